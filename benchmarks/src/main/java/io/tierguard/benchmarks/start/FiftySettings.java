package io.tierguard.benchmarks.start;

import io.smallrye.config.ConfigMapping;
import io.tierguard.settings.SecretText;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Fifty settings of a service, six of them secrets and six endpoints, that Tierguard and bare SmallRye Config both read.
 *
 * @since 0.1
 */
@ConfigMapping(prefix = "shop")
public interface FiftySettings {

    /**
     * Settings of the database.
     *
     * @return the group
     */
    Database database();

    /**
     * Settings of the cache.
     *
     * @return the group
     */
    Cache cache();

    /**
     * Settings of the payment provider.
     *
     * @return the group
     */
    Payment payment();

    /**
     * Settings of the mail server.
     *
     * @return the group
     */
    Mail mail();

    /**
     * Settings of the message broker.
     *
     * @return the group
     */
    Broker broker();

    /**
     * Settings of the server.
     *
     * @return the group
     */
    Http http();

    /**
     * Settings of what it tells of itself.
     *
     * @return the group
     */
    Telemetry telemetry();

    /**
     * Settings of switches.
     *
     * @return the group
     */
    Features features();

    /** Settings of the database. */
    interface Database {
        /**
         * One of fifty.
         *
         * @return where it is
         */
        String url();

        /**
         * One of fifty.
         *
         * @return who connects
         */
        String user();

        /**
         * One of fifty.
         *
         * @return its password
         */
        SecretText password();

        /**
         * One of fifty.
         *
         * @return most connections
         */
        int poolSize();

        /**
         * One of fifty.
         *
         * @return fewest connections
         */
        int poolMinimum();

        /**
         * One of fifty.
         *
         * @return how long a connection may take
         */
        Duration connectTimeout();

        /**
         * One of fifty.
         *
         * @return how long a statement may take
         */
        Duration statementTimeout();

        /**
         * One of fifty.
         *
         * @return whether nothing is written
         */
        boolean readOnly();
    }

    /** Settings of the cache. */
    interface Cache {
        /**
         * One of fifty.
         *
         * @return where it is
         */
        URI url();

        /**
         * One of fifty.
         *
         * @return its password
         */
        SecretText password();

        /**
         * One of fifty.
         *
         * @return how long an entry lives
         */
        Duration ttl();

        /**
         * One of fifty.
         *
         * @return most entries
         */
        int entries();

        /**
         * One of fifty.
         *
         * @return whether entries are compressed
         */
        boolean compress();

        /**
         * One of fifty.
         *
         * @return what keys begin with
         */
        String namespace();
    }

    /** Settings of the payment provider. */
    interface Payment {
        /**
         * One of fifty.
         *
         * @return where it is
         */
        URI url();

        /**
         * One of fifty.
         *
         * @return its key
         */
        SecretText key();

        /**
         * One of fifty.
         *
         * @return what signs its calls
         */
        SecretText webhookSecret();

        /**
         * One of fifty.
         *
         * @return how long a call may take
         */
        Duration timeout();

        /**
         * One of fifty.
         *
         * @return how often a call is made again
         */
        int retries();

        /**
         * One of fifty.
         *
         * @return what is charged
         */
        String currency();

        /**
         * One of fifty.
         *
         * @return whether it charges at once
         */
        boolean capture();
    }

    /** Settings of the mail server. */
    interface Mail {
        /**
         * One of fifty.
         *
         * @return where it is
         */
        URI url();

        /**
         * One of fifty.
         *
         * @return who sends
         */
        String user();

        /**
         * One of fifty.
         *
         * @return its password
         */
        SecretText password();

        /**
         * One of fifty.
         *
         * @return what stands as the sender
         */
        String sender();

        /**
         * One of fifty.
         *
         * @return where answers go
         */
        String replyTo();

        /**
         * One of fifty.
         *
         * @return most mails a minute
         */
        int perMinute();
    }

    /** Settings of the message broker. */
    interface Broker {
        /**
         * One of fifty.
         *
         * @return where it is
         */
        URI url();

        /**
         * One of fifty.
         *
         * @return who connects
         */
        String user();

        /**
         * One of fifty.
         *
         * @return its password
         */
        SecretText password();

        /**
         * One of fifty.
         *
         * @return where orders go
         */
        String topic();

        /**
         * One of fifty.
         *
         * @return who reads them
         */
        String group();

        /**
         * One of fifty.
         *
         * @return how many at once
         */
        int batch();

        /**
         * One of fifty.
         *
         * @return how long a batch waits
         */
        Duration linger();
    }

    /** Settings of the server. */
    interface Http {
        /**
         * One of fifty.
         *
         * @return where it listens
         */
        String host();

        /**
         * One of fifty.
         *
         * @return its port
         */
        int port();

        /**
         * One of fifty.
         *
         * @return most requests at once
         */
        int threads();

        /**
         * One of fifty.
         *
         * @return how long a request may take
         */
        Duration requestTimeout();

        /**
         * One of fifty.
         *
         * @return most bytes of a request
         */
        long maxBody();

        /**
         * One of fifty.
         *
         * @return whether answers are compressed
         */
        boolean compress();

        /**
         * One of fifty.
         *
         * @return what it answers to
         */
        List<String> methods();
    }

    /** Settings of what it tells of itself. */
    interface Telemetry {
        /**
         * One of fifty.
         *
         * @return where it goes
         */
        URI url();

        /**
         * One of fifty.
         *
         * @return how much of it
         */
        double sampling();

        /**
         * One of fifty.
         *
         * @return how often
         */
        Duration interval();

        /**
         * One of fifty.
         *
         * @return the name of the service
         */
        String service();

        /**
         * One of fifty.
         *
         * @return whether at all
         */
        boolean enabled();
    }

    /** Settings of switches. */
    interface Features {
        /**
         * One of fifty.
         *
         * @return whether betas are shown
         */
        boolean beta();

        /**
         * One of fifty.
         *
         * @return where the search is
         */
        URI search();

        /**
         * One of fifty.
         *
         * @return how much is taken off
         */
        double discount();

        /**
         * One of fifty.
         *
         * @return what the page says
         */
        Optional<String> greeting();
    }
}

package io.tierguard.benchmarks.start;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fifty settings as Spring Boot binds them: {@link FiftySettings} as records, and secrets as plain text. */
record FiftyBound(
        Database database,
        Cache cache,
        Payment payment,
        Mail mail,
        Broker broker,
        Http http,
        Telemetry telemetry,
        Features features) {

    record Database(
            String url,
            String user,
            String password,
            int poolSize,
            int poolMinimum,
            Duration connectTimeout,
            Duration statementTimeout,
            boolean readOnly) {}

    record Cache(URI url, String password, Duration ttl, int entries, boolean compress, String namespace) {}

    record Payment(
            URI url,
            String key,
            String webhookSecret,
            Duration timeout,
            int retries,
            String currency,
            boolean capture) {}

    record Mail(URI url, String user, String password, String sender, String replyTo, int perMinute) {}

    record Broker(URI url, String user, String password, String topic, String group, int batch, Duration linger) {}

    record Http(
            String host,
            int port,
            int threads,
            Duration requestTimeout,
            long maxBody,
            boolean compress,
            List<String> methods) {}

    record Telemetry(URI url, double sampling, Duration interval, String service, boolean enabled) {}

    record Features(
            boolean beta,
            URI search,
            double discount,
            @Nullable String greeting) {}
}

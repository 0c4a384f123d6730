package io.tierguard.http.peers;

import io.tierguard.http.GuardedHttpClient;
import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.Tiers;
import io.tierguard.http.apache.GuardedApacheClient;
import io.tierguard.net.GuardedSocketFactory;
import io.tierguard.net.JvmWideGuard;
import io.tierguard.net.RefusedAddressException;
import io.tierguard.net.RefusedSocketException;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.http.HttpClient;
import java.util.List;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.FilteredHostException;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;

/** What stands between an application and another tier: a column of {@code docs/http-comparison.md}. */
enum Peer {
    /** To show that each row does harm where nothing prevents it. */
    NOTHING(""),
    GUARDED_CLIENT("Guarded client"),
    NET("`JvmWideGuard`"),
    FILTER("`InetAddressFilter`"),
    PROXY("Egress proxy");

    /** Which library makes the requests. */
    enum Library {
        APACHE("Apache"),
        JDK("JDK");

        final String text;

        Library(String text) {
            this.text = text;
        }
    }

    /** What stands in the head of the table. */
    final String column;

    Peer(String column) {
        this.column = column;
    }

    /** Installs for the whole JVM what this peer installs there; closing it takes that down again. */
    AutoCloseable install(EgressProxy proxy) {
        return switch (this) {
            case NET -> JvmWideGuard.install(Tiers.staging());
            case PROXY -> {
                ProxySelector before = ProxySelector.getDefault();
                ProxySelector.setDefault(proxy.selector());
                yield () -> ProxySelector.setDefault(before);
            }
            case NOTHING, GUARDED_CLIENT, FILTER -> () -> {};
        };
    }

    /** A client as an application would make it with this peer. */
    Client client(Library library, Row.Made made, EgressProxy proxy) {
        boolean withoutProxy = made == Row.Made.WITHOUT_PROXY;
        List<String> settings = this == PROXY ? proxy.settings() : List.of();
        if (this == GUARDED_CLIENT && made != Row.Made.BARE) {
            return new Client(
                    guarded(library, withoutProxy), GuardedSocketFactory.of(Tiers.staging())::createSocket, settings);
        }
        HttpClientSettings filtering = this == FILTER && made != Row.Made.BARE
                ? HttpClientSettings.defaults().withInetAddressFilter(InetAddressFilter.not("127.0.0.3"))
                : HttpClientSettings.defaults();
        return new Client(spring(library, filtering, withoutProxy), Socket::new, settings);
    }

    private static ClientHttpRequestFactory guarded(Library library, boolean withoutProxy) {
        if (library == Library.JDK) {
            HttpClient.Builder builder = GuardedHttpClient.newBuilder(Tiers.staging())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .sslContext(Site.TRUST);
            return new JdkClientHttpRequestFactory(
                    (withoutProxy ? builder.proxy(HttpClient.Builder.NO_PROXY) : builder).build());
        }
        HttpClientBuilder builder = HttpClients.custom()
                .setConnectionManager(GuardedApacheClient.connectionManager(Tiers.staging())
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(Site.TRUST))
                        .build());
        // this one asks for no proxy unless it is told to
        return new HttpComponentsClientHttpRequestFactory(
                GuardedApacheClient.build(withoutProxy ? builder : builder.useSystemProperties(), Tiers.staging()));
    }

    /** A client as Spring Boot makes it, which asks the JVM for a proxy unless it is told to use none. */
    static ClientHttpRequestFactory spring(Library library, HttpClientSettings settings, boolean withoutProxy) {
        if (library == Library.JDK) {
            JdkClientHttpRequestFactoryBuilder jdk = ClientHttpRequestFactoryBuilder.jdk()
                    .withHttpClientCustomizer(client -> client.sslContext(Site.TRUST));
            return (withoutProxy ? jdk.withProxySelector(HttpClient.Builder.NO_PROXY) : jdk).build(settings);
        }
        HttpComponentsClientHttpRequestFactoryBuilder apache = ClientHttpRequestFactoryBuilder.httpComponents()
                .withConnectionManagerCustomizer(
                        pool -> pool.setTlsSocketStrategy(new DefaultClientTlsStrategy(Site.TRUST)));
        return (withoutProxy
                        ? apache.withHttpClientCustomizer(
                                client -> client.setRoutePlanner(new DefaultRoutePlanner(null)))
                        : apache)
                .build(settings);
    }

    /** Whether this is a refusal of this peer's, and no other failure. */
    boolean refuses(@Nullable Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean own = switch (this) {
                case NOTHING, PROXY -> false;
                case GUARDED_CLIENT ->
                    cause instanceof RefusedRouteException || cause instanceof RefusedSocketException;
                case NET -> cause instanceof RefusedAddressException;
                case FILTER -> cause instanceof FilteredHostException;
            };
            if (own) {
                return true;
            }
        }
        return false;
    }
}

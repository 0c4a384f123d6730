package io.tierguard.http.apache;

import io.tierguard.guard.Guard;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.protocol.RedirectStrategy;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.jspecify.annotations.Nullable;

/** What a test wants of a client, classic or not: the builders of the two have the same methods and no common type. */
final class Setup {

    Guard guard = Shop.staging();
    ScriptedNames names = new ScriptedNames();

    @Nullable
    HttpHost proxy;

    @Nullable
    ProxySelector selector;

    @Nullable
    HttpRoutePlanner planner;

    @Nullable
    RedirectStrategy redirects;

    @Nullable
    CredentialsProvider credentials;

    @Nullable
    SchemePortResolver ports;

    @Nullable
    InetSocketAddress socks;

    final List<HttpRequestInterceptor> interceptors = new ArrayList<>();
    final List<Header> defaultHeaders = new ArrayList<>();

    static Setup of(Consumer<Setup> choice) {
        Setup setup = new Setup();
        choice.accept(setup);
        return setup;
    }

    HttpClientBuilder on(HttpClientBuilder builder) {
        if (proxy != null) {
            builder.setProxy(proxy);
        }
        if (selector != null) {
            builder.setProxySelector(selector);
        }
        if (planner != null) {
            builder.setRoutePlanner(planner);
        }
        if (redirects != null) {
            builder.setRedirectStrategy(redirects);
        }
        if (credentials != null) {
            builder.setDefaultCredentialsProvider(credentials);
        }
        if (ports != null) {
            builder.setSchemePortResolver(ports);
        }
        interceptors.forEach(builder::addRequestInterceptorLast);
        return builder.setDefaultHeaders(defaultHeaders);
    }

    HttpAsyncClientBuilder on(HttpAsyncClientBuilder builder) {
        if (proxy != null) {
            builder.setProxy(proxy);
        }
        if (selector != null) {
            builder.setProxySelector(selector);
        }
        if (planner != null) {
            builder.setRoutePlanner(planner);
        }
        if (redirects != null) {
            builder.setRedirectStrategy(redirects);
        }
        if (credentials != null) {
            builder.setDefaultCredentialsProvider(credentials);
        }
        if (ports != null) {
            builder.setSchemePortResolver(ports);
        }
        interceptors.forEach(builder::addRequestInterceptorLast);
        return builder.setDefaultHeaders(defaultHeaders);
    }
}

package io.tierguard.http;

import io.tierguard.net.JvmWideGuard;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** The JDK's builder, with the guard's hooks around the user's own cookie handler and proxy selector. */
final class GuardedHttpClientBuilder implements HttpClient.Builder {

    private static final LaterJdk LOCAL_ADDRESS =
            LaterJdk.method(HttpClient.Builder.class, "localAddress", HttpClient.Builder.class, InetAddress.class);

    private final HttpClient.Builder delegate = HttpClient.newBuilder();
    private final RouteJudge judge;
    private @Nullable CookieHandler cookieHandler;
    private @Nullable ProxySelector proxy;
    private @Nullable Authenticator authenticator;

    GuardedHttpClientBuilder(RouteJudge judge) {
        this.judge = judge;
    }

    @Override
    public HttpClient.Builder cookieHandler(CookieHandler users) {
        cookieHandler = Objects.requireNonNull(users);
        return this;
    }

    @Override
    public HttpClient.Builder proxy(ProxySelector users) {
        proxy = Objects.requireNonNull(users);
        return this;
    }

    @Override
    public HttpClient.Builder version(HttpClient.Version version) {
        delegate.version(UnguardedClientException.guarded(version));
        return this;
    }

    @Override
    public HttpClient.Builder connectTimeout(Duration duration) {
        delegate.connectTimeout(duration);
        return this;
    }

    @Override
    public HttpClient.Builder sslContext(SSLContext context) {
        delegate.sslContext(context);
        return this;
    }

    @Override
    public HttpClient.Builder sslParameters(SSLParameters parameters) {
        delegate.sslParameters(parameters);
        return this;
    }

    @Override
    public HttpClient.Builder executor(Executor executor) {
        delegate.executor(executor);
        return this;
    }

    @Override
    public HttpClient.Builder followRedirects(HttpClient.Redirect policy) {
        delegate.followRedirects(policy);
        return this;
    }

    @Override
    public HttpClient.Builder priority(int priority) {
        delegate.priority(priority);
        return this;
    }

    @Override
    public HttpClient.Builder authenticator(Authenticator users) {
        authenticator = Objects.requireNonNull(users);
        delegate.authenticator(new GuardedAuthenticator(users, judge));
        return this;
    }

    /** Of JDK 19 and later, so that release 17 does not know what it overrides. */
    public HttpClient.Builder localAddress(@Nullable InetAddress address) {
        LOCAL_ADDRESS.call(delegate, address);
        return this;
    }

    /** Like the JDK's, a client without a selector of its own has the default one of the moment when it is built. */
    @Override
    public HttpClient build() {
        return build(new Journeys());
    }

    HttpClient build(Journeys journeys) {
        delegate.cookieHandler(new HopGuard(judge, journeys, cookieHandler));
        ProxySelector selector = JvmWideGuard.below(proxy == null ? ProxySelector.getDefault() : proxy, judge.guard());
        delegate.proxy(
                selector == null ? NO_PROXY : new GuardedProxySelector(selector, judge, journeys::passThroughProxy));
        return new GuardedHttpClient(
                delegate.build(),
                new Departures(judge, journeys),
                Optional.ofNullable(cookieHandler),
                Optional.ofNullable(proxy),
                Optional.ofNullable(authenticator));
    }
}

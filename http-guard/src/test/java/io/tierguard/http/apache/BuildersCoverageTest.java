package io.tierguard.http.apache;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.async.HttpAsyncClient;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.H2AsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.nio.AsyncClientConnectionOperator;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.junit.jupiter.api.Test;

/** A method that a new version of the client brings may lead past the guard: somebody has to look at it first. */
class BuildersCoverageTest {

    /** Seen by the hooks, since they stand behind all of these, or says nothing of where a request goes. */
    private static final Set<String> OF_ALL_BUILDERS = Set.of(
            "addExecInterceptorAfter",
            "addExecInterceptorBefore",
            "addExecInterceptorFirst",
            "addExecInterceptorLast",
            "addRequestInterceptorFirst",
            "addRequestInterceptorLast",
            "addResponseInterceptorFirst",
            "addResponseInterceptorLast",
            "build",
            "disableAuthCaching",
            "disableAutomaticRetries",
            "disableCookieManagement",
            "disableRedirectHandling",
            "evictIdleConnections",
            "replaceExecInterceptor",
            "setDefaultAuthSchemeRegistry",
            "setDefaultCookieSpecRegistry",
            "setDefaultCookieStore",
            "setDefaultCredentialsProvider",
            "setDefaultHeaders",
            "setDefaultRequestConfig",
            "setProxyAuthenticationStrategy",
            "setRedirectStrategy",
            "setRetryStrategy",
            "setRoutePlanner",
            "setSchemePortResolver",
            "setTargetAuthenticationStrategy",
            "setUserAgent",
            "useSystemProperties");

    private static Set<String> methods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> and(String... more) {
        return Stream.concat(OF_ALL_BUILDERS.stream(), Arrays.stream(more)).collect(Collectors.toSet());
    }

    @Test
    void of_classic_clients() {
        assertThat(methods(HttpClientBuilder.class))
                .isSubsetOf(and(
                        "disableConnectionState",
                        "disableContentCompression",
                        "disableDefaultUserAgent",
                        "evictExpiredConnections",
                        "getConnManager",
                        "setBackoffManager",
                        "setConnectionBackoffStrategy",
                        "setConnectionManager", // must be one of ours
                        "setConnectionManagerShared",
                        "setConnectionReuseStrategy",
                        "setContentDecoderMap",
                        "setContentDecoderRegistry",
                        "setKeepAliveStrategy",
                        "setProxy",
                        "setProxySelector",
                        "setRequestExecutor", // writes to the connection that it is given
                        "setUserTokenHandler"));
    }

    @Test
    void of_asynchronous_clients() {
        assertThat(methods(HttpAsyncClientBuilder.class))
                .isSubsetOf(and(
                        "disableConnectionState",
                        "disableContentCompression",
                        "disableRequestPriority",
                        "evictExpiredConnections",
                        "getConnManager",
                        "setCharCodingConfig",
                        "setConnectionManager", // must be one of ours
                        "setConnectionManagerShared",
                        "setConnectionReuseStrategy",
                        "setContentDecoderMap",
                        "setEarlyHintsListener",
                        "setH2Config",
                        "setHttp1Config",
                        "setIOReactorConfig", // its SOCKS proxy is read
                        "setIoSessionDecorator",
                        "setIOSessionListener",
                        "setIoReactorExceptionCallback",
                        "setKeepAliveStrategy",
                        "setMaxQueuedRequests",
                        "setProxy",
                        "setProxySelector",
                        "setReactorExceptionCallback",
                        "setThreadFactory",
                        "setUserTokenHandler",
                        "setDefaultTlsConfig",
                        "setTlsConfig",
                        "setTlsStrategy",
                        "setVersionPolicy"));
    }

    @Test
    void of_clients_for_http_2() {
        assertThat(methods(H2AsyncClientBuilder.class))
                .isSubsetOf(and(
                        "disableRequestPriority",
                        "setCharCodingConfig",
                        "setConnectionConfigResolver",
                        "setDefaultConnectionConfig",
                        "setDnsResolver", // wrapped
                        "setH2Config",
                        "setIOReactorConfig", // its SOCKS proxy is read
                        "setIoSessionDecorator",
                        "setIOSessionListener",
                        "setIoReactorExceptionCallback",
                        "setThreadFactory",
                        "setTlsStrategy"));
    }

    @Test
    void of_connection_managers() {
        assertThat(methods(PoolingHttpClientConnectionManagerBuilder.class))
                .isSubsetOf(Set.of(
                        "build",
                        "setConnPoolPolicy",
                        "setConnectionConfigResolver",
                        "setConnectionFactory",
                        "setConnectionTimeToLive",
                        "setDefaultConnectionConfig",
                        "setDefaultSocketConfig", // its SOCKS proxy is judged
                        "setDefaultTlsConfig",
                        "setDnsResolver", // handed to our operator
                        "setMaxConnPerRoute",
                        "setMaxConnTotal",
                        "setOffLockDisposalEnabled",
                        "setPoolConcurrencyPolicy",
                        "setSSLSocketFactory",
                        "setSchemePortResolver", // handed to our operator
                        "setSocketConfigResolver",
                        "setTlsConfigResolver",
                        "setTlsSocketStrategy", // gets a connected socket
                        "setValidateAfterInactivity",
                        "useSystemProperties"));
        assertThat(methods(PoolingAsyncClientConnectionManagerBuilder.class))
                .isSubsetOf(Set.of(
                        "build",
                        "setConnPoolPolicy",
                        "setConnectionConfigResolver",
                        "setConnectionTimeToLive",
                        "setDefaultConnectionConfig",
                        "setDefaultTlsConfig",
                        "setDnsResolver", // handed to our operator
                        "setMaxConnPerRoute",
                        "setMaxConnTotal",
                        "setMessageMultiplexing",
                        "setPoolConcurrencyPolicy",
                        "setSchemePortResolver", // handed to our operator
                        "setTlsConfigResolver",
                        "setTlsStrategy",
                        "setValidateAfterInactivity",
                        "useSystemProperties"));
    }

    @Test
    void of_what_opens_connections_all_are_our_own() {
        for (Class<?> operator :
                new Class<?>[] {HttpClientConnectionOperator.class, AsyncClientConnectionOperator.class}) {
            Class<?> ours =
                    operator == HttpClientConnectionOperator.class ? GuardedOperator.class : GuardedAsyncOperator.class;
            for (Method method : operator.getMethods()) {
                assertThat(ours)
                        .as(method.toString())
                        .satisfies(type -> assertThat(type.getMethod(method.getName(), method.getParameterTypes())
                                        .getDeclaringClass())
                                .isEqualTo(ours));
            }
        }
    }

    @Test
    void of_an_asynchronous_client_only_those_that_call_its_one_way_in_are_not_our_own() {
        for (Method method : CloseableHttpAsyncClient.class.getMethods()) {
            boolean leadsIn = Modifier.isFinal(method.getModifiers())
                    || method.getDeclaringClass() == HttpAsyncClient.class
                    || method.getDeclaringClass() == Object.class;
            assertThat(GuardedAsyncClient.class)
                    .as(method.toString())
                    .satisfies(type -> assertThat(leadsIn
                                    || type.getMethod(method.getName(), method.getParameterTypes())
                                                    .getDeclaringClass()
                                            == GuardedAsyncClient.class)
                            .isTrue());
        }
    }

    @Test
    void of_what_a_request_a_socket_or_a_route_may_be_told() {
        assertThat(methods(RequestConfig.class).stream().filter(name -> name.startsWith("get")))
                .isSubsetOf(Set.of(
                        "getConnectTimeout",
                        "getConnectionKeepAlive",
                        "getConnectionRequestTimeout",
                        "getCookieSpec",
                        "getExpectContinueTimeout",
                        "getH2Priority",
                        "getMaxRedirects",
                        "getProtocolUpgradeEnabled",
                        "getProxy", // in the route
                        "getProxyPreferredAuthSchemes",
                        "getRequestTimeout",
                        "getResponseTimeout",
                        "getTargetPreferredAuthSchemes",
                        "getUnixDomainSocket")); // in the route
        assertThat(methods(SocketConfig.class).stream().filter(name -> name.startsWith("getSocks")))
                .containsExactly("getSocksProxyAddress");
        assertThat(methods(IOReactorConfig.class).stream().filter(name -> name.startsWith("getSocks")))
                .containsExactlyInAnyOrder("getSocksProxyAddress", "getSocksProxyPassword", "getSocksProxyUsername");
        assertThat(methods(HttpRoute.class).stream().filter(name -> name.startsWith("get")))
                .isSubsetOf(Set.of(
                        "getHopCount",
                        "getHopTarget",
                        "getLayerType",
                        "getLocalAddress",
                        "getLocalSocketAddress",
                        "getProxyHost",
                        "getTargetHost",
                        "getTargetName", // of the TLS handshake; the request's authority
                        "getTunnelType",
                        "getUnixDomainSocket"));
    }
}

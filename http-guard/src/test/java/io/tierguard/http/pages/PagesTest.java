package io.tierguard.http.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.Tierguard;
import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.http.GuardedHttpClient;
import io.tierguard.http.Hop;
import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.RouteJudge;
import io.tierguard.http.Tiers;
import io.tierguard.http.apache.GuardedApacheClient;
import io.tierguard.http.okhttp.GuardedOkHttp;
import io.tierguard.net.JvmWideGuard;
import io.tierguard.registry.Registry;
import io.tierguard.report.Code;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** What the pages in docs show: between the marks of a region, a page's own lines. */
@Timeout(60)
class PagesTest {

    private final Tierguard tierguard = started();
    private final Guard guard = Tiers.staging();

    private static Tierguard started() {
        Registry registry = Registry.parse("tierguard.yaml", "version: 1\nendpoints:\n  test: [localhost]\n");
        Tierguard.Resolution resolution =
                Tierguard.resolve(Tierguard.Sources.of(Map.of("TIERGUARD_ENVIRONMENT", "test"), registry));
        assertThat(resolution).isInstanceOf(Tierguard.Resolved.class);
        return ((Tierguard.Resolved) resolution).tierguard();
    }

    @Test
    void builds_a_client_of_the_jdk() {
        // region jdk-builder
        HttpClient http = GuardedHttpClient.newBuilder(tierguard.guard())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        // endregion
        assertThat(http.followRedirects()).isEqualTo(HttpClient.Redirect.NORMAL);
        assertThat(http.connectTimeout()).contains(Duration.ofSeconds(5));
    }

    @Test
    void wraps_a_client_of_the_jdk() {
        HttpClient existing = HttpClient.newHttpClient();
        // region jdk-wrap
        HttpClient http = GuardedHttpClient.wrap(existing, tierguard.guard());
        // endregion
        assertThat(http).isNotSameAs(existing);
    }

    @Test
    void judges_for_a_client_of_somebody_elses() throws Exception {
        Map<String, List<String>> headers = Map.of();
        List<InetAddress> addresses = List.of(InetAddress.getByName("127.0.0.3"));

        assertThatExceptionOfType(RefusedRouteException.class)
                .isThrownBy(() -> {
                    // region adapter
                    RouteJudge judge = RouteJudge.of(guard, "OurClient");
                    Hop first = Hop.first("https://api.staging.example.com/orders");
                    judge.require(first, headers);
                    judge.require(
                            first.redirectedTo("https://files.staging.example.com/1"), headers, name -> addresses);
                    // endregion
                })
                .withMessageStartingWith("TG-2003 refused: this process is staging, and files.staging.example.com:443"
                        + " resolves to 127.0.0.3, which belongs to production\n");
    }

    @Test
    void builds_and_wraps_clients_of_okhttp() {
        OkHttpClient existing = new OkHttpClient();
        // region okhttp
        OkHttpClient http = GuardedOkHttp.newBuilder(tierguard.guard())
                .callTimeout(Duration.ofSeconds(5))
                .build();

        OkHttpClient guarded =
                GuardedOkHttp.wrap(existing, tierguard.guard()); // same pool, dispatcher, cache and settings
        // endregion
        assertThat(http.callTimeoutMillis()).isEqualTo(5000);
        assertThat(guarded.connectionPool()).isSameAs(existing.connectionPool());
        assertThat(guarded.dispatcher()).isSameAs(existing.dispatcher());
    }

    @Test
    void builds_clients_of_apache() throws Exception {
        // region apache
        CloseableHttpClient http = GuardedApacheClient.build(HttpClients.custom(), tierguard.guard());
        CloseableHttpAsyncClient async = GuardedApacheClient.build(HttpAsyncClients.custom(), tierguard.guard());
        CloseableHttpAsyncClient h2 = GuardedApacheClient.build(HttpAsyncClients.customHttp2(), tierguard.guard());
        // endregion
        for (AutoCloseable client : List.of(http, async, h2)) {
            client.close();
        }
    }

    @Test
    void builds_a_connection_manager_of_apache() throws Exception {
        // region apache-connections
        HttpClientConnectionManager pool = GuardedApacheClient.connectionManager(guard) // asyncConnectionManager(guard)
                .setMaxConnTotal(50)
                .build();
        CloseableHttpClient http =
                GuardedApacheClient.build(HttpClients.custom().setConnectionManager(pool), guard);
        // endregion
        http.close();
    }

    @Test
    void hands_clients_to_spring() {
        // region spring
        // over Apache HttpClient 5, see apache-httpclient.md
        ClientHttpRequestFactory apache =
                new HttpComponentsClientHttpRequestFactory(GuardedApacheClient.build(HttpClients.custom(), guard));

        // over the JDK's client, see http.md
        ClientHttpRequestFactory jdk = new JdkClientHttpRequestFactory(GuardedHttpClient.newBuilder(guard)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build());

        RestClient client = RestClient.builder().requestFactory(jdk).build();
        RestTemplate template = new RestTemplate(apache);
        // endregion
        assertThat(template.getRequestFactory()).isSameAs(apache);

        List<Judgement> refused = new ArrayList<>();
        // region spring-refusal
        try {
            client.get().uri("https://api.prod.example.com/orders").retrieve().toBodilessEntity();
        } catch (ResourceAccessException e) {
            if (e.getCause() instanceof RefusedRouteException refusal) {
                refused.add(refusal.judgement());
            }
        }
        // endregion
        assertThat(refused).extracting(Judgement::code).containsExactly(Optional.of(Code.FOREIGN_ENDPOINT));
    }

    @Test
    @SuppressWarnings("try")
    void lays_a_net_under_the_jvm() {
        // region net
        JvmWideGuard net = JvmWideGuard.install(tierguard.guard()); // close() takes it down again
        // endregion
        assertThat(net.isActive()).isTrue();
        net.close();
        assertThat(net.isActive()).isFalse();
    }
}

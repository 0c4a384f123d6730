package io.tierguard.http.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.http.GuardedHttpClient;
import io.tierguard.http.RefusedRouteException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.support.HttpRequestWrapper;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** Spring's clients over guarded ones: its own interceptors see the first hop only. */
@Timeout(120)
class SpringTest {

    private final RecordingServer staging = new RecordingServer();
    private final RecordingServer production = new RecordingServer("127.0.0.3", staging.port());

    @AfterEach
    void stop() {
        staging.close();
        production.close();
    }

    /** Every client of Spring's over every factory whose client is guarded. */
    enum Stack {
        REST_CLIENT_OVER_APACHE(Stack::apache, Stack::restClient),
        REST_CLIENT_OVER_JDK(Stack::jdk, Stack::restClient),
        REST_TEMPLATE_OVER_APACHE(Stack::apache, Stack::restTemplate),
        REST_TEMPLATE_OVER_JDK(Stack::jdk, Stack::restTemplate);

        private final Factory factory;
        private final BiFunction<ClientHttpRequestFactory, List<ClientHttpRequestInterceptor>, Getting> client;

        Stack(
                Factory factory,
                BiFunction<ClientHttpRequestFactory, List<ClientHttpRequestInterceptor>, Getting> client) {
            this.factory = factory;
            this.client = client;
        }

        Getting with(ClientHttpRequestInterceptor... interceptors) {
            return client.apply(factory.make(), List.of(interceptors));
        }

        private static ClientHttpRequestFactory apache() {
            return new HttpComponentsClientHttpRequestFactory(
                    GuardedApacheClient.build(HttpClients.custom(), Shop.staging()));
        }

        private static ClientHttpRequestFactory jdk() {
            return new JdkClientHttpRequestFactory(GuardedHttpClient.newBuilder(Shop.staging())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build());
        }

        private static Getting restClient(
                ClientHttpRequestFactory factory, List<ClientHttpRequestInterceptor> interceptors) {
            RestClient client = RestClient.builder()
                    .requestFactory(factory)
                    .requestInterceptors(all -> all.addAll(interceptors))
                    .build();
            return url -> client.get().uri(URI.create(url)).retrieve().body(String.class);
        }

        private static Getting restTemplate(
                ClientHttpRequestFactory factory, List<ClientHttpRequestInterceptor> interceptors) {
            RestTemplate client = new RestTemplate(factory);
            client.setInterceptors(interceptors);
            return url -> client.getForObject(URI.create(url), String.class);
        }
    }

    private interface Factory {
        ClientHttpRequestFactory make();
    }

    private interface Getting {
        String get(String url);
    }

    @ParameterizedTest
    @EnumSource
    void our_own_answers(Stack stack) {
        staging.redirect("/out", 302, staging.at("files.staging.example.com") + "/there");

        assertThat(stack.with().get(staging.at("api.staging.example.com") + "/out"))
                .isEqualTo("hello");
        assertThat(staging.askedFor()).containsExactly("GET /out", "GET /there");
    }

    @ParameterizedTest
    @EnumSource
    void production_is_refused_and_the_refusal_is_the_cause(Stack stack) {
        Getting client = stack.with();
        for (String host : List.of("api.prod.example.com", "127.0.0.3", "moved.staging.example.com")) {
            assertThatExceptionOfType(ResourceAccessException.class)
                    .as(host)
                    .isThrownBy(() -> client.get(staging.at(host) + "/orders?key=not-a-secret"))
                    .withCauseInstanceOf(RefusedRouteException.class)
                    .withMessageContaining("belongs to production")
                    .withMessageNotContaining("not-a-secret");
        }
        assertThat(staging.asked()).isEmpty();
        assertThat(production.asked()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_redirect_to_production_is_refused(Stack stack) {
        staging.redirect("/out", 307, staging.at("api.prod.example.com") + "/there");

        assertThatExceptionOfType(ResourceAccessException.class)
                .isThrownBy(() -> stack.with().get(staging.at("api.staging.example.com") + "/out"))
                .withCauseInstanceOf(RefusedRouteException.class)
                .withMessageContaining("hop 2, a redirect by http://api.staging.example.com:" + staging.port());
        assertThat(staging.askedFor()).containsExactly("GET /out");
    }

    @ParameterizedTest
    @EnumSource
    void what_an_interceptor_makes_of_the_url_is_judged(Stack stack) {
        ClientHttpRequestInterceptor elsewhere = (request, body, execution) -> execution.execute(
                new HttpRequestWrapper(request) {
                    @Override
                    public URI getURI() {
                        return URI.create(staging.at("api.prod.example.com"));
                    }
                },
                body);

        assertThatExceptionOfType(ResourceAccessException.class)
                .isThrownBy(() -> stack.with(elsewhere).get(staging.at("api.staging.example.com")))
                .withCauseInstanceOf(RefusedRouteException.class);
        assertThat(staging.asked()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_host_header_of_an_interceptor_is_judged(Stack stack) {
        ClientHttpRequestInterceptor telling = (request, body, execution) -> {
            request.getHeaders().set("Host", "api.prod.example.com");
            return execution.execute(request, body);
        };

        assertThatExceptionOfType(ResourceAccessException.class)
                .isThrownBy(() -> stack.with(telling).get(staging.at("api.staging.example.com")))
                .withCauseInstanceOf(RefusedRouteException.class)
                .withMessageContaining("the Host header of Guarded");
        assertThat(staging.asked()).isEmpty();
    }
}

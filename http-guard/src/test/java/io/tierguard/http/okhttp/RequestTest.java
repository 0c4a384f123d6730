package io.tierguard.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.Tiers;
import io.tierguard.report.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RequestTest {

    private Site site;

    @BeforeEach
    void start() throws IOException {
        site = new Site();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private void nothing_was_opened() {
        assertThat(site.accepted()).isZero();
        assertThat(site.asked()).isEmpty();
    }

    @Nested
    class To_our_own_environment {
        @ParameterizedTest
        @EnumSource
        void is_answered(Calls.Way way) throws IOException {
            Request request = Calls.to(site.at("api.staging.example.com", "/orders?id=1"));

            assertThat(Calls.body(Calls.client().build(), request, way)).isEqualTo("hello");
            assertThat(site.askedFor()).containsExactly("GET /orders?id=1");
        }

        @Test
        void is_answered_by_a_literal() throws IOException {
            assertThat(Calls.body(Calls.client().build(), Calls.to(site.at("127.0.0.1", "/"))))
                    .isEqualTo("hello");
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void is_answered_where_only_the_address_says_that_it_is_ours(boolean fastFallback) throws IOException {
            try (Site there = new Site("127.0.0.2")) {
                OkHttpClient client = Calls.client().fastFallback(fastFallback).build();

                assertThat(Calls.body(client, Calls.to(there.at("by-address.example.com", "/"))))
                        .isEqualTo("hello");
                assertThat(Calls.body(client, Calls.to(there.at("by-address.example.com", "/pooled"))))
                        .isEqualTo("hello");
                assertThat(there.accepted()).isEqualTo(1);
            }
        }

        @Test
        void is_judged_by_its_path() throws IOException {
            OkHttpClient client = Calls.client().build();

            assertThat(Calls.body(client, Calls.to(site.at("mixed.example.com", "/try"))))
                    .isEqualTo("hello");
            assertThat(Calls.refusal(client, Calls.to(site.at("mixed.example.com", "/live/orders"))))
                    .hasMessageStartingWith("TG-2001");
            assertThat(site.askedFor()).containsExactly("GET /try");
        }

        @Test
        void may_be_asked_again_by_a_clone_of_the_call() throws IOException {
            Call call = Calls.client().build().newCall(Calls.to(site.at("api.staging.example.com", "/")));

            call.execute().close();
            call.clone().execute().close();

            assertThat(site.askedFor()).hasSize(2);
            assertThat(site.accepted()).isEqualTo(1);
        }
    }

    @Nested
    class To_production {
        @ParameterizedTest
        @EnumSource
        void is_refused_before_anything_is_opened(Calls.Way way) {
            Request request = Calls.to(
                    "http://user:not-a-secret@API.prod.example.com:" + site.port() + "/orders?token=not-a-secret");

            assertThat(Calls.refusal(Calls.client().build(), request, way))
                    .hasMessage("""
                            TG-2001 refused: this process is staging, and api.prod.example.com:%1$d belongs to production
                              used by        GuardedOkHttp
                              target         http://api.prod.example.com:%1$d  (credentials, path and parameters left out)
                              production by  *.prod.example.com                tierguard.yaml:4
                              at             hop 1, the request itself; no connection was opened to it
                              to fix         point GuardedOkHttp at an endpoint of staging, or correct tierguard.yaml:4 if this endpoint is not production's""".formatted(site.port()))
                    .hasNoCause()
                    .hasNoSuppressedExceptions()
                    .satisfies(refusal -> assertThat(refusal.judgement().code()).contains(Code.FOREIGN_ENDPOINT));
            nothing_was_opened();
        }

        @Test
        void is_not_even_looked_up() {
            Dns failing = name -> {
                throw new AssertionError("nobody may ask for " + name);
            };

            assertThat(Calls.refusal(
                            Calls.client().dns(failing).build(), Calls.to(site.at("api.prod.example.com", "/"))))
                    .hasMessageStartingWith("TG-2001");
        }

        @Test
        void is_refused_each_time_that_a_call_is_cloned() {
            Call call = Calls.client().build().newCall(Calls.to(site.at("api.prod.example.com", "/")));

            assertThatExceptionOfType(RefusedRouteException.class).isThrownBy(call::execute);
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> call.clone().execute());
            nothing_was_opened();
        }

        static Stream<String> literals() {
            return Stream.of(
                    "127.0.0.3",
                    "[::ffff:127.0.0.3]",
                    "[::ffff:7f00:3]",
                    "2130706435",
                    "127.3",
                    "127.0.3",
                    "0177.0.0.3",
                    "0x7f.0.0.3",
                    "0x7f000003",
                    "127.0.0.3.",
                    "%31%32%37.0.0.3",
                    "１２７.0.0.3",
                    "127。0。0。3",
                    "[64:ff9b::7f00:3]",
                    "[::7f00:3]",
                    "[2002:7f00:3::]");
        }

        @ParameterizedTest
        @MethodSource("literals")
        void is_refused_in_every_spelling_of_its_address(String literal) {
            OkHttpClient client = Calls.client().build();
            String url = site.at(literal, "/");

            if (okhttp3.HttpUrl.parse(url) != null) {
                assertThat(Calls.refusal(client, Calls.to(url))).hasMessageStartingWith("TG-200");
            } else {
                assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Calls.to(url));
            }
            nothing_was_opened();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "api.prod.example.com.",
                    "API.PROD.EXAMPLE.COM",
                    "api%2Eprod.example.com",
                    "api。prod.example.com",
                    "ⓐpi.prod.example.com",
                    "ａｐｉ.prod.example.com",
                    "api.staging.example.com@api.prod.example.com",
                    "a_b.prod.example.com",
                    "api.pr\u00ADod.example.com"
                })
        void is_refused_in_every_spelling_of_its_name(String name) {
            assertThat(Calls.refusal(Calls.client().build(), Calls.to(site.at(name, "/"))))
                    .hasMessageStartingWith("TG-200");
            nothing_was_opened();
        }
    }

    @Nested
    class To_a_name_with_addresses {
        private final InetAddress own = InetAddress.getLoopbackAddress();

        private static Stream<Arguments> mixed() throws UnknownHostException {
            InetAddress foreign = InetAddress.getByName("127.0.0.3");
            InetAddress own4 = InetAddress.getByName("127.0.0.1");
            InetAddress own6 = InetAddress.getByName("::1");
            return Stream.of(
                            List.of(own4, foreign),
                            List.of(foreign, own4),
                            List.of(own6, own4, foreign),
                            List.of(foreign, own6))
                    .flatMap(addresses -> Stream.of(Arguments.of(addresses, true), Arguments.of(addresses, false)));
        }

        @ParameterizedTest
        @MethodSource("mixed")
        void is_refused_where_one_of_them_belongs_to_another(List<InetAddress> addresses, boolean fastFallback) {
            OkHttpClient client = Calls.client()
                    .fastFallback(fastFallback)
                    .dns(name -> addresses)
                    .build();

            for (Calls.Way way : Calls.Way.values()) {
                assertThat(Calls.refusal(client, Calls.to(site.at("api.staging.example.com", "/")), way))
                        .hasMessageStartingWith("TG-2003 refused: this process is staging, and api.staging.example.com:"
                                + site.port() + " resolves to 127.0.0.3, which belongs to production\n");
            }
            assertThat(Calls.refusedHandshake(client, Calls.to(site.at("api.staging.example.com", "/"))))
                    .hasMessageStartingWith("TG-2003");
            nothing_was_opened();
        }

        @Test
        void is_refused_where_the_system_finds_another() {
            assertThat(Calls.refusal(Calls.client().build(), Calls.to(site.at("moved.staging.example.com", "/"))))
                    .hasMessageStartingWith("TG-2003");
            assertThat(Calls.refusal(Calls.client().build(), Calls.to(site.at("two-faced.staging.example.com", "/"))))
                    .hasMessageStartingWith("TG-2003");
            nothing_was_opened();
        }

        @Test
        void is_refused_where_it_belongs_to_nobody_and_has_an_address_of_nobody() throws Exception {
            InetAddress unknown = InetAddress.getByName("203.0.113.5");
            OkHttpClient client =
                    Calls.client().dns(name -> List.of(own, unknown)).build();

            assertThat(Calls.refusal(client, Calls.to(site.at("by-address.example.com", "/"))))
                    .hasMessageStartingWith("TG-2002");
            nothing_was_opened();
        }

        @ParameterizedTest
        @EnumSource
        void is_refused_where_it_belongs_to_nobody_and_has_none(Calls.Way way) {
            assertThat(Calls.refusal(Calls.client().build(), Calls.to(site.at("unknown.example.com", "/")), way))
                    .hasMessageStartingWith("TG-2002 refused: this process is staging, and unknown.example.com:"
                            + site.port() + " belongs to nobody\n");
            nothing_was_opened();
        }

        @Test
        void fails_as_ever_where_our_own_has_none() {
            assertThatExceptionOfType(UnknownHostException.class)
                    .isThrownBy(() ->
                            Calls.body(Calls.client().build(), Calls.to(site.at("nowhere.staging.example.com", "/"))));
        }

        @Test
        void is_judged_by_each_answer_that_a_name_server_gives() throws IOException {
            int[] asked = {0};
            InetAddress foreign = InetAddress.getByName("127.0.0.3");
            OkHttpClient client = Calls.client()
                    .dns(name -> List.of(asked[0]++ == 0 ? own : foreign))
                    .build();
            Request request = Calls.to(site.at("api.staging.example.com", "/"));

            assertThat(Calls.body(client, request)).isEqualTo("hello");
            client.connectionPool().evictAll();
            assertThat(Calls.refusal(client, request)).hasMessageStartingWith("TG-2003");
            assertThat(site.asked()).hasSize(1);
        }
    }

    @Nested
    class With_a_host_header {
        @ParameterizedTest
        @ValueSource(strings = {"api.prod.example.com", "API.prod.example.com.:80", "unknown.example.com", "a b", "@"})
        void of_another_is_refused(String host) {
            Request request = new Request.Builder()
                    .url(site.at("api.staging.example.com", "/"))
                    .header("Host", host)
                    .build();

            assertThat(Calls.refusal(Calls.client().build(), request))
                    .hasMessageStartingWith("TG-200")
                    .hasMessageContaining("the Host header of GuardedOkHttp");
            assertThat(Calls.refusedHandshake(Calls.client().build(), request)).hasMessageStartingWith("TG-200");
            nothing_was_opened();
        }

        @Test
        void of_our_own_is_sent() throws IOException {
            Request request = new Request.Builder()
                    .url(site.at("api.staging.example.com", "/"))
                    .header("Host", "files.staging.example.com")
                    .build();

            assertThat(Calls.body(Calls.client().build(), request)).isEqualTo("hello");
            assertThat(site.asked().get(0).getHeaders().get("Host")).isEqualTo("files.staging.example.com");
        }
    }

    @Nested
    class Where_the_registry_only_observes {
        @Test
        void nothing_of_owners_is_refused() throws IOException {
            OkHttpClient client = GuardedOkHttp.newBuilder(Tiers.observing())
                    .callTimeout(Tiers.BOUND)
                    .build();

            assertThat(Calls.body(client, Calls.to(site.at("api.prod.example.com", "/"))))
                    .isEqualTo("hello");
            assertThat(Calls.body(client, Calls.to(site.at("two-faced.staging.example.com", "/"))))
                    .isEqualTo("hello");
            assertThat(Calls.refusal(client, Calls.to(site.at("127.3", "/")))).hasMessageStartingWith("TG-2006");
        }
    }
}

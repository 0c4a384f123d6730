package io.tierguard.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardListener;
import io.tierguard.guard.GuardSlot;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Lookups;
import io.tierguard.guard.Reason;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Look-ups through the JVM's own door, with the guard as its resolver. */
class GuardedResolverTest {

    @BeforeEach
    void nobody_asked_yet() {
        TestNames.forgetAsked();
    }

    private static RefusedLookupException refusalOf(String name) {
        RefusedLookupException refusal =
                catchThrowableOfType(RefusedLookupException.class, () -> InetAddress.getAllByName(name));
        assertThat(refusal).as("the refusal of " + name).isNotNull();
        return refusal;
    }

    @Nested
    class With_a_guard_of_staging {

        private final GuardSlot.Publication publication = GuardSlot.publish(Tiers.staging());

        @AfterEach
        void take_it_back() {
            publication.close();
        }

        @ParameterizedTest
        @CsvSource({
            "api.staging.example.com, 127.0.0.1",
            "API.Staging.example.COM., unknown",
            "metrics.prod.example.com, 127.0.0.3",
            "by-address.example.com, 127.0.0.1",
        })
        void answers_what_is_allowed_at_some_port(String name, String address) throws UnknownHostException {
            if (address.equals("unknown")) {
                assertThatExceptionOfType(UnknownHostException.class)
                        .isThrownBy(() -> InetAddress.getAllByName(name))
                        .isExactlyInstanceOf(UnknownHostException.class);
            } else {
                assertThat(InetAddress.getAllByName(name))
                        .extracting(InetAddress::getHostAddress)
                        .containsExactly(address);
            }
            assertThat(TestNames.asked()).containsExactly(name);
        }

        @Test
        void refuses_a_foreign_name_and_asks_nobody_for_it() {
            assertThat(refusalOf("api.prod.example.com")).hasMessage("""
                    TG-2001 refused: this process is staging, and api.prod.example.com belongs to production
                      used by        what looked up its name
                      target         api.prod.example.com  (credentials and parameters left out)
                      production by  *.prod.example.com                tierguard.yaml:5
                      to fix         point what looked up its name at an endpoint of staging, or correct tierguard.yaml:5 if this endpoint is not production's""");
            assertThat(TestNames.asked()).isEmpty();
        }

        @Test
        void refuses_an_own_name_that_leads_to_a_foreign_address() {
            RefusedLookupException refusal = refusalOf("moved.staging.example.com");

            assertThat(refusal).hasMessage("""
                    TG-2003 refused: this process is staging, and moved.staging.example.com resolves to 127.0.0.3, which belongs to production
                      used by        what looked up its name
                      target         moved.staging.example.com  (credentials and parameters left out)
                      production by  127.0.0.3                         tierguard.yaml:6
                      to fix         point what looked up its name at an endpoint of staging, or correct tierguard.yaml:6 if this address is not production's""");
            assertThat(refusal.judgement().isAllowed()).isFalse();
        }

        @Test
        void refuses_a_mixed_answer_as_a_whole() {
            assertThat(refusalOf("two-faced.staging.example.com")).hasMessageStartingWith("TG-2003 refused: ");
        }

        @Test
        void refuses_a_name_that_belongs_to_nobody() {
            assertThat(refusalOf("unknown.example.com"))
                    .hasMessageStartingWith(
                            "TG-2002 refused: this process is staging, and unknown.example.com belongs to nobody\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"API.PROD.EXAMPLE.COM", "api.prod.example.com.", "Api.Prod.Example.com."})
        void knows_a_foreign_name_in_any_spelling(String name) {
            assertThat(refusalOf(name)).hasMessageStartingWith("TG-2001 refused: ");
            assertThat(TestNames.asked()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "b\u00fccher.staging.example.com",
                    "api\u3002prod\u3002example\u3002com",
                    "api..staging.example.com",
                    "-api.staging.example.com",
                    "user@api.staging.example.com",
                    "api.staging.example.com:443",
                    "127.0.0.1.",
                    "0x7f.example.0x1",
                    " api.staging.example.com"
                })
        void refuses_what_resolvers_read_differently(String name) {
            UnknownHostException thrown =
                    catchThrowableOfType(UnknownHostException.class, () -> InetAddress.getAllByName(name));

            // the JVM itself refuses some, before any resolver is asked
            if (thrown instanceof RefusedLookupException) {
                assertThat(thrown).hasMessage("""
                        TG-2008 refused: where a name that is looked up leads cannot be determined: resolvers do not agree about how it is spelled
                          used by    what looked up its name
                          to fix     look up a name of letters, digits and hyphens, beyond ASCII as xn--…""");
            }
            assertThat(thrown).isNotNull();
            assertThat(TestNames.asked()).isEmpty();
        }

        @Test
        void answers_names_of_this_machine() throws UnknownHostException {
            assertThat(InetAddress.getByName("localhost").isLoopbackAddress()).isTrue();
            assertThat(InetAddress.getLocalHost()).isNotNull();
            assertThat(InetAddress.getByName(InetAddress.getLocalHost().getHostName()))
                    .isNotNull();
        }

        @Test
        void keeps_the_reason_for_who_asks_later() {
            refusalOf("moved.staging.example.com");

            assertThat(Lookups.refusal("Moved.Staging.example.com."))
                    .map(Judgement::message)
                    .hasValueSatisfying(message -> assertThat(message).startsWith("TG-2003 refused: "));
            assertThat(Lookups.refusal("api.staging.example.com")).isEmpty();
            assertThat(Lookups.refusal("no name")).isEmpty();
        }

        @Test
        void forgets_the_reason_when_the_name_is_answered_or_unknown_again() throws UnknownHostException {
            TestNames.answer("restless.staging.example.com", TestNames.PRODUCTION);
            refusalOf("restless.staging.example.com");
            TestNames.answer("restless.staging.example.com", TestNames.STAGING);
            assertThat(InetAddress.getByName("restless.staging.example.com")).isEqualTo(TestNames.STAGING);

            assertThat(Lookups.refusal("restless.staging.example.com")).isEmpty();
        }

        @Test
        void lets_a_judgement_that_knows_more_name_the_address() {
            Judgement judgement = Tiers.staging().judge("https://moved.staging.example.com/path");

            assertThat(judgement.firstRefused()).hasValueSatisfying(decision -> {
                assertThat(decision.reason()).isEqualTo(Reason.FOREIGN_ADDRESS);
                assertThat(decision.endpoint().describe()).isEqualTo("moved.staging.example.com:443");
                assertThat(decision.addresses()).containsExactly(TestNames.PRODUCTION);
            });
        }

        @Test
        void lets_judgements_look_names_up_without_going_round() {
            assertThat(Tiers.staging().judge("https://api.staging.example.com").isAllowed())
                    .isTrue();
            assertThat(Tiers.staging().judge("https://api.prod.example.com").isAllowed())
                    .isFalse();
        }

        @Test
        void answers_an_address_with_a_name_only_where_the_name_is_answered() {
            assertThat(TestNames.address(1).getCanonicalHostName()).isEqualTo("api.staging.example.com");
            assertThat(TestNames.address(3).getCanonicalHostName()).isEqualTo("127.0.0.3");
        }

        @Test
        void is_known_to_be_at_work() {
            assertThat(Lookups.areJudgedAsBy(Tiers.staging())).isTrue();
            assertThat(Lookups.areJudgedAsBy(Tiers.observing())).isFalse();
        }
    }

    @Test
    void answers_as_the_jvm_does_without_a_guard_and_after_it_was_taken_back() throws UnknownHostException {
        assertThat(Lookups.areJudgedAsBy(Tiers.staging())).isFalse();
        assertThat(InetAddress.getByName("api.prod.example.com")).isEqualTo(TestNames.PRODUCTION);
        GuardSlot.publish(Tiers.staging()).close();

        assertThat(InetAddress.getByName("api.prod.example.com")).isEqualTo(TestNames.PRODUCTION);
        assertThat(TestNames.asked()).containsExactly("api.prod.example.com", "api.prod.example.com");
    }

    @Test
    void observes_where_the_registry_does() throws UnknownHostException {
        List<Judgement> told = new CopyOnWriteArrayList<>();
        Guard observing = Tiers.observing().with(telling(told));
        try (GuardSlot.Publication publication = GuardSlot.publish(observing)) {
            assertThat(InetAddress.getByName("api.prod.example.com")).isEqualTo(TestNames.PRODUCTION);
        }

        assertThat(told)
                .singleElement()
                .satisfies(judgement -> assertThat(judgement.wouldRefuse()).isTrue());
    }

    @Test
    void tells_a_refusal_before_the_caller_hears_of_it() {
        List<Judgement> told = new CopyOnWriteArrayList<>();
        try (GuardSlot.Publication publication =
                GuardSlot.publish(Tiers.staging().with(telling(told)))) {
            RefusedLookupException refusal = refusalOf("api.prod.example.com");

            assertThat(told).containsExactly(refusal.judgement());
        }
    }

    @Test
    void a_listener_may_wait_for_another_thread_that_looks_up_the_same_name()
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<Throwable> second = new CompletableFuture<>();
        CompletableFuture<Boolean> waitedInVain = new CompletableFuture<>();
        Guard guard = Tiers.staging().with(new GuardListener() {
            @Override
            public void judged(Judgement judgement) {
                if (!waitedInVain.isDone()) {
                    Thread other = new Thread(() -> second.complete(catchThrowableOfType(
                            Throwable.class, () -> InetAddress.getByName("api.prod.example.com"))));
                    other.start();
                    join(other);
                    waitedInVain.complete(!second.isDone());
                }
            }
        });
        try (GuardSlot.Publication publication = GuardSlot.publish(guard)) {
            refusalOf("api.prod.example.com");

            assertThat(waitedInVain.get(60, TimeUnit.SECONDS)).isFalse();
            assertThat(second.get(60, TimeUnit.SECONDS)).isInstanceOf(RefusedLookupException.class);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(20_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static GuardListener telling(List<Judgement> told) {
        return new GuardListener() {
            @Override
            public void judged(Judgement judgement) {
                told.add(judgement);
            }
        };
    }
}

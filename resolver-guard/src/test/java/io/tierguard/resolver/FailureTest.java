package io.tierguard.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.registry.Host;
import io.tierguard.report.Code;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What goes wrong in judging makes a name unknown, and never known. */
class FailureTest {

    private static final LookupPolicy ANY = LookupPolicy.of(LookupPolicy.IPV4 | LookupPolicy.IPV6);
    private static final String OWN = "api.staging.example.com";

    private final LookupBook book = new LookupBook();

    /** Answers whatever it is asked. */
    private record Answering(InetAddress... addresses) implements InetAddressResolver {
        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) {
            return Stream.of(addresses);
        }

        @Override
        public String lookupByAddress(byte[] address) {
            return OWN;
        }
    }

    private GuardedResolver resolver(InetAddressResolver answering, Supplier<String> ownName) {
        return new GuardedResolver(answering, new ThisMachine(ownName), book, () -> Optional.of(Tiers.staging()));
    }

    private GuardedResolver resolver(InetAddressResolver answering) {
        return resolver(answering, () -> "own.example.com");
    }

    private static String fail() {
        throw new IllegalStateException("sk_live_documented_fake");
    }

    private static String overflow() {
        return overflow() + "a";
    }

    @Test
    void is_told_as_the_catalogue_has_it() {
        assertThat(GuardedResolver.FAILED)
                .isEqualTo(Code.UNDETERMINABLE.id() + " refused: "
                        + Code.UNDETERMINABLE.text("a name that is looked up", "judging it failed"));
    }

    @Test
    void of_the_judging_refuses_without_a_word_of_what_failed() {
        GuardedResolver failing = resolver(new Answering(TestNames.STAGING), FailureTest::fail);

        assertThatThrownBy(() -> failing.lookupByName(OWN, ANY))
                .isExactlyInstanceOf(UnknownHostException.class)
                .hasMessage(GuardedResolver.FAILED)
                .hasNoCause();
    }

    @Test
    void of_the_stack_refuses() {
        GuardedResolver failing = resolver(new Answering(TestNames.STAGING), FailureTest::overflow);

        assertThatThrownBy(() -> failing.lookupByName(OWN, ANY))
                .isExactlyInstanceOf(UnknownHostException.class)
                .hasMessage(GuardedResolver.FAILED);
    }

    @Test
    void of_the_resolver_behind_is_an_unknown_host() {
        InetAddressResolver broken = new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) {
                throw new IllegalStateException("broken");
            }

            @Override
            public String lookupByAddress(byte[] address) {
                throw new IllegalStateException("broken");
            }
        };

        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> resolver(broken).lookupByName(OWN, ANY))
                .withMessage(OWN)
                .withCauseExactlyInstanceOf(IllegalStateException.class);
    }

    @Test
    void of_a_stream_is_an_unknown_host_and_not_left_to_the_jvm() {
        InetAddressResolver lazy = new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) {
                return Stream.of(TestNames.STAGING).peek(address -> fail());
            }

            @Override
            public String lookupByAddress(byte[] address) {
                return OWN;
            }
        };

        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> resolver(lazy).lookupByName(OWN, ANY))
                .withMessage(OWN);
    }

    @Test
    void a_name_of_this_machine_that_leads_elsewhere_is_judged() {
        GuardedResolver resolver = resolver(new Answering(TestNames.NOBODYS));

        assertThatExceptionOfType(RefusedLookupException.class)
                .isThrownBy(() -> resolver.lookupByName("own.example.com", ANY))
                .withMessageStartingWith("TG-2002 refused: ");
        assertThatExceptionOfType(RefusedLookupException.class)
                .isThrownBy(() -> resolver.lookupByName("db.localhost", ANY));
    }

    @Test
    void a_name_of_this_machine_that_leads_here_is_answered() throws UnknownHostException {
        GuardedResolver resolver = resolver(new Answering(TestNames.address(1), TestNames.address(9)));

        assertThat(resolver.lookupByName("OWN.example.com.", ANY)).hasSize(2);
        assertThat(resolver.lookupByName("localhost", ANY)).hasSize(2);
        assertThat(resolver(new Answering(TestNames.PRODUCTION), () -> "db.prod.example.com.")
                        .lookupByName("db.prod.example.com", ANY))
                .containsExactly(TestNames.PRODUCTION);
    }

    @Test
    void a_guard_that_is_published_while_a_name_is_looked_up_judges_the_answer() {
        Iterator<Optional<Guard>> published =
                List.of(Optional.<Guard>empty(), Optional.of(Tiers.staging())).iterator();
        GuardedResolver resolver = new GuardedResolver(
                new Answering(TestNames.PRODUCTION), new ThisMachine(() -> "own"), book, published::next);

        assertThatExceptionOfType(RefusedLookupException.class)
                .isThrownBy(() -> resolver.lookupByName(OWN, ANY))
                .withMessageStartingWith("TG-2003 refused: ");
    }

    @Test
    void addresses_without_a_name_get_the_one_that_was_looked_up() throws UnknownHostException {
        Inet6Address scoped = Inet6Address.getByAddress(
                null, new byte[] {(byte) 0xfe, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 7);
        InetAddress named = InetAddress.getByAddress("another.example.com", TestNames.STAGING.getAddress());

        assertThat(resolver(new Answering(TestNames.STAGING, scoped, named))
                        .lookupByName(OWN, ANY)
                        .map(InetAddress::toString))
                .containsExactly(OWN + "/127.0.0.1", OWN + "/fe80:0:0:0:0:0:0:1%7", "another.example.com/127.0.0.1");
    }

    @Nested
    class What_is_remembered {

        private final Judgement judgement =
                GuardedResolver.judge(Tiers.staging(), host(0), List.of(TestNames.PRODUCTION));

        private Host host(int number) {
            return Host.parse("n" + number + ".prod.example.com").orElseThrow();
        }

        @Test
        void of_refusals_is_bounded_and_forgets_the_oldest() {
            for (int i = 0; i <= LookupBook.MOST_REFUSED; i++) {
                book.refused(host(i), judgement);
            }

            assertThat(book.refusal(host(0))).isEmpty();
            assertThat(book.refusal(host(1))).hasValue(judgement);
            assertThat(book.refusal(host(LookupBook.MOST_REFUSED))).hasValue(judgement);
        }

        @Test
        void of_early_names_is_bounded_and_says_so() {
            for (int i = 0; i < LookupBook.MOST_EARLY; i++) {
                book.answered("n" + i, List.of());
                book.answered("n0", List.of());
            }
            assertThat(book.takeEarly().more()).isFalse();
            LookupBook full = new LookupBook();
            for (int i = 0; i <= LookupBook.MOST_EARLY; i++) {
                full.answered("n" + i, List.of());
            }

            LookupBook.Early early = full.takeEarly();
            assertThat(early.more()).isTrue();
            assertThat(early.answers()).hasSize(LookupBook.MOST_EARLY);
        }

        @Test
        void of_early_names_ends_with_the_first_guard() {
            book.answered("a.example.com", List.of());

            assertThat(book.takeEarly().answers()).containsOnlyKeys("a.example.com");
            book.answered("b.example.com", List.of());
            assertThat(book.takeEarly().answers()).isEmpty();
        }

        @Test
        void a_refusal_is_forgotten_when_the_name_is_unknown() {
            book.refused(Host.parse(OWN).orElseThrow(), judgement);
            InetAddressResolver unknown = new InetAddressResolver() {
                @Override
                public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                    throw new UnknownHostException(host);
                }

                @Override
                public String lookupByAddress(byte[] address) {
                    return OWN;
                }
            };

            assertThatExceptionOfType(UnknownHostException.class)
                    .isThrownBy(() -> resolver(unknown).lookupByName(OWN, ANY))
                    .withMessage(OWN);
            assertThat(book.refusal(Host.parse(OWN).orElseThrow())).isEmpty();
        }
    }
}

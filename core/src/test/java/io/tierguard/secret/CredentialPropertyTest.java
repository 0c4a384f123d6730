package io.tierguard.secret;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No harmless text is taken for a key, and no key for a harmless text. */
class CredentialPropertyTest {

    private final CredentialClassifier classifier = CredentialClassifier.standard();

    @Property(tries = 600)
    void a_key_is_found_in_whatever_surrounds_it(@ForAll("keys") Tuple2<FakeKeys.Known, String> key) {
        assertThat(CredentialClassifierTest.embedded(key.get2()))
                .allSatisfy(text -> assertThat(classifier.classify(text))
                        .contains(key.get1().credential()));
    }

    /** By the short way too, which leaves most texts alone. */
    @Property(tries = 600)
    void a_key_is_judged_in_whatever_surrounds_it(@ForAll("keys") Tuple2<FakeKeys.Known, String> key) {
        boolean live = key.get1().credential().mode() == CredentialMode.LIVE;
        Environment elsewhere = Environment.of(live ? Tier.STAGING : Tier.PRODUCTION);

        assertThat(CredentialClassifierTest.embedded(key.get2()))
                .allSatisfy(text -> assertThat(classifier.judge("SHOP_KEY", text, elsewhere))
                        .isNotEmpty());
    }

    @Test
    void a_key_without_a_separator_is_judged_in_whatever_surrounds_it() {
        String key = "acmelive" + "NOTASECRET";
        CredentialClassifier own = classifier.and("Acme", "acmelive", "acmetest");

        assertThat(CredentialClassifierTest.embedded(key))
                .allSatisfy(text -> assertThat(own.judge("SHOP_KEY", text, Environment.of(Tier.STAGING)))
                        .isNotEmpty());
    }

    @Property(tries = 3000)
    void names_are_no_keys(@ForAll("names") String name) {
        assertThat(classifier.classify(name)).isEmpty();
    }

    @Property(tries = 3000)
    void random_data_is_no_key(@ForAll("random") String text) {
        assertThat(classifier.classify(text)).isEmpty();
    }

    @Provide
    Arbitrary<Tuple2<FakeKeys.Known, String>> keys() {
        return Arbitraries.of(FakeKeys.shapes())
                .flatMap(known -> Arbitraries.longs()
                        .map(seed -> Tuple.of(known, FakeKeys.key(known.shape(), new Random(seed)))));
    }

    /** As people name databases, topics, hosts, paths and files, from words that providers begin their keys with. */
    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> word = Arbitraries.of(
                "live",
                "test",
                "sandbox",
                "production",
                "prod",
                "sand",
                "access",
                "link",
                "public",
                "project",
                "duffel",
                "shippo",
                "klarna",
                "api",
                "key",
                "secret",
                "orders",
                "report",
                "database",
                "stream",
                "url",
                "v2",
                "2024",
                "eu",
                "west",
                "Payment",
                "Service",
                "TEST",
                "LIVE",
                "tr",
                "dev",
                "asset",
                "checkout",
                "pub",
                "mid");
        Arbitrary<String> separator = Arbitraries.of("_", "-", ".", "/", ":", " ", "");
        return word.flatMap(first -> separator.flatMap(between -> word.list()
                        .ofMinSize(1)
                        .ofMaxSize(8)
                        .map(more -> first + between + String.join(between, more))))
                .filter(CredentialPropertyTest::isNoRun);
    }

    /** Words without anything between them, behind {@code live_}, may be a key for all that anybody knows. */
    private static boolean isNoRun(String name) {
        return !name.matches("(?s).*[A-Za-z0-9]{24,}.*");
    }

    @Provide
    Arbitrary<String> random() {
        Arbitrary<byte[]> bytes =
                Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(200);
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        return Arbitraries.oneOf(
                bytes.map(Base64.getEncoder()::encodeToString),
                bytes.map(url::encodeToString),
                bytes.map(all -> new String(all, StandardCharsets.ISO_8859_1)),
                Arbitraries.longs().map(seed -> new UUID(seed, ~seed).toString()),
                Arbitraries.strings().ascii().ofMaxLength(100));
    }

    @Test
    @Timeout(value = 5, unit = SECONDS)
    void a_long_value_costs_no_more_than_its_length() {
        for (String piece :
                List.of("sk_", "sk_live_ ", "%5", "%255F", "\\", "\\u005", "live_", "Basic ", "c2tf", "a", "-")) {
            String text = piece.repeat(400_000 / piece.length());
            assertThat(classifier.classify(text)).as(piece).isEmpty();
        }
    }

    @Test
    void no_problem_depends_on_the_key() {
        Random random = new Random(3);
        for (FakeKeys.Known known : FakeKeys.shapes()) {
            String first = FakeKeys.key(known.shape(), random);
            String second = FakeKeys.key(known.shape(), random);
            boolean production = known.shape().mode() == CredentialMode.TEST;
            String name = production ? "production" : "staging";
            String shown = RecognisersTest.problems(classifier, first, name);
            assertThat(shown).isEqualTo(RecognisersTest.problems(classifier, second, name));
            assertThat(shown).contains(known.shape().mode() + " credential of ");
            String body = first.substring(known.shape().prefix().length());
            for (int at = 0; at + 4 <= body.length(); at++) {
                assertThat(shown).doesNotContain(body.substring(at, at + 4));
            }
        }
    }
}

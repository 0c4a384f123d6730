package io.tierguard.archunit.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.archunit.constants.Member;
import io.tierguard.archunit.flow.Arrival;
import io.tierguard.archunit.flow.Literal;
import io.tierguard.archunit.flow.Sink;
import io.tierguard.archunit.names.SecretPlace.Kind;
import io.tierguard.archunit.rule.Finding;
import org.junit.jupiter.api.Test;

class SecretNamesTest {

    private static final String FAKE = "fak3-hunter" + 29;
    private static final Member FIELD = Member.ofField("com.acme.Db", "password");

    private final SecretNames names = new SecretNames();

    @Test
    void a_finding_stands_at_the_value_and_does_not_show_it() {
        Finding finding = names.judge(arrival(FAKE, Literal.Kind.TEXT, FIELD)).orElseThrow();
        assertThat(finding.text())
                .isEqualTo("Field <com.acme.Db.password> is named like a secret and holds a hard-coded value");
        assertThat(finding.line()).isEqualTo(3);
        assertThat(finding.value()).contains(FAKE);
        assertThat(finding.toString()).doesNotContain(FAKE);
    }

    @Test
    void numbers_and_names_are_none() {
        assertThat(names.judge(arrival("12345678", Literal.Kind.NUMBER, FIELD))).isEmpty();
        assertThat(names.judge(arrival("password", Literal.Kind.TEXT, FIELD))).isEmpty();
        assertThat(names.judge(arrival(FAKE, Literal.Kind.ARRAY, FIELD))).isPresent();
    }

    @Test
    void a_word_that_came_from_another_class_is_none() {
        assertThat(names.judge(arrival("swordfishes", Literal.Kind.TEXT, FIELD)))
                .isPresent();
        assertThat(names.judge(arrival("swordfishes", Literal.Kind.TEXT, Member.ofField("com.acme.Db$Inner", "a"))))
                .isPresent();
        assertThat(names.judge(arrival("swordfishes", Literal.Kind.TEXT, Member.ofField("com.acme.Other", "a"))))
                .isEmpty();
        assertThat(names.judge(arrival(FAKE, Literal.Kind.TEXT, Member.ofField("com.acme.Other", "a"))))
                .map(Finding::text)
                .contains("Field <com.acme.Other.a> gives a hard-coded value to field <com.acme.Db.password>");
    }

    @Test
    void a_sink_tells_again_what_it_was_made_of() {
        for (Kind kind : Kind.values()) {
            SecretPlace place = kind == Kind.ARGUMENT
                    ? SecretPlace.argument("com.acme.Db.connect", 3, "password")
                    : SecretPlace.named(kind, kind == Kind.FIELD ? "com.acme.Db.password" : "password");
            assertThat(SecretPlace.of(place.sink())).contains(place);
            assertThat(place.name()).isEqualTo("password");
        }
        assertThat(SecretPlace.key(Kind.ENTRY, "a!password", false).name()).isEmpty();
        assertThat(SecretPlace.named(Kind.RESULT, "com.acme.Db.getPassword()").name())
                .isEqualTo("getPassword");
    }

    @Test
    void names_that_may_be_those_of_secrets_are_followed_within_a_method() {
        assertThat(SecretPlace.named(Kind.VARIABLE, "password").sink().reach()).isEqualTo(Sink.Reach.PROGRAM);
        assertThat(SecretPlace.named(Kind.VARIABLE, "token").sink().reach()).isEqualTo(Sink.Reach.METHOD);
    }

    private static Arrival arrival(String value, Literal.Kind kind, Member member) {
        Sink sink = SecretPlace.named(Kind.FIELD, "com.acme.Db.password").sink();
        return new Arrival(new Literal(member, 3, value, kind), sink, Member.ofClass("com.acme.Db"), 4);
    }
}

package io.tierguard.archunit.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.tuple;

import io.tierguard.archunit.fixture.Fakes;
import io.tierguard.archunit.fixture.Fixture;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignedTextsTest {

    private static final String FAKE = Fakes.ONE.of("NAMED");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db.password=V",
                "db.password = V",
                "--db.password=V",
                "-Ddb.password=V",
                "a=b&db.password=V&c=d",
                "# comment\nuser=app\ndb.password=V\nurl=x",
                "user: app\ndb.password: V\n",
                "{\"db.password\": \"V\"}",
                "{'user':'app','db.password':'V'}",
                "export db.password=V",
                "${db.password:V}",
                "{{db.password:V}}",
                "${db.password:-V}",
                "http://${db.host:localhost}/${db.password:V}"
            })
    void a_text_that_gives_a_value_to_a_name(String text) {
        assertThat(AssignedTexts.in(text.replace("V", FAKE)))
                .extracting(AssignedTexts.Assigned::key, AssignedTexts.Assigned::value)
                .containsExactly(tuple("db.password", FAKE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password=",
                "password=password",
                "password=${db.password}",
                "password=%s&user=%s",
                "password=\u0001",
                "--password=<password>",
                "The password: V",
                "wrong password=V",
                "user.name=V",
                "passwordHint=V",
                "${db.user:V}",
                "${db.password:}",
                "UPDATE t SET a = 1 WHERE password = ?",
                "Invalid password: must have 8 characters",
                "=V",
                ":",
                "="
            })
    void another_text(String text) {
        assertThat(AssignedTexts.in(text.replace("V", FAKE))).isEmpty();
    }

    @Test
    void the_class_file_tells_where(@TempDir Path temp) {
        assertThat(Findings.in(Fixture.in(temp)
                        .source("A", "class A { void m() { System.out.println(\"--db.password=@NAMED@\"); } }")))
                .containsExactly("Method <shop.A.m()> has a text with a hard-coded value for <db.password>");
    }

    @Test
    void an_assignment_shows_no_value() {
        assertThat(AssignedTexts.in("password=" + FAKE)).hasToString("[password]");
    }

    @Property
    void any_text_gets_an_answer(
            @ForAll @Chars({'a', 'p', '=', ':', '$', '{', '}', '"', ' ', '\n', '-'}) @StringLength(max = 60)
                    String text) {
        assertThatNoException().isThrownBy(() -> AssignedTexts.in(text));
        assertThat(AssignedTexts.in(text + "\npassword=" + FAKE + "\n"))
                .filteredOn(assigned -> assigned.value().equals(FAKE))
                .hasSizeLessThanOrEqualTo(1);
    }
}

package io.tierguard.archunit.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.archunit.constants.Member;
import io.tierguard.archunit.flow.Arrival;
import io.tierguard.archunit.flow.CallSite;
import io.tierguard.archunit.flow.Literal;
import io.tierguard.archunit.flow.Sink;
import io.tierguard.archunit.rule.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNamesTest {

    private static final String FAKE = "fake-hunter" + 2;
    private static final String TEXT = "Ljava/lang/String;";
    private static final String TWO_TEXTS = "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/Object;";

    private final SecretNames names = new SecretNames();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "dbPassword",
                "DB_PASSWORD",
                "db.password",
                "X-Api-Key",
                "apiKey",
                "APIKey",
                "apikey",
                "password2",
                "clientSecret",
                "AWS_SECRET_KEY",
                "credentials",
                "DBPassword",
                "proxy-authorization"
            })
    void a_name_whose_last_words_are_those_of_a_secret_is_one(String name) {
        assertThat(SecretWords.isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "passwordEncoder",
                "secretary",
                "PASSWORD_FIELD",
                "apiKeyName",
                "key",
                "token",
                "compass",
                "1",
                "_"
            })
    void another_name_is_none(String name) {
        assertThat(SecretWords.isSecret(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fake-hunter2", "FaKe9FaKe7!", "qwhzfxkv", "not!a!word", "pa55.fake"})
    void a_value_that_is_no_name_could_be_a_secret(String value) {
        assertThat(SecretValues.isSecret(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "password",
                "db.password",
                "spring.datasource.password",
                "X-Api-Key",
                "${PASSWORD}",
                "******",
                "xxxxxxxx",
                "Enter 1 password:",
                "your secret, please",
                "com.acme.Type",
                "/etc/fake/file",
                "classpath:fake1",
                "https://fake.example/1",
                "client_secret_basic",
                "banana",
                "aaaaaaaa1",
                "log4j.a.b"
            })
    void a_name_a_label_a_path_a_template_or_a_mask_is_no_secret(String value) {
        assertThat(SecretValues.isSecret(value)).isFalse();
    }

    @Test
    void a_field_a_variable_and_a_result_are_sinks_only_if_they_hold_text() {
        assertThat(names.sinks().ofField("com/acme/Db", "password", TEXT)).contains(sink("field com.acme.Db.password"));
        assertThat(names.sinks().ofField("com/acme/Db", "password", "I")).isEmpty();
        assertThat(names.sinks().ofVariable("apiKey", "[C")).contains(sink("variable apiKey"));
        assertThat(names.sinks().ofVariable("apiKeys", "[C")).isEmpty();
        assertThat(names.sinks().ofResult("com/acme/Db", "getPassword", "()" + TEXT))
                .contains(sink("the result of com.acme.Db.getPassword()"));
        assertThat(names.sinks().ofResult("com/acme/Db", "getPassword", "(I)" + TEXT))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"setPassword", "withPassword", "password"})
    void what_a_setter_or_a_builder_takes_is_a_sink(String name) {
        CallSite call = call("com/acme/Db", name, "(Ljava/lang/String;)V", false, 2, Map.of(), Map.of());
        assertThat(names.sinks().ofCall(call))
                .containsExactly(Map.entry(1, sink("what com.acme.Db." + name + "() sets")));
    }

    @Test
    void what_a_method_does_with_a_password_is_no_setter() {
        CallSite call = call("com/acme/Db", "hashOf", "(Ljava/lang/String;)V", false, 2, Map.of(), Map.of());
        assertThat(names.sinks().ofCall(call)).isEmpty();
    }

    @Test
    void the_value_behind_a_key_of_a_secret_is_a_sink_and_the_key_is_none() {
        Sink value = sink("the value of a key that is named like a secret");
        assertThat(names.sinks()
                        .ofCall(call("java/util/Map", "put", TWO_TEXTS, false, 3, Map.of(1, "db.password"), Map.of())))
                .containsExactly(Map.entry(2, value));
        assertThat(names.sinks()
                        .ofCall(call("java/util/Map", "of", TWO_TEXTS, true, 3, Map.of(1, "db.password"), Map.of())))
                .containsExactly(Map.entry(2, value));
        assertThat(names.sinks()
                        .ofCall(call("java/util/List", "of", TWO_TEXTS, true, 3, Map.of(1, "password"), Map.of())))
                .isEmpty();
        assertThat(names.sinks()
                        .ofCall(call("java/util/Map", "put", TWO_TEXTS, false, 3, Map.of(1, "db.user"), Map.of())))
                .isEmpty();
    }

    @Test
    void what_is_compared_with_a_password_is_a_sink_on_either_side() {
        String one = "(Ljava/lang/Object;)Z";
        Sink partner = sink("a comparison with password");
        assertThat(names.sinks()
                        .ofCall(call("java/lang/String", "equals", one, false, 2, Map.of(), Map.of(0, "password"))))
                .containsExactly(Map.entry(1, partner));
        assertThat(names.sinks()
                        .ofCall(call("java/lang/String", "equals", one, false, 2, Map.of(), Map.of(1, "password"))))
                .containsExactly(Map.entry(0, partner));
        assertThat(names.sinks()
                        .ofCall(call(
                                "java/util/Objects", "equals", TWO_TEXTS, true, 3, Map.of(), Map.of(1, "password"))))
                .containsExactly(Map.entry(2, partner));
    }

    @Test
    void a_finding_says_where_the_value_stands_and_not_what_it_is() {
        Finding finding = names.judge(arrival(FAKE, Literal.Kind.TEXT)).orElseThrow();
        assertThat(finding.text())
                .isEqualTo("Class <com.acme.Db> holds a hard-coded value in field com.acme.Db.password");
        assertThat(finding.toString()).doesNotContain(FAKE);
        assertThat(names.judge(arrival("12345678", Literal.Kind.NUMBER))).isEmpty();
        assertThat(names.judge(arrival("password", Literal.Kind.TEXT))).isEmpty();
    }

    @Property
    void any_name_and_any_value_get_an_answer(@ForAll String text) {
        assertThat(SecretWords.isSecret(text + ".password")).isTrue();
        assertThat(SecretValues.isSecret(text + "${x}")).isFalse();
        assertThat(SecretValues.isSecret(text + ":")).isFalse();
    }

    private static Arrival arrival(String value, Literal.Kind kind) {
        Member member = Member.ofClass("com.acme.Db");
        return new Arrival(new Literal(member, 3, value, kind), sink("field com.acme.Db.password"), member, 4);
    }

    private static CallSite call(
            String owner,
            String name,
            String descriptor,
            boolean isStatic,
            int places,
            Map<Integer, String> constants,
            Map<Integer, String> sources) {
        List<Optional<String>> texts = java.util.stream.IntStream.range(0, places)
                .mapToObj(at -> Optional.ofNullable(constants.get(at)))
                .toList();
        List<List<String>> known = java.util.stream.IntStream.range(0, places)
                .mapToObj(at -> Optional.ofNullable(sources.get(at)).stream().toList())
                .toList();
        return new CallSite(owner, name, descriptor, isStatic, type -> false, List.of(), texts, known);
    }

    private static Sink sink(String what) {
        return new Sink("secret-names", what, Sink.Reach.METHOD);
    }
}

package io.tierguard.registry;

import static io.tierguard.registry.Registries.problems;
import static io.tierguard.registry.Registries.problemsIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the file is as YAML, before anybody asks what it means. */
class YamlGrammarTest {

    @Test
    void a_report_is_sorted_and_whole() {
        assertThatExceptionOfType(InvalidRegistryException.class)
                .isThrownBy(() -> Registry.parse("folder/tierguard.yaml", """
                        version: 1
                        endpoint:
                          staging: []
                        environments:
                          production: production
                          qa-eu: stagign
                        endpoints:
                          stagin:
                            - 10.1.0.0/8
                          staging:
                            - a.example.com
                            - A.example.com.
                            - localhost: 5432
                        """))
                .withMessage("""
                        tierguard.yaml cannot be used: 7 problems

                        TG-1005 tierguard.yaml:2:1: 'endpoint' is not a key that is known here
                          to fix     did you mean 'endpoints'?

                        TG-1010 tierguard.yaml:5:3: 'production' is a tier and needs no entry
                          to fix     remove this line

                        TG-1011 tierguard.yaml:6:10: 'stagign' is not a tier
                          to fix     did you mean 'staging'?

                        TG-1012 tierguard.yaml:8:3: 'stagin' is neither a tier, nor a declared environment, nor shared
                          to fix     did you mean 'staging'?

                        TG-1014 tierguard.yaml:9:7: '10.1.0.0/8' is no endpoint pattern: bits behind its prefix are set
                          to fix     write 10.0.0.0/8, or the address alone

                        TG-1015 tierguard.yaml:12:7: 'a.example.com' already belongs to staging at tierguard.yaml:11:7
                          to fix     remove one of the two

                        TG-1024 tierguard.yaml:13:7: YAML does not read this as text: it is a map
                          to fix     put it in quotes: "localhost:5432"
                        """);
    }

    @Nested
    class The_hint_to_quote {

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiterString = "->",
                value = {
                    "- *.prod.example.com -> 4:5 -> an unquoted * begins an alias -> *.prod.example.com",
                    "- *.prod.example.com:443/v1 # why -> 4:5 -> an unquoted * begins an alias -> *.prod.example.com:443/v1",
                    "- *.db.example.com: 5432 -> 4:5 -> an unquoted * begins an alias -> *.db.example.com:5432",
                    "- * -> 4:5 -> an unquoted * begins an alias -> *",
                    "- *name -> 4:5 -> an unquoted * begins an alias -> *name",
                    "- [2001:db8::1]:443 -> 4:5 -> an unquoted [ begins a list -> [2001:db8::1]:443",
                    "- [::1]:443 -> 4:5 -> an unquoted [ begins a list -> [::1]:443",
                    "- [::1]/orders -> 4:5 -> an unquoted [ begins a list -> [::1]/orders",
                    "- [2001:db8::1]: 443 -> 4:5 -> it is a map -> [2001:db8::1]:443",
                    "- [2001:db8::1] -> 4:5 -> it is a list -> [2001:db8::1]",
                    "- localhost: 5432 -> 4:5 -> it is a map -> localhost:5432",
                    "- 2001:db8:: -> 4:5 -> it is a map -> 2001:db8::",
                    "- 10.1 -> 4:5 -> it is a number -> 10.1",
                    "- true -> 4:5 -> it is true or false -> true",
                })
        void is_given_for_an_endpoint(String line, String place, String why, String meant) {
            assertThat(problemsIn("endpoints:", "  staging:", "  " + line))
                    .containsExactly("TG-1024 tierguard.yaml:" + place + ": YAML does not read this as text: " + why
                            + " | put it in quotes: \"" + meant + "\"");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiterString = "->", textBlock = """
                    - *u:fake@a.example.com -> 4:5 -> an unquoted * begins an alias -> …@a.example.com
                    - [::1]:5432/x?password=fake -> 4:5 -> an unquoted [ begins a list -> [::1]:5432/x?…
                    - [::1]/x;password=fake -> 4:5 -> an unquoted [ begins a list -> [::1]/x;…
                    """)
        void is_given_without_logins_and_parameters(String line, String place, String why, String shown) {
            is_given_for_an_endpoint(line, place, why, shown);
        }

        @Test
        void is_not_given_for_a_map_that_is_no_host_and_port() {
            assertThat(problemsIn("credentials:", "  - {provider: Acme, live: {acme: fake}, test: x}"))
                    .containsExactly("TG-1006 tierguard.yaml:3:28: live must be text, and this is a map"
                            + " | write it as docs/registry.md shows");
        }

        @Test
        void is_given_where_the_dash_was_forgotten_too() {
            assertThat(problemsIn("endpoints:", "  staging:", "    localhost: 5432"))
                    .containsExactly("TG-1024 tierguard.yaml:4:5: YAML does not read this as text: it is a map"
                            + " | put it in quotes: \"localhost:5432\"");
        }

        @Test
        void is_given_for_every_alias_at_once() {
            assertThat(problemsIn("evidence:", "  - matches: *-prod", "    source: *x"))
                    .containsExactly(
                            "TG-1024 tierguard.yaml:3:14: YAML does not read this as text: an unquoted * begins an alias"
                                    + " | put it in quotes: \"*-prod\"",
                            "TG-1024 tierguard.yaml:4:13: YAML does not read this as text: an unquoted * begins an alias"
                                    + " | put it in quotes: \"*x\"");
        }

        @Test
        void is_given_for_the_endpoint_of_a_crossing() {
            assertThat(problemsIn("crossings:", "  - endpoint: metrics.example.com: 443"))
                    .containsExactly(
                            "TG-1024 tierguard.yaml:3:15: YAML does not read this as text: a colon and a blank begin a map"
                                    + " | put it in quotes: \"metrics.example.com:443\"");
            assertThat(problemsIn("crossings:", "  - endpoint: [::1]:443"))
                    .containsExactly(
                            "TG-1024 tierguard.yaml:3:15: YAML does not read this as text: an unquoted [ begins a list"
                                    + " | put it in quotes: \"[::1]:443\"");
        }

        @Test
        void is_not_given_where_nothing_is_meant() {
            assertThat(problemsIn("endpoints:", "  staging:", "    -", "    - [a, b]", "    - {a: b, c: d}"))
                    .containsExactly(
                            "TG-1006 tierguard.yaml:4:6: an endpoint pattern must be text, and this is nothing"
                                    + " | write it as docs/registry.md shows",
                            "TG-1006 tierguard.yaml:5:7: an endpoint pattern must be text, and this is a list"
                                    + " | write it as docs/registry.md shows",
                            "TG-1006 tierguard.yaml:6:7: an endpoint pattern must be text, and this is a map"
                                    + " | write it as docs/registry.md shows");
        }
    }

    @Nested
    class Syntax {

        @Test
        void stops_at_the_first_error() {
            assertThat(problems("version: 2\nnonsense: 1\nendpoints: \"x\nb: @y\n")
                            .problems())
                    .containsExactly(
                            "TG-1004 tierguard.yaml:5:1: this is not valid YAML: found unexpected end of stream"
                                    + " | mend this line; texts with special characters go in quotes");
        }

        @Test
        void tells_a_tab() {
            assertThat(problems("version: 1\nendpoints:\n\tstaging: []\n").problems())
                    .containsExactly(
                            "TG-1004 tierguard.yaml:3:1: this is not valid YAML: found character '\\t(TAB)' that cannot"
                                    + " start any token. (Do not use \\t(TAB) for indentation)"
                                    + " | mend this line; texts with special characters go in quotes");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "&a x, an anchor (&), write the value out wherever it is needed",
            "!!str 5, a tag (!), 'remove it, or put the text in quotes'",
            "!mine x, a tag (!), 'remove it, or put the text in quotes'",
            "&a [], an anchor (&), write the value out wherever it is needed",
            "!x {}, a tag (!), 'remove it, or put the text in quotes'"
        })
        void refuses_anchors_and_tags(String value, String what, String fix) {
            assertThat(problemsIn("application: " + value))
                    .containsExactly("TG-1030 tierguard.yaml:2:14: " + what + " has no place in this file | " + fix);
        }

        @Test
        void refuses_aliases_even_of_anchors_that_are_there() {
            assertThat(problemsIn("endpoints:", "  staging: &s [a.example.com]", "  test: *s"))
                    .containsExactly(
                            "TG-1030 tierguard.yaml:3:12: an anchor (&) has no place in this file"
                                    + " | write the value out wherever it is needed",
                            "TG-1024 tierguard.yaml:4:9: YAML does not read this as text: an unquoted * begins an alias"
                                    + " | put it in quotes: \"*s\"");
        }

        @Test
        void refuses_a_merge_key() {
            assertThat(problemsIn("<<: {application: x}"))
                    .containsExactly("TG-1005 tierguard.yaml:2:1: '<<' is not a key that is known here | use one of"
                            + " version, application, environments, endpoints, crossings, evidence, trust, policy,"
                            + " credentials, include");
        }

        @Test
        void refuses_a_second_document() {
            assertThat(problems("---\nversion: 1\n---\nversion: 1\n").problems())
                    .containsExactly(
                            "TG-1030 tierguard.yaml:3:1: a second document has no place in this file | remove the line ---");
        }

        @Test
        void refuses_endless_nesting_without_falling_over() {
            assertThat(problems("version: 1\napplication: " + "[".repeat(100_000))
                            .problems())
                    .containsExactly("TG-1030 tierguard.yaml:2:33: nesting as deep as this has no place in this file"
                            + " | write it as docs/registry.md shows");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\n\n", "# nothing\n", "---\n...\n"})
        void refuses_an_empty_file(String text) {
            assertThat(problems(text).problems()).hasSize(1);
        }

        @Test
        void says_what_an_empty_file_lacks() {
            assertThat(problems("# nothing\n").problems())
                    .containsExactly("TG-1008 tierguard.yaml:1:1: 'version' is missing | add version: 1");
        }

        @Test
        void refuses_a_file_that_is_no_map() {
            assertThat(problems("- version: 1\n").problems())
                    .containsExactly("TG-1006 tierguard.yaml:1:1: a registry file must be a map, and this is a list"
                            + " | write it as docs/registry.md shows");
        }

        @Test
        void refuses_keys_that_are_no_texts() {
            assertThat(problemsIn("? [a]", ": b"))
                    .containsExactly(
                            "TG-1006 tierguard.yaml:2:3: a key of a registry file must be text, and this is a list"
                                    + " | write it as docs/registry.md shows");
        }

        @Test
        void refuses_control_characters() {
            assertThat(problems("version: 1\napplication: a\u0001b\n").problems())
                    .containsExactly(
                            "TG-1004 tierguard.yaml:2:15: this is not valid YAML: a control character stands here"
                                    + " | remove the character");
        }

        @Test
        void refuses_versions_of_yaml_that_are_not_known() {
            assertThat(problems("%YAML 3.0\n---\nversion: 1\n").problems())
                    .containsExactly(
                            "TG-1004 tierguard.yaml:1:1: this is not valid YAML: its version of YAML is not known"
                                    + " | leave out %YAML");
        }

        @Test
        void takes_a_directive_a_document_start_and_quotes_of_each_kind() {
            Registry registry = Registry.parse(
                    "tierguard.yaml",
                    "%YAML 1.2\n---\n\"version\": 1\n'application': |-\n  orders\nendpoints: {staging: ['a.example.com']}\n...\n");
            assertThat(registry.application()).contains("orders");
            assertThat(registry.rules()).hasSize(1);
        }
    }

    @Nested
    class Keys {

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                value = {
                    "`endpoints:,  \"staging, KEY\": [a.example.com]`, 3:1030",
                    "`endpoints:,  staging, KEY: [a.example.com]`, 3:1028",
                    "`endpoints:,  'staging, KEY': [a.example.com]`, 3:1030",
                    "`endpoints: {\"staging, KEY\": [a.example.com]}`, 2:1040",
                    "`endpoints: {staging: [a.example.com], \"staging, KEY\": [b.example.com]}`, 2:1066",
                })
        void longer_than_yaml_allows_before_a_colon_are_told_how_to_be_written(String text, String place) {
            String key = "k".repeat(1_016);

            assertThat(problemsIn(text.replace("KEY", key).replace(":,", ":\n")))
                    .containsExactly(
                            "TG-1004 tierguard.yaml:" + place + ": this is not valid YAML: the key before this colon"
                                    + " is longer than 1,024 characters | write ? and a blank before the key, and the"
                                    + " colon at the beginning of a line of its own");
        }

        @Test
        void of_any_length_are_read_as_the_message_says() {
            String owners = "staging," + " ".repeat(2_000) + "production";

            assertThat(Registries.of("endpoints:", "  ? \"" + owners + "\"", "  : [a.example.com]")
                            .rules())
                    .hasSize(1);
        }

        @Test
        void that_are_short_are_not_said_to_be_long() {
            assertThat(problemsIn("application: a: " + "k".repeat(2_000), "  b: c"))
                    .containsExactly(
                            "TG-1004 tierguard.yaml:2:15: this is not valid YAML: mapping values are not allowed"
                                    + " here | mend this line; texts with special characters go in quotes");
            assertThat(problemsIn("application: " + "k ".repeat(2_000) + "b: c"))
                    .containsExactly("TG-1004 tierguard.yaml:2:4015: this is not valid YAML: mapping values are not"
                            + " allowed here | mend this line; texts with special characters go in quotes");
        }

        @Test
        void that_repeat_are_reported_wherever_they_are() {
            assertThat(problemsIn(
                            "environments: {qa: staging, qa: staging}",
                            "endpoints:",
                            "  staging: []",
                            "  \"staging\": []",
                            "policy: {mode: enforce, mode: enforce}",
                            "version: 1"))
                    .containsExactly(
                            "TG-1007 tierguard.yaml:2:29: 'qa' stands here for the second time, after"
                                    + " tierguard.yaml:2:16 | join the two entries",
                            "TG-1007 tierguard.yaml:5:3: 'staging' stands here for the second time, after"
                                    + " tierguard.yaml:4:3 | join the two entries",
                            "TG-1007 tierguard.yaml:6:25: 'mode' stands here for the second time, after"
                                    + " tierguard.yaml:6:10 | join the two entries",
                            "TG-1007 tierguard.yaml:7:1: 'version' stands here for the second time, after"
                                    + " tierguard.yaml:1:1 | join the two entries");
        }

        @Test
        void cannot_smuggle_lines_into_a_report() {
            assertThat(problemsIn("\"x\\nTG-2001 allowed\": 1"))
                    .containsExactly(
                            "TG-1005 tierguard.yaml:2:1: 'x\uFFFDTG-2001 allowed' is not a key that is known here"
                                    + " | use one of version, application, environments, endpoints, crossings, evidence, trust,"
                                    + " policy, credentials, include");
        }

        @Test
        void are_shown_shortened() {
            assertThat(problemsIn("x".repeat(200) + ": 1").get(0)).contains("'" + "x".repeat(120) + "…'");
        }
    }

    @Nested
    class Version {

        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "2, TG-1027 tierguard.yaml:1:10: version 2 of the registry file is not known | write version: 1",
            "1.0, TG-1027 tierguard.yaml:1:10: version 1.0 of the registry file is not known | write version: 1",
            "01, TG-1027 tierguard.yaml:1:10: version 01 of the registry file is not known | write version: 1",
        })
        void must_be_1(String version, String problem) {
            assertThat(problems("version: " + version + "\n").problems()).containsExactly(problem);
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({"\"1\", text", "one, text", "[1], a list", "true, true or false", "~, nothing"})
        void must_be_a_number(String version, String found) {
            assertThat(problems("version: " + version + "\n").problems())
                    .containsExactly("TG-1006 tierguard.yaml:1:10: version must be the number 1, and this is " + found
                            + " | write it as docs/registry.md shows");
        }

        @Test
        void must_be_there() {
            assertThat(problems("application: x\n").problems())
                    .containsExactly("TG-1008 tierguard.yaml:1:1: 'version' is missing | add version: 1");
        }
    }

    @Nested
    class Bytes {

        @TempDir
        private Path folder;

        private Registry read(byte[] bytes) throws Exception {
            return Registry.read(Files.write(folder.resolve("tierguard.yaml"), bytes));
        }

        @Test
        void may_begin_with_a_byte_order_mark_and_have_carriage_returns() throws Exception {
            Registry registry = read("\uFEFFversion: 1\r\nendpoints:\r\n  staging:\r\n    - a.example.com\r\n"
                    .getBytes(StandardCharsets.UTF_8));
            assertThat(registry.rules()).hasToString("[a.example.com tierguard.yaml:4]");
        }

        @Test
        void that_are_not_utf8_are_refused_with_their_place() {
            assertThatExceptionOfType(InvalidRegistryException.class)
                    .isThrownBy(
                            () -> read("version: 1\napplication: b\u00FCcher\n".getBytes(StandardCharsets.ISO_8859_1)))
                    .withMessage("""
                            tierguard.yaml cannot be used: 1 problem

                            TG-1003 tierguard.yaml:2:15: the registry cannot be read: these bytes are not UTF-8
                              to fix     correct the path, or the file's encoding (UTF-8)
                            """);
        }

        @Test
        void of_another_unicode_are_refused() {
            assertThatExceptionOfType(InvalidRegistryException.class)
                    .isThrownBy(() -> read("version: 1\n".getBytes(StandardCharsets.UTF_16)))
                    .withMessageContaining("TG-1003 tierguard.yaml:1:1: the registry cannot be read");
        }

        @Test
        void cut_within_a_character_are_refused() {
            assertThatExceptionOfType(InvalidRegistryException.class)
                    .isThrownBy(() -> read(new byte[] {'v', (byte) 0xC3}))
                    .withMessageContaining("TG-1003 tierguard.yaml:1:2: the registry cannot be read");
        }

        @Test
        void beyond_the_bound_are_refused() {
            assertThatExceptionOfType(InvalidRegistryException.class)
                    .isThrownBy(() -> read(new byte[33 * 1024 * 1024]))
                    .withMessageContaining(
                            "TG-1003 tierguard.yaml:1:1: the registry cannot be read: it is longer than 32 MiB");
        }

        @Test
        void of_a_file_that_is_not_there_are_refused() {
            Path missing = folder.resolve("nowhere.yaml");
            assertThatExceptionOfType(InvalidRegistryException.class)
                    .isThrownBy(() -> Registry.read(missing))
                    .withMessageContaining(
                            "TG-1003 nowhere.yaml:1:1: the registry cannot be read: no file can be read at ");
            assertThatExceptionOfType(InvalidRegistryException.class).isThrownBy(() -> Registry.read(folder));
        }
    }

    @Test
    void a_hundred_thousand_endpoints_load() {
        StringBuilder yaml = new StringBuilder("version: 1\nendpoints:\n  staging:\n");
        for (int i = 0; i < 100_000; i++) {
            yaml.append("    - host")
                    .append(i)
                    .append(".some-long-name-of-a-team.staging.internal.example.com:5432/orders\n");
        }
        assertThat(Registry.parse("tierguard.yaml", yaml.toString()).rules()).hasSize(100_000);
    }
}

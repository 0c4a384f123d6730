package io.tierguard.cli;

import static io.tierguard.cli.Called.tierguard;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanTest {

    private static final String ALL = """
            Tierguard looked at 3 classes in 1 place, by all rules:
              AT  3 classes

            AT
              Method <shop.Keys.token()> holds a hard-coded secret: GitHub personal access token [TG-5001 fp=…] in (Keys.java:4)
              Field <shop.Keys.dbPassword> is named like a secret and holds a hard-coded value [TG-5001 fp=…] in (Keys.java:6)
              Method <shop.Rates.region()> calls java.lang.System.getenv() outside the packages of the configuration [TG-5006 fp=…] in (Rates.java:4)

            TG-5001  to fix: take it out, revoke it, and read it from an environment variable
            TG-5006  to fix: read it in the configuration package, and hand the value on
            3 findings; 'tierguard explain TG-nnnn' tells more of a code
            """;

    private static final String SECRETS_IN = """
              Method <shop.Keys.token()> holds a hard-coded secret: GitHub personal access token [TG-5001 fp=…] in (Keys.java:4)
              Field <shop.Keys.dbPassword> is named like a secret and holds a hard-coded value [TG-5001 fp=…] in (Keys.java:6)
            """;

    @TempDir
    static Path shared;

    private static Path classes;
    private static Path jar;

    @TempDir
    Path directory;

    @BeforeAll
    static void compile() throws IOException {
        classes = ScannedCode.compile(shared.resolve("classes"));
        jar = ScannedCode.jar(shared.resolve("shop.jar"), ScannedCode.entries(classes, ""));
    }

    /** The given place is told as AT, fingerprints as three dots. */
    private static Called scan(Path at, String... more) {
        List<String> args = new ArrayList<>(List.of("scan"));
        args.addAll(Arrays.asList(more));
        args.add(at.toString());
        Called called = tierguard(args.toArray(String[]::new));
        assertThat(called.out() + called.err()).doesNotContain(ScannedCode.TOKEN, ScannedCode.PASSWORD);
        return new Called(called.status(), masked(called.out(), at), masked(called.err(), at));
    }

    private static String masked(String text, Path at) {
        return text.replace(at.toString(), "AT")
                .replaceAll("fp=[A-Z2-7]{12}", "fp=…")
                .replaceAll("\"[A-Z2-7]{12}\"", "\"…\"");
    }

    private static Map<String, byte[]> entries(String folder) throws IOException {
        return ScannedCode.entries(classes, folder);
    }

    private Path jar(String name, Map<String, byte[]> entries) throws IOException {
        return ScannedCode.jar(directory.resolve(name), entries);
    }

    @Test
    void tells_what_all_rules_find_in_a_directory_and_in_a_jar() {
        assertThat(scan(classes)).isEqualTo(new Called(1, ALL, ""));
        assertThat(scan(jar)).isEqualTo(new Called(1, ALL, ""));
    }

    @Test
    void tells_endpoints_of_the_registry() {
        assertThat(scan(classes, "--rules", "endpoints", "--registry", Called.REGISTRY))
                .isEqualTo(new Called(1, """
                        Tierguard looked at 3 classes in 1 place, by endpoints:
                          AT  3 classes

                        AT
                          Method <shop.Rates.host()> names an endpoint of production (*.prod.example.com) [TG-5005 fp=…] in (Rates.java:7)

                        TG-5005  to fix: read the endpoint from the settings, where each tier has its own
                        1 finding; 'tierguard explain TG-nnnn' tells more of a code
                        """, ""));
    }

    @Test
    void is_content_with_code_that_holds_nothing() {
        assertThat(scan(classes.resolve("shop/Plain.class"))).isEqualTo(new Called(0, """
                Tierguard looked at 1 class in 1 place, by all rules:
                  AT  1 class

                0 findings
                """, ""));
    }

    @Test
    void asks_the_rules_that_are_named_by_the_settings_that_are_given() {
        assertThat(scan(classes, "--rules", "config-access").out())
                .contains("<shop.Rates.region()>", "1 finding;")
                .doesNotContain("shop.Keys");
        assertThat(scan(classes, "--rules", "provider-tokens,tier-branching").out())
                .contains("<shop.Keys.token()>", "1 finding;");
        assertThat(scan(classes, "--rules=config-access", "--configuration-packages=shop..")
                        .status())
                .isZero();
        assertThat(scan(classes, "--rules", "secret")).isEqualTo(new Called(2, "", """
                tierguard scan: name 1 of --rules is no rule; did you mean secrets?
                Try 'tierguard scan --help'.
                """));
    }

    @Test
    void prints_an_object_for_each_finding() {
        assertThat(scan(jar, "--format", "json", "--rules", "provider-tokens,secret-names"))
                .isEqualTo(new Called(1, """
                        {"code":"TG-5001","rule":"provider-tokens","class":"shop.Keys","file":"Keys.java","line":4,"in":"AT",\
                        "text":"Method <shop.Keys.token()> holds a hard-coded secret: GitHub personal access token",\
                        "fingerprint":"…","fix":"take it out, revoke it, and read it from an environment variable"}
                        {"code":"TG-5001","rule":"secret-names","class":"shop.Keys","file":"Keys.java","line":6,"in":"AT",\
                        "text":"Field <shop.Keys.dbPassword> is named like a secret and holds a hard-coded value",\
                        "fingerprint":"…","fix":"take it out, revoke it, and read it from an environment variable"}
                        """, ""));
        assertThat(scan(classes.resolve("shop/Plain.class"), "--format", "json"))
                .isEqualTo(new Called(0, "", ""));
    }

    @Test
    void prints_sarif_that_is_valid_whatever_is_in_it() throws IOException {
        JsonSchema schema;
        try (InputStream in = getClass().getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(in);
        }
        Path broken = jar("broken.jar", with(entries(""), "shop/Cut.class", new byte[] {1, 2}));

        Called some = scan(jar, "--format", "sarif");
        Called none = scan(classes.resolve("shop/Plain.class"), "--format", "sarif");
        Called unknown = scan(broken, "--format", "sarif");

        for (Called called : List.of(some, none, unknown)) {
            assertThat(schema.validate(called.out(), InputFormat.JSON)).isEmpty();
        }
        assertThat(some.status()).isEqualTo(1);
        assertThat(some.out())
                .contains(
                        "{\"id\":\"TG-5001\",\"name\":\"HardCodedSecret\",\"help\":{\"text\":\"take it out, revoke it,"
                                + " and read it from an environment variable\",\"markdown\":\"TG-5001 \\u2014 Hard coded secret\\n")
                .contains("\"uri\":\"shop/Keys.java\",\"uriBaseId\":\"SRCROOT\"},\"region\":{\"startLine\":4}")
                .doesNotContain("invocations");
        assertThat(none.status()).isZero();
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.out())
                .contains(
                        "\"invocations\":[{\"executionSuccessful\":false,\"toolExecutionNotifications\":[{\"level\":"
                                + "\"error\",\"message\":{\"text\":\"not looked at: AT!/shop/Cut.class: it is damaged, or no class file\"}}]}]");
        assertThat(unknown.err())
                .isEqualTo("tierguard scan: not looked at: AT!/shop/Cut.class: it is damaged, or no class file\n");
    }

    private static Map<String, byte[]> with(Map<String, byte[]> entries, String name, byte[] content) {
        Map<String, byte[]> more = new TreeMap<>(entries);
        more.put(name, content);
        return more;
    }

    @Nested
    class What_cannot_be_looked_at {

        private byte[] newer() throws IOException {
            byte[] bytes = Files.readAllBytes(classes.resolve("shop/Plain.class"));
            bytes[7] = 100;
            return bytes;
        }

        @Test
        void is_named_and_is_no_pass() throws IOException {
            Path here = Files.createDirectory(directory.resolve("here"));
            Files.copy(classes.resolve("shop/Plain.class"), here.resolve("Plain.class"));
            byte[] whole = Files.readAllBytes(classes.resolve("shop/Keys.class"));
            Files.write(here.resolve("Cut.class"), Arrays.copyOf(whole, whole.length - 40));
            Files.write(here.resolve("Newer.class"), newer());
            Files.writeString(here.resolve("None.class"), "no class");
            Files.writeString(here.resolve("none.jar"), "no jar");
            byte[] archive = Files.readAllBytes(jar);
            Files.createSymbolicLink(here.resolve("gone.jar"), here.resolve("nowhere"));
            Files.write(here.resolve("cut.jar"), Arrays.copyOf(archive, archive.length / 2));

            assertThat(scan(here)).isEqualTo(new Called(2, """
                    Tierguard looked at 1 class in 1 place, by all rules:
                      AT  1 class

                    0 findings
                    not looked at: AT/Cut.class: it is damaged, or no class file
                    not looked at: AT/Newer.class: it is made for Java 56, and this version does not read that
                    not looked at: AT/None.class: it is damaged, or no class file
                    not looked at: AT/cut.jar: it is no jar, or a damaged one
                    not looked at: AT/gone.jar: it cannot be opened
                    not looked at: AT/none.jar: it is no jar
                    """, "tierguard scan: not everything could be looked at\n"));
        }

        @Test
        void does_not_hide_the_rest_of_its_jar() throws IOException {
            Path damaged = jar("damaged.jar", entries(""));
            byte[] bytes = Files.readAllBytes(damaged);
            // the beginning of the first entry's content, which is that of Keys
            for (int i = 45; i < 75; i++) {
                bytes[i] ^= 0x5a;
            }
            Files.write(damaged, bytes);

            Called called = scan(damaged);

            assertThat(called.status()).isEqualTo(2);
            assertThat(called.out())
                    .contains("AT  2 classes", "<shop.Rates.region()>")
                    .endsWith("\nnot looked at: AT!/shop/Keys.class: it is damaged, or no class file\n");
        }

        @Test
        void may_be_everything() throws IOException {
            Path empty = Files.createDirectory(directory.resolve("empty"));
            Path sources = jar("sources.jar", Map.of("shop/Keys.java", new byte[] {'x'}));

            for (Path none : List.of(empty, sources)) {
                assertThat(scan(none))
                        .isEqualTo(new Called(2, """
                        Tierguard looked at 0 classes in 0 places, by all rules:

                        0 findings
                        not looked at: AT: it holds no class file
                        """, "tierguard scan: not everything could be looked at\n"));
            }
            assertThat(scan(directory.resolve("missing")).out()).endsWith("\nnot looked at: AT: it is not there\n");
        }
    }

    @Nested
    class In_archives {

        @Test
        void looks_at_the_classes_of_an_application_and_tells_of_its_libraries() throws IOException {
            Map<String, byte[]> entries = entries("BOOT-INF/classes/");
            entries.put("BOOT-INF/lib/shop.jar", Files.readAllBytes(jar));
            entries.put(
                    "org/springframework/boot/loader/Plain.class",
                    Files.readAllBytes(classes.resolve("shop/Plain.class")));
            Path fat = jar("fat.jar", entries);

            Called called = scan(fat, "--rules", "secrets");

            assertThat(called).isEqualTo(new Called(1, """
                    Tierguard looked at 3 classes in 1 place, by secrets:
                      AT  3 classes

                    AT!/BOOT-INF/classes
                    %s
                    TG-5001  to fix: take it out, revoke it, and read it from an environment variable
                    2 findings; 'tierguard explain TG-nnnn' tells more of a code
                    note: 1 jar inside AT not looked at: --nested does
                    note: 1 class of Spring Boot's own loader in AT left out
                    """.formatted(SECRETS_IN), ""));
        }

        @Test
        void looks_into_libraries_where_that_is_asked_for() throws IOException {
            Map<String, byte[]> war = new TreeMap<>();
            war.put("WEB-INF/classes/shop/Plain.class", Files.readAllBytes(classes.resolve("shop/Plain.class")));
            war.put("WEB-INF/lib/shop.jar", Files.readAllBytes(jar));
            Path ear = jar("app.ear", Map.of("app.war", Files.readAllBytes(jar("app.war", war))));

            assertThat(scan(ear, "--rules", "secrets", "--nested"))
                    .isEqualTo(new Called(1, """
                    Tierguard looked at 4 classes in 2 places, by secrets:
                      AT!/app.war  1 class
                      AT!/app.war!/WEB-INF/lib/shop.jar  3 classes

                    AT!/app.war!/WEB-INF/lib/shop.jar
                    %s
                    TG-5001  to fix: take it out, revoke it, and read it from an environment variable
                    2 findings; 'tierguard explain TG-nnnn' tells more of a code
                    """.formatted(SECRETS_IN), ""));
            assertThat(scan(ear, "--rules", "secrets").out())
                    .contains("note: 1 jar inside AT not looked at: --nested does\n");
        }

        @Test
        void looks_at_each_variant_of_a_class() throws IOException {
            Path plain = ScannedCode.compile(directory.resolve("other")).resolve("shop/Plain.class");
            Path variants = jar(
                    "variants.jar",
                    Map.of(
                            "shop/Keys.class",
                            Files.readAllBytes(plain),
                            "META-INF/versions/21/shop/Keys.class",
                            Files.readAllBytes(classes.resolve("shop/Keys.class")),
                            "META-INF/versions/21/module-info.class",
                            new byte[] {1}));

            assertThat(scan(variants, "--rules", "secrets").out())
                    .contains("AT  2 classes", "\nAT!/META-INF/versions/21\n" + SECRETS_IN);
        }

        @Test
        void tells_what_two_places_have_once() {
            Called called = tierguard("scan", "--rules", "secrets", classes.toString(), jar.toString());

            assertThat(called.out()).contains("6 classes in 2 places", "2 findings;");
        }

        @Test
        void finds_them_in_a_directory_of_any_depth() throws IOException {
            Path deep = Files.createDirectories(directory.resolve("lib/d e+%20ü"));
            Files.copy(jar, deep.resolve("shop.jar"));

            assertThat(scan(directory.resolve("lib"), "--rules", "secrets").out())
                    .contains("\n  AT/d e+%20ü/shop.jar  3 classes\n", "\nAT/d e+%20ü/shop.jar\n" + SECRETS_IN);
        }
    }

    @Nested
    class The_report {

        @Test
        void goes_into_a_file_and_replaces_reports_only() throws IOException {
            for (String format : List.of("text", "json", "sarif")) {
                Path file = directory.resolve("report." + format);

                for (int i = 0; i < 2; i++) {
                    assertThat(scan(jar, "--format", format, "--out", file.toString()))
                            .isEqualTo(new Called(1, "", ""));
                }

                assertThat(masked(Files.readString(file), jar))
                        .isEqualTo(scan(jar, "--format", format).out());
            }
            Path other = Files.writeString(directory.resolve("Keys.java"), "class Keys {}");
            assertThat(scan(jar, "--out", other.toString()).status()).isEqualTo(2);
            assertThat(other).hasContent("class Keys {}");
            assertThat(scan(jar, "--force", "--out", other.toString()).status()).isEqualTo(1);
            assertThat(Files.readString(other)).startsWith("Tierguard looked at ");
        }

        @Test
        void is_written_nowhere_else() {
            Path nowhere = directory.resolve("nowhere/report");

            Called called = scan(jar, "--out", nowhere.toString());

            assertThat(called.status()).isEqualTo(2);
            assertThat(called.err()).endsWith(" cannot be written: name a file in a directory that exists\n");
        }
    }

    @Nested
    class An_allow_file {

        @Test
        void is_started_with_all_that_is_found_and_then_gone_by() throws IOException {
            Path allow = directory.resolve("tier-rules.allow");

            assertThat(scan(jar, "--start-allow", allow.toString()).status()).isZero();
            assertThat(Files.readString(allow)).contains("| was there before the rules\n");
            assertThat(scan(jar, "--allow", allow.toString()).out()).endsWith("\n0 findings\n");
            assertThat(scan(jar, "--start-allow", allow.toString()).err())
                    .startsWith("tierguard scan: TG-5013 the allow file tier-rules.allow is there already");

            Path stale = Files.writeString(
                    directory.resolve("stale.allow"),
                    Files.readString(allow)
                            + "AAAAAAAAAAAA | provider-tokens | shop.Keys#gone | was here | 2027-03-31\n");
            assertThat(scan(jar, "--allow", stale.toString()).out())
                    .contains("\nstale.allow\n  stale.allow allows AAAAAAAAAAAA in shop.Keys#gone", "[TG-5011]");
        }

        @Test
        void holds_what_is_found_in_each_variant_of_a_class() throws IOException {
            Path older = ScannedCode.compileOlder(directory.resolve("older")).resolve("shop/Keys.class");
            Path variants = jar(
                    "variants.jar",
                    Map.of(
                            "shop/Keys.class",
                            Files.readAllBytes(older),
                            "META-INF/versions/21/shop/Keys.class",
                            Files.readAllBytes(classes.resolve("shop/Keys.class"))));
            Path allow = directory.resolve("tier-rules.allow");

            assertThat(scan(variants, "--start-allow", allow.toString()).status())
                    .isZero();

            assertThat(Files.readString(allow))
                    .contains("| shop.Keys#olderToken() |", "| shop.Keys#token() |", "| shop.Keys#dbPassword |");
            assertThat(scan(variants, "--allow", allow.toString()).out()).endsWith("\n0 findings\n");
            String gone = "AAAAAAAAAAAA | provider-tokens | shop.Keys#gone() | was here\n";
            Files.writeString(allow, Files.readString(allow) + gone);
            assertThat(scan(variants, "--allow", allow.toString()).out())
                    .contains("allows AAAAAAAAAAAA in shop.Keys#gone()", "[TG-5011]")
                    .contains("\n1 finding;");
        }

        @Test
        void with_faults_is_no_answer() throws IOException {
            Path faulty = Files.writeString(directory.resolve("faulty.allow"), "what is this\n");

            Called called = scan(jar, "--allow", faulty.toString());

            assertThat(called.status()).isEqualTo(2);
            assertThat(called.out()).isEmpty();
            assertThat(called.err()).startsWith("tierguard scan: TG-5009 the allow file faulty.allow ");
        }

        @Test
        void is_not_started_where_something_cannot_be_read() throws IOException {
            Path allow = directory.resolve("tier-rules.allow");
            Path broken = jar("broken.jar", with(entries(""), "shop/Cut.class", new byte[] {1, 2}));

            Called called = scan(broken, "--start-allow", allow.toString(), "--reason", "r", "--until", "2027-03-31");

            assertThat(called.status()).isEqualTo(2);
            assertThat(allow).doesNotExist();
        }
    }

    @Test
    void the_documentation_shows_what_is_printed() throws IOException {
        String printed = tierguard("scan", "--rules", "secrets", jar.toString()).out();

        assertThat(Files.readString(Path.of("../docs/command-line.md")))
                .contains("$ tierguard scan --rules secrets shop.jar\n" + printed.replace(jar.toString(), "shop.jar")
                        + "```\n");
    }

    @Test
    void a_call_that_cannot_be_meant_is_told() {
        assertThat(tierguard("scan").err()).startsWith("tierguard scan: no PATH is given");
        assertThat(scan(jar, "--format", "xml").err()).startsWith("tierguard scan: --format is text, json or sarif\n");
        assertThat(scan(jar, "--registry", "nowhere.yaml").err())
                .isEqualTo("tierguard scan: there is no file at nowhere.yaml, which --registry names\n");
        assertThat(scan(jar, "--reason", "r").err())
                .startsWith("tierguard scan: --reason and --until are for --start-allow\n");
        assertThat(scan(jar, "--sink", "nonsense").err()).startsWith("tierguard scan: --sink is a method and ");
        assertThat(tierguard("scan", "jdbc:postgresql://h/d?password=" + ScannedCode.PASSWORD)
                        .err())
                .startsWith("tierguard scan: PATH takes a path, not a URL\n")
                .doesNotContain(ScannedCode.PASSWORD);
    }
}

package io.tierguard.archunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierguard.archunit.fixture.Fixture;
import io.tierguard.archunit.report.ReportedFinding;
import io.tierguard.report.Code;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that are asked about class files, past ArchUnit's import. */
class ClassFilesTest {

    private static final String SOURCE = """
            package shop;
            class Keys {
                void load(java.security.KeyStore store) throws Exception {
                    store.load(null, "documented-fake".toCharArray());
                }
                String tier() { return System.getenv("TIER"); }
            }
            """;

    @TempDir
    private Path temp;

    private final ConfiguredRules rules = TierguardRules.with(RuleSettings.defaults());

    @Test
    void hold_what_an_import_holds() {
        Fixture fixture = Fixture.in(temp).file("Keys", SOURCE);
        URI file = fixture.compile().resolve("shop/Keys.class").toUri();

        assertThat(rules.report(ClassFiles.of(Map.of("shop.Keys", file)), Set.of("credential-sinks", "config-access")))
                .isEqualTo(rules.report(fixture.imported()))
                .extracting(ReportedFinding::code)
                .containsExactly(Code.CONFIG_ACCESS, Code.HARD_CODED_SECRET);
    }

    @Test
    void may_be_in_a_jar_under_any_name() throws IOException {
        byte[] bytes = Files.readAllBytes(
                Fixture.in(temp).file("Keys", SOURCE).compile().resolve("shop/Keys.class"));
        Path jar = temp.resolve("a jar, 100 %.jar");
        String entry = "META-INF/versions/9/shop/a b%20#Keys.class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new ZipEntry(entry));
            entries.write(bytes);
        }

        assertThat(rules.report(
                        ClassFiles.of(Map.of("shop.Keys", ClassFiles.inArchive(jar, entry))), Set.of("config-access")))
                .extracting(ReportedFinding::text)
                .containsExactly("Method <shop.Keys.tier()> calls java.lang.System.getenv() outside the packages of the"
                        + " configuration");
    }

    @Test
    void one_that_holds_another_class_is_told() {
        URI file = Fixture.in(temp)
                .file("Keys", SOURCE)
                .compile()
                .resolve("shop/Keys.class")
                .toUri();

        assertThat(rules.report(ClassFiles.of(Map.of("shop.Other", file)), Set.of("secret-names")))
                .extracting(ReportedFinding::describe)
                .containsExactly(
                        "Class <shop.Other> cannot be read, and may hold anything: its class file holds another"
                                + " class (classes that cannot be read:1) [TG-5002] in (Other.java:0)");
    }

    @Test
    void need_rules_that_there_are_and_a_class() {
        URI file = temp.resolve("Keys.class").toUri();
        ClassFiles one = ClassFiles.of(Map.of("shop.Keys", file));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules.report(one, Set.of("secret-names", "no-rule")))
                .withMessage("a name of a rule is not known");
        assertThatIllegalArgumentException().isThrownBy(() -> rules.report(one, Set.of()));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> rules.report(ClassFiles.of(Map.of()), Set.of("secret-names")))
                .withMessageStartingWith(Code.NOTHING_IMPORTED.id());
    }
}

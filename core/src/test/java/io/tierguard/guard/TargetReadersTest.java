package io.tierguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.registry.Registry;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetReadersTest {

    /** Found through the context class loader of the test. */
    public static final class FailingReader implements TargetReader {
        @Override
        public boolean knows(String url) {
            return url.startsWith("failing:");
        }

        @Override
        public Reading read(Target target) {
            String words = "quotes " + target.url();
            switch (target.url().substring(target.url().lastIndexOf('/') + 1)) {
                case "checked" -> FailingReader.<RuntimeException>throwUndeclared(new IOException(words));
                case "linkage" -> throw new NoClassDefFoundError(words);
                case "assertion" -> throw new AssertionError(words);
                case "error" -> throw new Error(words);
                default -> throw new IllegalStateException(words);
            }
            throw new IllegalStateException("unreached");
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> void throwUndeclared(Throwable thrown) throws T {
            throw (T) thrown;
        }
    }

    private static Judgement judge(Path directory, String services, String url) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(folder.resolve("io.tierguard.guard.TargetReader"), services);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            Guard guard = Guard.of(
                    Environment.of(Tier.TEST), Registry.parse("tierguard.yaml", "version: 1\n"), Clock.systemUTC());
            return guard.judge(Target.of(url), Resolver.none());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"runtime", "checked", "linkage", "assertion", "error"})
    void a_reader_that_fails_makes_its_targets_undeterminable_without_its_words(String way, @TempDir Path directory)
            throws IOException {
        assertThat(judge(directory, FailingReader.class.getName(), "failing://fake-secret/" + way)
                        .message())
                .isEqualTo("""
                TG-2008 refused: where failing:… leads cannot be determined: its reader failed on it
                  to fix     report the form of this target, without its values""");
    }

    @Test
    void a_provider_that_cannot_be_loaded_leaves_the_others_at_work(@TempDir Path directory) throws IOException {
        String services = "no.such.Reader\njava.lang.String\n" + FailingReader.class.getName() + "\n";

        assertThat(judge(directory, services, "failing://x").message()).contains("its reader failed on it");
        assertThat(judge(directory, services, "http://localhost:1/").isAllowed())
                .isTrue();
    }

    @Test
    void a_url_for_secrets_manager_is_a_jdbc_url_also_where_it_looks_like_another(@TempDir Path directory)
            throws IOException {
        for (String rest : List.of("mysql://localhost/db", "oracle:thin:@localhost:1521/db")) {
            assertThat(judge(directory, "", "JDBC-secretsmanager:" + rest).message())
                    .startsWith("TG-2008 refused: where JDBC-secretsmanager:" + rest.substring(0, rest.indexOf(':'))
                            + ":… leads cannot be determined: no reader on the class path knows this kind of target\n"
                            + "  to fix     add tierguard-jdbc-guard, or use a database that it knows");
        }
    }

    @Test
    void a_jdbc_url_that_nobody_reads_is_refused(@TempDir Path directory) throws IOException {
        assertThat(judge(directory, "", "jdbc:postgresql://user:fake@localhost/db")
                        .message())
                .isEqualTo("""
                TG-2008 refused: where jdbc:postgresql:… leads cannot be determined: no reader on the class path knows this kind of target
                  to fix     add tierguard-jdbc-guard, or use a database that it knows""");
    }

    @Test
    void a_target_that_lost_characters_in_decoding_is_refused(@TempDir Path directory) throws IOException {
        for (String lost : new String[] {"\uFFFD", "\uD83D", "\uDD11"}) {
            assertThat(judge(directory, "", "http://localhost:1/" + lost + "x").message())
                    .isEqualTo("""
                    TG-2008 refused: where http:… leads cannot be determined: it holds characters that were lost in decoding
                      to fix     hand it over in UTF-8, or percent-encoded""");
        }
        assertThat(judge(directory, "", "http://localhost:1/\uD83D\uDD11x").isAllowed())
                .isTrue();
    }
}

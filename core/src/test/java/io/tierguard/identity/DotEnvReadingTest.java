package io.tierguard.identity;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;

/** Beside dotenv-java: what is read at all is read as it reads it. */
class DotEnvReadingTest {

    private static Path directory;

    @BeforeContainer
    static void directory() throws IOException {
        directory = Files.createTempDirectory("dotenv");
    }

    @AfterContainer
    static void nothing_is_left() throws IOException {
        Files.deleteIfExists(directory.resolve(DotEnvFile.NAME));
        Files.delete(directory);
    }

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> name = Arbitraries.of("A", "_B", "C.d-e", "1F", "G H", "export I", "");
        Arbitrary<String> equal = Arbitraries.of("=", " = ", "= ", "");
        Arbitrary<String> value = Arbitraries.of(
                        "a", "b c", "\"", "'", "#", " #", " ", "\\", "\t", "=", "$", "é", "\u00a0", "\u000b", "x")
                .list()
                .ofMaxSize(7)
                .map(parts -> String.join("", parts));
        Arbitrary<String> around = Arbitraries.of("", "\"");
        return Combinators.combine(name, equal, around, value, around)
                .as((left, middle, opening, right, closing) -> left + middle + opening + right + closing);
    }

    @Property(tries = 500)
    void reads_a_line_as_the_library_does_or_refuses_it(@ForAll("lines") String line) throws IOException {
        Files.write(directory.resolve(DotEnvFile.NAME), List.of(line));

        DotEnvFile ours = DotEnvFile.in(directory);

        Statistics.label("read").collect(ours.problems().isEmpty()).coverage(coverage -> {
            coverage.check(true).percentage(share -> share > 5);
            coverage.check(false).percentage(share -> share > 5);
        });
        if (!ours.problems().isEmpty()) {
            assertThat(ours.values()).isEmpty();
            return;
        }
        Map<String, String> theirs = Dotenv.configure()
                .ignoreIfMalformed()
                .directory(directory.toString())
                .load()
                .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
                .stream()
                .collect(toMap(DotenvEntry::getKey, DotenvEntry::getValue));
        assertThat(ours.values()).isEqualTo(theirs);
    }

    @Example
    void tells_under_its_name_that_there_is_no_such_file() {
        DotEnvFile none = DotEnvFile.at(directory.resolve("absent.env"), "--env-file");

        assertThat(none.values()).isEmpty();
        assertThat(none.problems())
                .extracting(problem -> problem.where() + ": " + problem.text())
                .containsExactly("--env-file: --env-file cannot be read: it is no readable file in UTF-8");
    }
}

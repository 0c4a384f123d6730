package io.tierguard.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/credentials.md} shows what the code knows, no more and no less. */
class CredentialDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/credentials.md");

    @Test
    void shows_every_row_as_the_code_has_it() throws IOException {
        List<String> rows = Files.readAllLines(DOCUMENT).stream()
                .dropWhile(line -> !line.startsWith("| keys of "))
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        assertThat(String.join("\n", rows)).isEqualTo(String.join("\n", table()));
    }

    private static List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("| keys of | live | test | documented by |");
        lines.add("| --- | --- | --- | --- |");
        for (KnownProvider provider : KnownProvider.ALL) {
            lines.add("| " + provider.name() + " | " + shapes(provider, CredentialMode.LIVE) + " | "
                    + shapes(provider, CredentialMode.TEST) + " | " + documents(provider) + " |");
        }
        return lines;
    }

    private static String shapes(KnownProvider provider, CredentialMode mode) {
        String shapes = provider.shapes().stream()
                .filter(shape -> shape.mode() == mode)
                .map(shape -> "`" + shape.prefix() + "`"
                        + (shape.isTelling() ? "" : " + " + shape.body().description()))
                .collect(Collectors.joining("<br>"));
        return shapes.isEmpty() ? "not told" : shapes;
    }

    private static String documents(KnownProvider provider) {
        return provider.documents().stream()
                .map(document -> "[" + document.title() + "](" + document.url() + ")")
                .collect(Collectors.joining(", "));
    }
}

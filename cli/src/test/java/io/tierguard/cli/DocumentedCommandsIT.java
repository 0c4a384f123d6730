package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of the documentation that have {@code <!-- run -->} before them, by bash and the packaged jar, page by page. */
class DocumentedCommandsIT {

    private static final Path DOCS = Path.of("../docs");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^( *)(<!-- run -->\\n *)?```sh\\n(.*?)^ *```");

    private static final Pattern OURS = Pattern.compile("tierguard (keys|seal|unseal|attest|verify|completion) ");

    /** What a reader has before the page begins, and does by hand on its way: the lines of a new key go into the registry. */
    private static final String BEFORE = """
            set -euo pipefail
            tierguard() {
                "$JAVA" -XX:TieredStopAtLevel=1 -jar "$JAR" "$@" | tee printed
                if [ "$1 ${2-}" = 'keys attestation' ]; then
                    cat printed >> tierguard.yaml
                    ATTESTATION_KEY=$(cat attestation.jwk)
                fi
            }
            printf 'version: 1\\napplication: orders\\n' > tierguard.yaml
            PAYMENT_KEY=fake-Zq9jXw7
            GITHUB_RUN_ID=4711
            printf '%s\\n' "$PAYMENT_KEY" > payment-key.txt
            printf 'TIERGUARD_ENVIRONMENT=staging\\nSHOP_PAYMENT_KEY=%s\\n' "$PAYMENT_KEY" > staging.env
            """;

    @TempDir
    Path directory;

    private static List<String> blocks(Path page, boolean marked) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(page));
        while (block.find()) {
            if ((block.group(2) != null) == marked) {
                blocks.add(block.group(3).stripIndent());
            }
        }
        return blocks;
    }

    @Test
    void every_block_with_one_of_these_commands_is_run() throws IOException {
        try (Stream<Path> pages = Files.list(DOCS)) {
            for (Path page : pages.filter(file -> file.toString().endsWith(".md"))
                    // needs the reader's own project; its commands are parsed with those of all pages
                    .filter(file -> !file.endsWith("pipeline.md"))
                    .toList()) {
                assertThat(blocks(page, false))
                        .as("blocks of %s without <!-- run -->", page.getFileName())
                        .noneMatch(block -> OURS.matcher(block).find());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"seals.md", "attestation.md", "markers.md", "stamp-databases.md", "command-line.md"})
    void the_blocks_of_a_page_do_what_it_says(String page) throws Exception {
        List<String> blocks = blocks(DOCS.resolve(page), true);
        assertThat(blocks).isNotEmpty();
        File script = Files.writeString(directory.resolve("script"), BEFORE + String.join("", blocks))
                .toFile();
        File printed = directory.resolve("log").toFile();

        ProcessBuilder builder = new ProcessBuilder("bash", script.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed);
        builder.environment()
                .put(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.environment()
                .put(
                        "JAR",
                        Path.of(System.getProperty("tierguard.jar"))
                                .toAbsolutePath()
                                .toString());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();

        String log = Files.readString(printed.toPath());
        assertThat(process.exitValue()).as(log).isZero();
        switch (page) {
            case "seals.md" -> {
                assertThat(log)
                        .contains("sealed for staging with the key 2027-03, and opens\n")
                        .contains("\nfake-Zq9jXw7")
                        .contains("Sealed for staging with the key 2028-01: SHOP_PAYMENT_KEY.\n");
                assertThat(directory.resolve("staging.env"))
                        .content()
                        .startsWith("TIERGUARD_ENVIRONMENT=staging\nSHOP_PAYMENT_KEY=sealed:v1:staging:2028-01:");
            }
            case "attestation.md" ->
                assertThat(log).contains("attested: orders is production\n").contains("  id          4711\n");
            case "markers.md", "stamp-databases.md" ->
                assertThat(log).contains("trust:\n  marker:\n    - {kty: OKP, crv: Ed25519, kid: marker-2027,");
            default -> assertThat(log).isEmpty();
        }
    }
}

package io.tierguard.cli;

import static io.tierguard.cli.Called.tierguard;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.registry.StarterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitTest {

    @TempDir
    Path directory;

    @Test
    void writes_a_registry_that_loads_and_answers() {
        Path file = directory.resolve("tierguard.yaml");

        Called called = tierguard("init", file.toString());

        assertThat(called).isEqualTo(new Called(0, """
                Wrote %1$s. Next:

                  1. Say in it whose your endpoints are, and check it in as src/main/resources/tierguard.yaml.
                  2. Set TIERGUARD_ENVIRONMENT wherever the application runs; there is no default.
                  3. Ask what a process may reach:

                     java -jar tierguard.jar explain --registry %1$s --environment staging \\
                         jdbc:postgresql://orders-db.prod.example.com/orders
                """.formatted(file), ""));
        assertThat(file).hasContent(StarterRegistry.text());
        assertThat(tierguard(
                                "explain",
                                "--registry",
                                file.toString(),
                                "--environment",
                                "staging",
                                "jdbc:postgresql://orders-db.prod.example.com/orders")
                        .out())
                .contains("TG-2001 refused: this process is staging, and orders-db.prod.example.com:5432/orders"
                        + " belongs to production");
    }

    @Test
    void leaves_an_existing_file_as_it_is() throws IOException {
        Path file = Files.writeString(directory.resolve("tierguard.yaml"), "version: 1\n");

        assertThat(tierguard("init", file.toString()))
                .isEqualTo(new Called(2, "", "tierguard init: " + file + " exists already, and is left as it is\n"));
        assertThat(file).hasContent("version: 1\n");
    }

    @Test
    void writes_through_no_dangling_link() throws IOException {
        Path elsewhere = directory.resolve("elsewhere");
        Path link = Files.createSymbolicLink(directory.resolve("tierguard.yaml"), elsewhere);

        assertThat(tierguard("init", link.toString()).status()).isEqualTo(2);
        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void makes_no_directories() {
        Path file = directory.resolve("a/tierguard.yaml");

        assertThat(tierguard("init", file.toString()))
                .isEqualTo(new Called(
                        2,
                        "",
                        "tierguard init: " + file + " cannot be written: name a file in a directory that exists\n"));
        assertThat(directory).isEmptyDirectory();
    }
}

package io.tierguard.cli;

import static io.tierguard.cli.Called.tierguard;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {

    /** What bash does behind the tabulator: it hands over the words, and reads the replies. */
    private static final String ASK = """
            source ./completion
            compopt() { :; }
            reply() {
                COMP_WORDS=("$@"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
                COMPREPLY=()
                "$(complete -p tierguard | sed 's/.* -F \\([^ ]*\\).*/\\1/')"
                echo "${COMPREPLY[*]}"
            }
            """;

    @TempDir
    Path directory;

    private List<String> replies(String... lines) throws IOException, InterruptedException {
        Files.writeString(
                directory.resolve("completion"), tierguard("completion", "bash").out());
        StringBuilder script = new StringBuilder(ASK);
        for (String line : lines) {
            script.append("reply ").append(line).append('\n');
        }
        File asked = Files.writeString(directory.resolve("ask"), script).toFile();
        File told = directory.resolve("told").toFile();
        Process bash = new ProcessBuilder("bash", "--norc", asked.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(told)
                .start();
        assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(told.toPath());
    }

    @Test
    void bash_completes_commands_options_and_what_they_take() throws Exception {
        assertThat(replies(
                        "tierguard ''",
                        "tierguard se",
                        "tierguard keys ''",
                        "tierguard fingerprint w",
                        "tierguard seal --tier ''",
                        "tierguard attest --format j",
                        "tierguard seal --v",
                        "tierguard seal --pa",
                        "tierguard verify --registry ''",
                        "tierguard completion ''"))
                .containsExactly(
                        "explain init keys seal unseal attest verify fingerprint stamp scan doctor completion help",
                        "seal",
                        "seal attestation marker show",
                        "write",
                        "development test staging production",
                        "json",
                        "--variable --value-file",
                        // hidden, since a value is no argument
                        "",
                        // nothing of its own: bash offers files
                        "",
                        "bash zsh fish");
    }

    @Test
    void zsh_reads_the_same_script() {
        assertThat(tierguard("completion", "zsh")).isEqualTo(tierguard("completion", "bash"));
    }

    @Test
    void fish_has_a_line_for_each_command_and_option() {
        List<String> lines =
                new ArrayList<>(tierguard("completion", "fish").out().lines().toList());

        assertThat(lines.remove(0)).isEqualTo("# completion of tierguard for fish");
        assertThat(lines)
                .allMatch(line -> line.startsWith("complete -c tierguard -n '"))
                .noneMatch(line -> line.contains("-l password "))
                .contains(
                        "complete -c tierguard -n '__fish_seen_subcommand_from seal; and not __fish_seen_subcommand_from"
                                + " keys' -l tier -x -a 'development test staging production' -d 'for whom: only"
                                + " processes of that tier can open it'",
                        "complete -c tierguard -n '__fish_seen_subcommand_from keys; and __fish_seen_subcommand_from"
                                + " marker' -l format -x -a 'text json' -d 'text (the default), or json: one object'")
                .anyMatch(line -> line.endsWith(
                        "-f -a stamp -d 'Has a database say which environment it and its data" + " belong to.'"));
    }

    @Test
    void another_shell_has_no_script() {
        assertThat(tierguard("completion", "tcsh"))
                .isEqualTo(KeyDesk.misuse("completion", "SHELL is bash, zsh or fish"));
        assertThat(tierguard("completion")).isEqualTo(KeyDesk.misuse("completion", "SHELL is bash, zsh or fish"));
    }
}

package io.tierguard.cli;

import static io.tierguard.cli.Called.tierguard;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HelpTest {

    @Test
    void prints_the_version_of_the_build() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        String version = pom.substring(pom.indexOf("<version>") + "<version>".length(), pom.indexOf("</version>"));

        assertThat(tierguard("--version")).isEqualTo(new Called(0, "tierguard " + version + "\n", ""));
    }

    @Test
    void prints_the_commands() {
        assertThat(tierguard("--help")).isEqualTo(new Called(0, """
                Usage: tierguard [-hV] COMMAND
                Keeps development, test, staging and production apart, from inside the
                application.

                Options:
                  -h, --help      Show this help message and exit.
                  -V, --version   Print version information and exit.

                Commands:
                  explain      Says whether a process may reach a target, and why.
                  init         Writes a commented tierguard.yaml to begin with.
                  fingerprint  Finds credentials that two tiers share, without showing any.

                'tierguard explain TG-nnnn' prints what a code means.
                """, ""));
    }

    @Test
    void prints_how_to_ask() {
        assertThat(tierguard("explain", "--help")).isEqualTo(new Called(0, """
                Says whether a process may reach a target, and why.

                Usage: tierguard explain --registry FILE --environment NAME [--format text|json]
                                         [--resolve] [--at DATE] TARGET... | -
                       tierguard explain TG-nnnn

                Nothing is connected to, and no setting of this machine is read. The answer is
                what the registry says when it is enforced; the mode of the environment is told
                beside it.

                TG-nnnn, alone, prints what that code means and how to mend it.

                      TARGET               a URL, JDBC or any other; or - alone, for one a line
                                             from standard input, where behind a tab may follow
                                             JDBC properties: key=value;key=value

                      --registry=FILE      the registry, tierguard.yaml
                      --environment=NAME   who the process is
                      --format=FORMAT      text (the default), or json: one object a line
                      --resolve            look names up, and judge their addresses too
                      --at=DATE            the day of the answer, such as 2027-03-31; today if
                                             left out
                  -h, --help               print this help

                Exit status: 0 all allowed, 1 any refused, 2 no answer.
                """, ""));
    }

    @Test
    void prints_how_to_begin() {
        assertThat(tierguard("init", "--help")).isEqualTo(new Called(0, """
                Writes a commented tierguard.yaml to begin with.

                Usage: tierguard init [FILE]

                An existing file is left as it is.

                      FILE     where to write it; tierguard.yaml in the working directory if
                                 left out

                  -h, --help   print this help
                """, ""));
    }
}

package io.tierguard.cli;

import static io.tierguard.cli.Called.tierguard;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

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

                For example:
                  tierguard explain --registry tierguard.yaml --environment staging
                      jdbc:postgresql://orders-db.prod.example.com/orders
                  tierguard help stamp

                Options:
                  -h, --help      Show this help message and exit.
                  -V, --version   Print version information and exit.

                Commands:
                  explain      Says whether a process may reach a target, and why.
                  init         Writes a commented tierguard.yaml to begin with.
                  keys         Makes keys, each in a file that its owner alone may read, and
                                 tells what a file holds.
                  seal         Seals a secret for one variable of one tier.
                  unseal       Tells whom a seal is for, and opens it with the private key.
                  attest       Issues an attestation: a signed word of which environment a
                                 process is.
                  verify       Verifies an attestation, and tells what it vouches for.
                  fingerprint  Finds credentials that two tiers share, without showing any.
                  stamp        Has a database say which environment it and its data belong to.
                  scan         Finds secrets, endpoints and tier logic in compiled code.
                  doctor       Tells what is wrong, and who may reach what, on one page.
                  completion   Prints a script that has a shell complete commands and options.
                  help         Prints the help of a command, such as 'tierguard help
                                 fingerprint write'.

                Exit status: 0 done; 1 the answer is no; 2 no answer.
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

                For example:
                  tierguard explain --registry tierguard.yaml --environment staging
                      jdbc:postgresql://orders-db.prod.example.com/orders
                  tierguard explain TG-2001

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

                Exit status: 0 all allowed, or a code was explained; 1 any refused; 2 no answer.
                """, ""));
    }

    @Test
    void prints_how_to_begin() {
        assertThat(tierguard("init", "--help")).isEqualTo(new Called(0, """
                Writes a commented tierguard.yaml to begin with.

                Usage: tierguard init [--from-log LOG] [FILE]

                An existing file is left as it is.

                For example:
                  tierguard init src/main/resources/tierguard.yaml
                  tierguard init --from-log orders.log tierguard.yaml

                      FILE             where to write it; tierguard.yaml in the working
                                         directory if left out

                      --from-log=LOG   a log of what would be refused, or - for standard input:
                                         its endpoints go into the file
                  -h, --help           print this help

                Exit status: 0 written; 2 nothing was written.
                """, ""));
    }

    @Test
    void prints_how_credentials_are_compared() {
        assertThat(tierguard("fingerprint", "--help")).isEqualTo(new Called(0, """
                Finds credentials that two tiers share, without showing any.

                Usage: tierguard fingerprint COMMAND

                The deploy job of each tier writes fingerprints of its secrets into a file that
                is checked in; any other job compares them. Fingerprints are made with a
                pepper, 32 random bytes that all tiers have and the repository has not.

                For example:
                  tierguard fingerprint compare --lock tierguard.lock

                  -h, --help   print this help

                Commands:
                  write    Writes fingerprints of this environment's secrets into the lock file.
                  compare  Finds credentials that two tiers share.
                  pepper   Makes a pepper, in a file that its owner alone may read.

                Exit status: 0 done; 1 a credential is shared, or known to everybody; 2 it
                could not be done.
                'tierguard fingerprint COMMAND --help' tells more.
                """, ""));
    }

    @Test
    void prints_how_fingerprints_are_written() {
        assertThat(tierguard("fingerprint", "write", "--help")).isEqualTo(new Called(0, """
                Writes fingerprints of this environment's secrets into the lock file.

                Usage: tierguard fingerprint write --tier TIER --pepper-file FILE
                                                   --prefix PREFIX...
                       tierguard fingerprint write --environment NAME --registry FILE
                                                   --pepper-file FILE --prefix PREFIX...

                Reads variables of this process, and the files that NAME_FILE variables name.
                Lines of other environments stay as they are. Values that everybody knows are
                reported and not written.

                For example, in the deploy job of staging:
                  tierguard fingerprint write --tier staging --pepper-file pepper --prefix SHOP_

                      --tier=TIER          whose variables these are
                      --environment=NAME   the same, where an environment has a name of its own
                      --registry=FILE      the registry, which tells the tier of --environment
                      --pepper-file=FILE   the pepper; readable by its owner only
                      --prefix=PREFIX      take the secrets among the variables that begin so,
                                             by name or value; may be repeated
                      --variable=NAME      take this variable, whatever it is called and holds;
                                             may be repeated
                      --lock=FILE          the lock file; tierguard.lock in the working
                                             directory if left out
                  -h, --help               print this help

                Exit status: 0 written, 1 written, but staging or production holds a value that
                everybody knows, 2 nothing was written.
                """, ""));
    }

    @Test
    void prints_how_fingerprints_are_compared() {
        assertThat(tierguard("fingerprint", "compare", "--help")).isEqualTo(new Called(0, """
                Finds credentials that two tiers share.

                Usage: tierguard fingerprint compare [--lock FILE] [--sharing FILE] [--at DATE]
                                                     [--format text|json]
                       tierguard fingerprint compare --tier TIER --pepper-file FILE
                                                     --prefix PREFIX... [--lock FILE] ...

                Without --tier the lines of the lock file are compared with each other, and
                neither secrets nor the pepper are needed. With it, the variables of this
                process are compared with the lines of other tiers, and nothing is written.

                For example, in any job:
                  tierguard fingerprint compare --lock tierguard.lock

                      --lock=FILE          the lock file; tierguard.lock in the working
                                             directory if left out
                      --sharing=FILE       what may be shared: 'production A = staging B until
                                             2027-03-31: reason', one a line
                      --at=DATE            the day of the answer, such as 2027-03-31; today if
                                             left out
                      --format=FORMAT      text (the default), or json: one object a line
                      --tier=TIER          whose variables these are
                      --environment=NAME   the same, where an environment has a name of its own
                      --registry=FILE      the registry, which tells the tier of --environment
                      --pepper-file=FILE   the pepper; readable by its owner only
                      --prefix=PREFIX      take the secrets among the variables that begin so,
                                             by name or value; may be repeated
                      --variable=NAME      take this variable, whatever it is called and holds;
                                             may be repeated
                  -h, --help               print this help

                Exit status: 0 production shares nothing (there may be warnings), 1 it does, or
                staging or production holds a value that everybody knows, 2 no answer.
                """, ""));
    }

    @Test
    void prints_how_a_pepper_is_made() {
        assertThat(tierguard("fingerprint", "pepper", "--help")).isEqualTo(new Called(0, """
                Makes a pepper, in a file that its owner alone may read.

                Usage: tierguard fingerprint pepper FILE

                An existing file is left as it is. Give the same pepper to the deploy job of
                every tier, and keep it out of the repository.

                For example:
                  tierguard fingerprint pepper pepper

                      FILE     where to write it

                  -h, --help   print this help

                Exit status: 0 made; 2 nothing was made.
                """, ""));
    }

    @Test
    void prints_how_databases_are_stamped() {
        assertThat(tierguard("stamp", "--help")).isEqualTo(new Called(0, """
                Has a database say which environment it and its data belong to.

                Usage: tierguard stamp --environment NAME --key FILE [OPTION...] JDBC-URL
                       tierguard stamp --environment NAME --key FILE --sanitised --from NAME
                                       [OPTION...] JDBC-URL
                       tierguard stamp --environment NAME --show | --verify [OPTION...] JDBC-URL

                Writes the server marker, which stays with the database, and the data marker,
                which travels with the data. What the registry does not give to that
                environment is not connected to. A marker that says it already is left as it
                is; one that says something else is replaced only where that is asked for by
                name.

                For example:
                  tierguard stamp --environment staging --key marker.jwk --driver pg.jar
                      --user owner --password-env DB_PASSWORD jdbc:postgresql://host/orders

                      JDBC-URL               the database, without a password

                      --url-env=VAR          the variable that holds the URL, in the place of
                                               JDBC-URL: such a URL may hold a password
                      --user=NAME            who logs in
                      --password-env=VAR     the variable that holds the password
                      --password-file=FILE   the file that holds the password
                      --driver=JAR           the JDBC driver, in the version that the
                                               application has; may be repeated
                      --registry=FILE        the registry; tierguard.yaml in the working
                                               directory if left out
                      --environment=NAME     whose database this is
                      --key=FILE             the stamping key, a private JWK; readable by its
                                               owner only
                      --server               the server marker only
                      --data                 the data marker only
                      --sanitised            the data came from another environment, and
                                               nothing of it is left that must not be here
                      --from=NAME            with --sanitised: from which environment
                      --replace=NAME         replace a marker of that environment, which is a
                                               mistake
                      --replace-unverified   replace a marker that no trusted key has signed,
                                               or that cannot be read
                      --show                 tell what is there, and change nothing
                      --verify               tell whether both markers fit, and change nothing
                      --dry-run              print the statements, and change nothing
                      --identity=TEXT        with --dry-run: which database it is, as its
                                               administrator told; nothing is connected to
                  -h, --help                 print this help

                Exit status: 0 done, or the markers fit; 1 refused, or they do not fit; 2 it
                could not be tried.
                """, ""));
    }

    /** All commands, those of groups too, as {@code tierguard help} takes them. */
    static List<List<String>> commands() {
        CommandLine root = new CommandLine(new TierguardCommand());
        InputStream nothing = InputStream.nullInputStream();
        Output nowhere = new Output(OutputStream.nullOutputStream());
        new Commands(new Commands.World(Map.of(), nothing, nowhere, nowhere, HiddenPrompt.none()))
                .addTo(root, List.of());
        List<List<String>> paths = new ArrayList<>();
        collect(root, List.of(), paths);
        return paths;
    }

    private static void collect(CommandLine command, List<String> path, List<List<String>> paths) {
        paths.add(path);
        command.getSubcommands().forEach((name, below) -> {
            List<String> deeper = new ArrayList<>(path);
            deeper.add(name);
            collect(below, deeper, paths);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void tells_of_each_command_what_it_does_how_it_is_called_and_how_it_ends(List<String> path) {
        List<String> asOption = new ArrayList<>(path);
        asOption.add("--help");
        List<String> asCommand = new ArrayList<>(List.of("help"));
        asCommand.addAll(path);
        String name = String.join(" ", path);

        Called called = tierguard(asOption.toArray(String[]::new));

        assertThat(tierguard(asCommand.toArray(String[]::new))).isEqualTo(called);
        assertThat(called.status()).isZero();
        assertThat(called.err()).isEmpty();
        assertThat(called.out())
                .contains("Usage: tierguard " + (name.isEmpty() ? "[-hV] COMMAND" : name))
                .containsPattern("\n *For (example|another)[^\n]*:\n  [^\\n]*tierguard " + name)
                .contains("\nExit status: 0 ")
                .containsPattern("Exit status: 0 [^:]*[;,]\\s[^:]*2\\s")
                .contains("--help")
                .endsWith("\n");
        assertThat(called.out().lines())
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(84).doesNotEndWith(" "));
    }

    @Test
    void says_which_command_there_is_no_help_of() {
        assertThat(tierguard("help", "stmap"))
                .isEqualTo(
                        new Called(
                                2,
                                "",
                                "tierguard help: argument 2 is no command; did you mean stamp?\nTry 'tierguard help --help'.\n"));
        assertThat(tierguard("help", "fingerprint", "hunter2").err())
                .startsWith("tierguard help: argument 3 is no command; commands are write, compare, pepper\n");
        assertThat(tierguard("help", "stamp", "x").err()).startsWith("tierguard help: argument 3 is one too many\n");
    }
}

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
                  stamp        Has a database say which environment it and its data belong to.
                  scan         Finds secrets, endpoints and tier logic in compiled code.
                  doctor       Tells what is wrong, and who may reach what, on one page.

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

                Usage: tierguard init [--from-log LOG] [FILE]

                An existing file is left as it is.

                      FILE             where to write it; tierguard.yaml in the working
                                         directory if left out

                      --from-log=LOG   a log of what would be refused, or - for standard input:
                                         its endpoints go into the file
                  -h, --help           print this help
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

                  -h, --help   print this help

                Commands:
                  write    Writes fingerprints of this environment's secrets into the lock file.
                  compare  Finds credentials that two tiers share.
                  pepper   Makes a pepper, in a file that its owner alone may read.

                'tierguard fingerprint COMMAND --help' tells more.
                """, ""));
    }

    @Test
    void prints_how_fingerprints_are_written() {
        assertThat(tierguard("fingerprint", "write", "--help")).isEqualTo(new Called(0, """
                Writes fingerprints of this environment's secrets into the lock file.

                Usage: tierguard fingerprint write --tier TIER --pepper-file FILE --prefix PREFIX...
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

                      FILE     where to write it

                  -h, --help   print this help
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
}

package io.tierguard.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about credentials that tiers share. */
@Command(
        name = "fingerprint",
        header = {"Finds credentials that two tiers share, without showing any.", ""},
        customSynopsis = "tierguard fingerprint COMMAND",
        descriptionHeading = "%n",
        description = {
            "The deploy job of each tier writes fingerprints of its secrets into a file that is checked in;"
                    + " any other job compares them. Fingerprints are made with a pepper, 32 random bytes that"
                    + " all tiers have and the repository has not.",
            "",
            "For example:",
            "  tierguard fingerprint compare --lock tierguard.lock"
        },
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%n",
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "Exit status: 0 done; 1 a credential is shared, or known to everybody; 2 it could not be done.",
            "'tierguard fingerprint COMMAND --help' tells more."
        })
final class FingerprintCommand implements Runnable {

    static CommandLine with(Map<String, String> environment, Output out) {
        return new CommandLine(new FingerprintCommand())
                .addSubcommand(new FingerprintWriteCommand(environment, out))
                .addSubcommand(new FingerprintCompareCommand(environment, out))
                .addSubcommand(new FingerprintPepperCommand(out));
    }

    @Override
    public void run() {
        throw MisuseException.call("no command is given");
    }
}

package io.tierguard.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about keys. */
@Command(
        name = "keys",
        header = {"Makes keys, each in a file that its owner alone may read, and tells what a file holds.", ""},
        customSynopsis = "tierguard keys COMMAND",
        descriptionHeading = "%n",
        description = {
            "A private key is never printed, and a file that exists is never overwritten. The pepper of fingerprints"
                    + " is made by 'tierguard fingerprint pepper'.",
            "",
            "For example:",
            "  tierguard keys seal --tier staging --public tierguard-seal.pub staging.key",
            "  tierguard keys attestation --kid ci-2027 attestation.jwk",
            "  tierguard keys show staging.key"
        },
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%n",
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "Exit status: 0 done; 1 a file is not as it should be; 2 it could not be done.",
            "'tierguard keys COMMAND --help' tells more."
        })
final class KeysCommand implements Runnable {

    static CommandLine with(Output out, Output err) {
        return new CommandLine(new KeysCommand())
                .addSubcommand(new KeysSealCommand(out, err))
                .addSubcommand(new KeysAttestationCommand(out, err))
                .addSubcommand(new KeysMarkerCommand(out, err))
                .addSubcommand(new KeysShowCommand(out));
    }

    @Override
    public void run() {
        throw MisuseException.call("no command is given");
    }
}

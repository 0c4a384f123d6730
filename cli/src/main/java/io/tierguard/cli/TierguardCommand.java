package io.tierguard.cli;

import picocli.CommandLine.Command;

/** What is printed where no command is named. */
@Command(
        name = "tierguard",
        description = {
            "Keeps development, test, staging and production apart, from inside the application.",
            "",
            "For example:",
            "  tierguard explain --registry tierguard.yaml --environment staging",
            "      jdbc:postgresql://orders-db.prod.example.com/orders",
            "  tierguard help stamp"
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "%nExit status: 0 done; 1 the answer is no; 2 no answer.",
            "'tierguard explain TG-nnnn' prints what a code means."
        })
final class TierguardCommand implements Runnable {

    @Override
    public void run() {
        throw MisuseException.call("no command is given");
    }
}

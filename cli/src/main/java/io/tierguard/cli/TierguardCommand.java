package io.tierguard.cli;

import picocli.CommandLine.Command;

/** What is printed where no command is named. */
@Command(
        name = "tierguard",
        description = "Keeps development, test, staging and production apart, from inside the application.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = "%n'tierguard explain TG-nnnn' prints what a code means.")
final class TierguardCommand implements Runnable {

    @Override
    public void run() {
        throw MisuseException.call("no command is given");
    }
}

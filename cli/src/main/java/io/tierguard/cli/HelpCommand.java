package io.tierguard.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the help of a command. */
@Command(
        name = "help",
        header = {"Prints the help of a command, such as 'tierguard help fingerprint write'.", ""},
        customSynopsis = "tierguard help [COMMAND...]",
        descriptionHeading = "%n",
        description = {"The same as 'tierguard COMMAND --help'.", "", "For example:", "  tierguard help stamp"},
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        footerHeading = "%n",
        footer = "Exit status: 0 printed; 2 there is no such command.")
final class HelpCommand implements Runnable {

    private final Output out;

    @Spec
    @SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // picocli sets it
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", hideParamSyntax = true, description = "which; all if left out")
    private List<String> names = new ArrayList<>();

    HelpCommand(Output out) {
        this.out = out;
    }

    @Override
    public void run() {
        CommandLine command = spec.root().commandLine();
        for (int i = 0; i < names.size(); i++) {
            CommandLine next = command.getSubcommands().get(names.get(i));
            if (next == null) {
                throw MisuseException.call(Failures.unmatched("argument " + (i + 2), names.get(i), command));
            }
            command = next;
        }
        out.print(command.getUsageMessage(Ansi.OFF));
    }
}

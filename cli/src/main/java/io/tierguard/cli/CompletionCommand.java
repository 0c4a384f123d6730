package io.tierguard.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what has a shell complete words of this command. */
@Command(
        name = "completion",
        header = {"Prints a script that has a shell complete commands and options.", ""},
        customSynopsis = "tierguard completion bash|zsh|fish",
        descriptionHeading = "%n",
        description = {
            "It completes words behind the name tierguard, which may be an alias, a function or a script that calls"
                    + " the jar.",
            "",
            "For example:",
            "  source <(tierguard completion bash)",
            "  tierguard completion fish > ~/.config/fish/completions/tierguard.fish"
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        footerHeading = "%n",
        footer = "Exit status: 0 printed; 2 there is no script for that shell.")
final class CompletionCommand implements Runnable {

    private final Output out;

    @Spec
    @SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // picocli sets it
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "SHELL",
            hideParamSyntax = true,
            completionCandidates = Shells.class,
            description = "bash, zsh or fish")
    private @Nullable String shell;

    /** What there are scripts for. */
    static final class Shells extends java.util.ArrayList<String> {

        private static final long serialVersionUID = 1;

        Shells() {
            super(List.of("bash", "zsh", "fish"));
        }
    }

    CompletionCommand(Output out) {
        this.out = out;
    }

    @Override
    public void run() {
        String wanted = shell == null ? "" : shell;
        out.print(
                switch (wanted) {
                    // one script, which tells by itself which of the two reads it
                    case "bash", "zsh" ->
                        AutoComplete.bash("tierguard", spec.root().commandLine());
                    case "fish" -> FishCompletion.of(spec.root());
                    default -> throw MisuseException.call("SHELL is bash, zsh or fish");
                });
    }
}

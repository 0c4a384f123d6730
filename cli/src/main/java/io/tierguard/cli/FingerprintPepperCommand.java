package io.tierguard.cli;

import io.tierguard.secret.InvalidFingerprintsException;
import io.tierguard.secret.Pepper;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes the pepper. */
@Command(
        name = "pepper",
        header = {"Makes a pepper, in a file that its owner alone may read.", ""},
        customSynopsis = "tierguard fingerprint pepper FILE",
        descriptionHeading = "%n",
        description = {
            "An existing file is left as it is. Give the same pepper to the deploy job of every tier, and keep it out"
                    + " of the repository.",
            "",
            "For example:",
            "  tierguard fingerprint pepper pepper"
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        footerHeading = "%n",
        footer = "Exit status: 0 made; 2 nothing was made.")
final class FingerprintPepperCommand implements Callable<Integer> {

    private final Output out;

    @Parameters(arity = "1", paramLabel = "FILE", hideParamSyntax = true, description = "where to write it")
    private String file = "";

    FingerprintPepperCommand(Output out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        FileArgument target = FileArgument.parse("FILE", file);
        try {
            Pepper pepper = Pepper.generate(target.path());
            out.print("Wrote " + pepper + " to " + target.shown()
                    + ". Hand it to the deploy job of every tier as a secret; never check it in.\n");
            return ExitStatus.DONE;
        } catch (InvalidFingerprintsException e) {
            throw MisuseException.of(e.report());
        }
    }
}

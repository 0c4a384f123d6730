package io.tierguard.cli;

import io.tierguard.registry.Registry;
import io.tierguard.registry.StarterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the registry to begin with. */
@Command(
        name = "init",
        header = {"Writes a commented tierguard.yaml to begin with.", ""},
        customSynopsis = "tierguard init [FILE]",
        descriptionHeading = "%n",
        description = "An existing file is left as it is.",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false)
final class InitCommand implements Callable<Integer> {

    private final Output out;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            hideParamSyntax = true,
            defaultValue = Registry.FILE_NAME,
            description = "where to write it; tierguard.yaml in the working directory if left out")
    private String file = Registry.FILE_NAME;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "print this help")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    InitCommand(Output out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        FileArgument target = FileArgument.parse("FILE", file);
        write(target);
        out.print("""
                Wrote %1$s. Next:

                  1. Say in it whose your endpoints are, and check it in as src/main/resources/tierguard.yaml.
                  2. Set TIERGUARD_ENVIRONMENT wherever the application runs; there is no default.
                  3. Ask what a process may reach:

                     java -jar tierguard.jar explain --registry %1$s --environment staging \\
                         jdbc:postgresql://orders-db.prod.example.com/orders
                """.formatted(target.shown()));
        return ExitStatus.DONE;
    }

    private static void write(FileArgument target) {
        try {
            Files.write(
                    target.path(),
                    StarterRegistry.text().getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw MisuseException.input(target.shown() + " exists already, and is left as it is");
        } catch (IOException e) {
            throw MisuseException.input(target.shown() + " cannot be written: name a file in a directory that exists");
        }
    }
}

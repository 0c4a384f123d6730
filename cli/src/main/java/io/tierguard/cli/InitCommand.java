package io.tierguard.cli;

import io.tierguard.registry.InvalidRegistryException;
import io.tierguard.registry.Registry;
import io.tierguard.registry.StarterRegistry;
import io.tierguard.tier.EnvironmentName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the registry to begin with. */
@Command(
        name = "init",
        header = {"Writes a commented tierguard.yaml to begin with.", ""},
        customSynopsis = "tierguard init [--from-log LOG] [FILE]",
        descriptionHeading = "%n",
        description = {
            "An existing file is left as it is.",
            "",
            "For example:",
            "  tierguard init src/main/resources/tierguard.yaml",
            "  tierguard init --from-log orders.log tierguard.yaml"
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        footerHeading = "%n",
        footer = "Exit status: 0 written; 2 nothing was written.")
final class InitCommand implements Callable<Integer> {

    private final InputStream in;
    private final Output out;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            hideParamSyntax = true,
            defaultValue = Registry.FILE_NAME,
            description = "where to write it; tierguard.yaml in the working directory if left out")
    private String file = Registry.FILE_NAME;

    @Option(
            names = "--from-log",
            paramLabel = "LOG",
            description = "a log of what would be refused, or - for standard input: its endpoints go into the file")
    private @Nullable String log;

    InitCommand(InputStream in, Output out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public Integer call() {
        FileArgument target = FileArgument.parse("FILE", file);
        if (log != null) {
            return fromLog(target, log);
        }
        write(target, StarterRegistry.text());
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

    private Integer fromLog(FileArgument target, String source) {
        Observations observations = source.equals("-") ? read(in, "standard input") : read(source);
        if (observations.isEmpty()) {
            throw MisuseException.input("no line of the log tells of what would be refused; nothing is written"
                    + (observations.cutOffLines() == 0 ? "" : ", and " + told(observations)));
        }
        String yaml = ObservedRegistry.text(observations);
        try {
            Registry.parse(Registry.FILE_NAME, yaml);
        } catch (InvalidRegistryException e) {
            throw MisuseException.of(e.report());
        }
        write(target, yaml);
        out.print("""
                Wrote %1$s: %2$s of %3$s.
                %4$sNext:

                  1. Check each line, whose it is and that it belongs there at all: the log only says who tried to reach it.
                  2. Check it in as src/main/resources/tierguard.yaml; where there is one already, copy what is missing there.
                """.formatted(
                        target.shown(),
                        counted(observations.endpoints().size(), "endpoint"),
                        String.join(
                                ", ",
                                observations.environments().keySet().stream()
                                        .map(EnvironmentName::text)
                                        .toList()),
                        missing(observations)));
        return ExitStatus.DONE;
    }

    private static String missing(Observations observations) {
        StringBuilder missing = new StringBuilder();
        if (observations.cutOffLines() > 0) {
            missing.append("Not all: ").append(told(observations)).append(".\n");
        }
        if (!observations.isComplete()) {
            missing.append("Not all: the log does not name everything. Observe again with this file.\n");
        }
        return missing.toString();
    }

    private static String told(Observations observations) {
        List<String> numbers =
                observations.cutOff().stream().map(String::valueOf).toList();
        String more = observations.cutOffLines() > numbers.size() ? " and others" : "";
        boolean one = numbers.size() == 1;
        return (one ? "line " : "lines ") + String.join(", ", numbers) + more + (one ? " is" : " are")
                + " cut off or garbled";
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static Observations read(String source) {
        FileArgument argument = FileArgument.parse("--from-log", source);
        try (InputStream log = Files.newInputStream(argument.path())) {
            return read(log, argument.shown());
        } catch (IOException e) {
            throw MisuseException.input(argument.shown() + " cannot be read: give --from-log a file, or - and the log");
        }
    }

    private static Observations read(InputStream log, String shown) {
        try {
            return Observations.read(log);
        } catch (IOException e) {
            throw MisuseException.input(shown + " cannot be read to its end");
        }
    }

    private static void write(FileArgument target, String yaml) {
        try {
            Files.write(
                    target.path(),
                    yaml.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw MisuseException.input(target.shown() + " exists already, and is left as it is");
        } catch (IOException e) {
            throw MisuseException.input(target.shown() + " cannot be written: name a file in a directory that exists");
        }
    }
}

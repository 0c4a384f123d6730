package io.tierguard.cli;

import io.tierguard.internal.Nearest;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells what is wrong with a call, by the position of an argument and never by its text: a password or a URL may stand in
 * any place.
 */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final List<String> args;

    Failures(List<String> args) {
        this.args = List.copyOf(args);
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        return printAboutCall(failure.getCommandLine(), text(failure));
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof Output.OutputClosedException) {
            return print(command, name(command) + ": the output cannot be written to its end\n");
        }
        if (failure instanceof MisuseException misuse) {
            return switch (misuse.about()) {
                case CALL -> printAboutCall(command, misuse.getMessage());
                case INPUT -> print(command, name(command) + ": " + misuse.getMessage() + "\n");
                case REPORT -> print(command, misuse.getMessage());
            };
        }
        // its message may quote what was given: only its kind is told
        return print(
                command, name(command) + ": failed by " + failure.getClass().getName() + "\n");
    }

    private static int printAboutCall(CommandLine command, String text) {
        String name = name(command);
        return print(command, name + ": " + text + "\nTry '" + name + " --help'.\n");
    }

    private static int print(CommandLine command, String text) {
        command.getErr().print(text);
        command.getErr().flush();
        return ExitStatus.MISUSE;
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName();
    }

    private String text(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().get(0), failure.getCommandLine());
        }
        if (failure instanceof OverwrittenOptionException overwritten) {
            return describe(overwritten.getOverwritten()) + " is given twice";
        }
        if (failure instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return describe(missing.getMissing().get(0)) + " lacks its value";
        }
        return options(failure.getCommandLine()).stream()
                .filter(option -> args.stream().anyMatch(argument -> argument.startsWith(option + "=")))
                .findFirst()
                .map(option -> option + " cannot be read: it takes no value")
                .orElse("these arguments cannot be read");
    }

    private String unmatched(String argument, CommandLine command) {
        String place = "argument " + (args.indexOf(argument) + 1);
        if (argument.startsWith("-")) {
            return place + " is no option of this command; " + meant(argument, "options", options(command));
        }
        return unmatched(place, argument, command);
    }

    /** A word where there is no such command. */
    static String unmatched(String place, String argument, CommandLine command) {
        List<String> commands = List.copyOf(command.getSubcommands().keySet());
        return commands.isEmpty()
                ? place + " is one too many"
                : place + " is no command; " + meant(argument, "commands", commands);
    }

    /** Only words of our own are printed. */
    private static String meant(String argument, String kind, List<String> words) {
        int value = argument.indexOf('=');
        return Nearest.to(value < 0 ? argument : argument.substring(0, value), words)
                .map(word -> "did you mean " + word + "?")
                .orElseGet(() -> kind + " are " + String.join(", ", words));
    }

    private static List<String> options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .toList();
    }

    private static String describe(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}

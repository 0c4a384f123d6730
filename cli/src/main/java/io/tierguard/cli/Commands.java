package io.tierguard.cli;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every command by its name, in the order of the help. Only the one that is called is made: each takes time to describe. */
final class Commands {

    /** These tell of the others. */
    private static final List<String> ABOUT_ALL = List.of("completion", "help");

    private final List<Named> all;

    /** What is handed to commands. */
    record World(Map<String, String> environment, InputStream in, Output out, Output err, HiddenPrompt prompt) {}

    private record Named(String name, Supplier<CommandLine> command) {}

    Commands(World world) {
        all = List.of(
                named("explain", () -> new ExplainCommand(world.in(), world.out())),
                named("init", () -> new InitCommand(world.in(), world.out())),
                named("keys", () -> KeysCommand.with(world.out(), world.err())),
                named("seal", () -> new SealCommand(world)),
                named("unseal", () -> new UnsealCommand(world)),
                named("attest", () -> new AttestCommand(world.out(), world.err())),
                named("verify", () -> new VerifyCommand(world.in(), world.out(), world.err())),
                named("fingerprint", () -> FingerprintCommand.with(world.environment(), world.out())),
                named("stamp", () -> new StampCommand(world.environment(), world.out(), world.err())),
                named("scan", () -> new ScanCommand(world.out(), world.err())),
                named("doctor", () -> new DoctorCommand(world.environment(), world.out())),
                named("completion", () -> new CompletionCommand(world.out())),
                named("help", () -> new HelpCommand(world.out())));
    }

    private static Named named(String name, Supplier<?> command) {
        return new Named(name, () -> {
            Object made = command.get();
            return withHelp(made instanceof CommandLine line ? line : new CommandLine(made));
        });
    }

    /** The same option in each command, and in those below it. */
    private static CommandLine withHelp(CommandLine command) {
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("print this help")
                        .build());
        command.getSubcommands().values().forEach(Commands::withHelp);
        return command;
    }

    /** What serves these arguments: the one command that they name, or else all of them. */
    void addTo(CommandLine root, List<String> args) {
        List<Named> called = all.stream()
                .filter(one -> !args.isEmpty() && one.name().equals(args.get(0)))
                .toList();
        boolean one = called.size() == 1 && !ABOUT_ALL.contains(args.get(0));
        for (Named command : one ? called : all) {
            root.addSubcommand(command.name(), command.command().get());
        }
    }
}

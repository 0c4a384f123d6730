package io.tierguard.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish, which picocli does not write. */
final class FishCompletion {

    private final StringBuilder script = new StringBuilder();

    private FishCompletion() {}

    static String of(CommandSpec root) {
        FishCompletion completion = new FishCompletion();
        completion.script.append("# completion of ").append(root.name()).append(" for fish\n");
        completion.add(root, List.of());
        return completion.script.toString();
    }

    private void add(CommandSpec command, List<String> path) {
        String here = condition(command, path);
        for (CommandLine subcommand : command.subcommands().values()) {
            CommandSpec spec = subcommand.getCommandSpec();
            line(here, "-f -a " + spec.name() + " -d " + quoted(summary(spec)));
        }
        for (OptionSpec option : command.options()) {
            if (!option.hidden()) {
                line(here, option(option));
            }
        }
        command.positionalParameters().stream()
                .filter(parameter -> !parameter.hidden() && parameter.completionCandidates() != null)
                .forEach(parameter -> line(here, "-f -a " + quoted(candidates(parameter))));
        for (CommandLine subcommand : command.subcommands().values()) {
            List<String> below = new ArrayList<>(path);
            below.add(subcommand.getCommandName());
            add(subcommand.getCommandSpec(), below);
        }
    }

    private void line(String condition, String what) {
        script.append("complete -c tierguard -n ")
                .append(quoted(condition))
                .append(' ')
                .append(what)
                .append('\n');
    }

    /** All words of the path are there, and none of what could follow. */
    private static String condition(CommandSpec command, List<String> path) {
        List<String> parts = new ArrayList<>();
        path.forEach(word -> parts.add("__fish_seen_subcommand_from " + word));
        if (path.size() == 1) {
            // a word that a group of commands has too: tierguard seal, tierguard keys seal
            groups(command.root(), path.get(0)).forEach(group -> parts.add("not __fish_seen_subcommand_from " + group));
        }
        if (!command.subcommands().isEmpty()) {
            parts.add("not __fish_seen_subcommand_from "
                    + String.join(" ", command.subcommands().keySet()));
        }
        return String.join("; and ", parts);
    }

    private static List<String> groups(CommandSpec root, String name) {
        return root.subcommands().entrySet().stream()
                .filter(group -> group.getValue().getSubcommands().containsKey(name))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String option(OptionSpec option) {
        StringBuilder text = new StringBuilder();
        for (String name : option.names()) {
            text.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                    .append(' ');
        }
        if (option.arity().max() > 0) {
            text.append(option.completionCandidates() == null ? "-r " : "-x -a " + quoted(candidates(option)) + " ");
        }
        return text + "-d " + quoted(String.join(" ", option.description()));
    }

    private static String candidates(ArgSpec argument) {
        return String.join(" ", argument.completionCandidates());
    }

    private static String summary(CommandSpec command) {
        String[] header = command.usageMessage().header();
        return header.length == 0 ? "" : header[0];
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}

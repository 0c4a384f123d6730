package io.tierguard.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The command as a caller sees it: exit status, standard output, standard error. */
record Called(int status, String out, String err) {

    /** The registry of the documentation, with its line numbers. */
    static final String REGISTRY =
            Path.of("src/test/resources/io/tierguard/cli/tierguard.yaml").toString();

    /** A day on which its crossing holds. */
    static final String DAY = "2026-11-24";

    static Called tierguard(String... args) {
        return tierguard(new byte[0], List.of(args));
    }

    static Called tierguard(byte[] input, List<String> args) {
        return tierguard(Map.of(), input, args);
    }

    /** In a process that has these variables. */
    static Called tierguard(Map<String, String> environment, byte[] input, List<String> args) {
        return tierguard(environment, input, args, HiddenPrompt.none());
    }

    /** With somebody at the terminal. */
    static Called tierguard(Map<String, String> environment, byte[] input, List<String> args, HiddenPrompt prompt) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(args, environment, new ByteArrayInputStream(input), out, err, prompt);
        return new Called(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Asks as staging by the documentation's registry. */
    static Called explain(String... more) {
        return tierguard(new byte[0], args(DAY, more));
    }

    static Called explainOn(String day, String... more) {
        return tierguard(new byte[0], args(day, more));
    }

    /** The same, with targets from standard input. */
    static Called explainLines(String input, String... more) {
        return explainLines(input.getBytes(StandardCharsets.UTF_8), more);
    }

    static Called explainLines(byte[] input, String... more) {
        List<String> args = args(DAY, more);
        args.add("-");
        return tierguard(input, args);
    }

    private static List<String> args(String day, String... more) {
        List<String> args =
                new ArrayList<>(List.of("explain", "--registry", REGISTRY, "--environment", "staging", "--at", day));
        args.addAll(Arrays.asList(more));
        return args;
    }
}

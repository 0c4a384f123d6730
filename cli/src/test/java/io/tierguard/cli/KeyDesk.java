package io.tierguard.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A directory to work in, with the keys that were made for one run. */
final class KeyDesk {

    /** A fake: letters that no text of the command has together. */
    static final String SECRET = "fake-Zq9" + "jXw7";

    private final Path directory;

    KeyDesk(Path directory) {
        this.directory = directory;
    }

    String path(String name) {
        return directory.resolve(name).toString();
    }

    String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }

    String text(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    void permit(String name, String permissions) throws IOException {
        Files.setPosixFilePermissions(directory.resolve(name), PosixFilePermissions.fromString(permissions));
    }

    String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name)));
    }

    /** A pair for seals, its public half in {@code seal.pub}. */
    Called makeSealKey(String tier, String kid, String name, String... more) {
        List<String> args = new ArrayList<>(List.of("keys", "seal", "--tier", tier, "--kid", kid));
        args.addAll(List.of("--public", path("seal.pub")));
        args.addAll(List.of(more));
        args.add(path(name));
        return Called.tierguard(args.toArray(String[]::new));
    }

    /** Seals by {@code seal.pub}. */
    Called seal(String input, String tier, String... more) {
        List<String> args = new ArrayList<>(List.of("seal", "--public", path("seal.pub"), "--tier", tier));
        args.addAll(List.of(more));
        return with(input, args.toArray(String[]::new));
    }

    static Called with(String input, String... args) {
        return Called.tierguard(Map.of(), input.getBytes(StandardCharsets.UTF_8), List.of(args));
    }

    /** The report of one problem, as a command that has no answer prints it. */
    static Called unanswered(String command, String problem, String fix) {
        return new Called(2, "", report(command + " has no answer", problem, fix));
    }

    static String report(String heading, String problem, String fix) {
        return heading + ": 1 problem\n\n" + problem + "\n  to fix     " + fix + "\n";
    }

    static Called misuse(String command, String text) {
        return new Called(2, "", "tierguard " + command + ": " + text + "\nTry 'tierguard " + command + " --help'.\n");
    }

    static Called input(String command, String text) {
        return new Called(2, "", "tierguard " + command + ": " + text + "\n");
    }
}

package io.tierguard.cli;

import io.tierguard.identity.DotEnvFile;
import io.tierguard.report.Problem;
import io.tierguard.report.Report;
import io.tierguard.secret.SealException;
import io.tierguard.secret.SealedValue;
import io.tierguard.tier.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of variables, {@code NAME=value} a line. What a line says is clear, or the whole file is refused. */
final class EnvFile {

    private static final int MOST_BYTES = 1 << 20;
    private static final Pattern LINE = Pattern.compile("([^\\r\\n]*)(\\r\\n|\\r|\\n|$)");

    /** They are read before any seal is opened. */
    private static final String OWN = "TIERGUARD_";

    private final String option;
    private final FileArgument file;
    private final String text;
    private final DotEnvFile content;

    private EnvFile(String option, FileArgument file, String text, DotEnvFile content) {
        this.option = option;
        this.file = file;
        this.text = text;
        this.content = content;
    }

    /**
     * What came of sealing.
     *
     * @param seals by the number of their lines, also those that were there before
     * @param account what was done, and what was not, in sentences
     * @param problems why one of them could not be sealed
     */
    record Outcome(Map<Integer, Sealing.Sealed> seals, String account, List<Problem> problems) {}

    static EnvFile read(String option, String path) {
        FileArgument file = FileArgument.parse(option, path);
        String text = SmallInput.text("the file that " + option + " names", MOST_BYTES)
                .read(file);
        DotEnvFile content = DotEnvFile.at(file.path(), option);
        if (!content.problems().isEmpty()) {
            throw MisuseException.of(Report.of("the file cannot be read as one of variables", content.problems()));
        }
        return new EnvFile(option, file, text, content);
    }

    /** In the order of the lines. */
    List<String> names() {
        return content.lines().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    String value(String name) {
        return content.values().getOrDefault(name, "");
    }

    String place(String name) {
        return option + ":" + content.lines().get(name);
    }

    /** Seals all or the chosen ones; nothing, where one of them cannot be sealed. */
    Outcome seal(Sealing sealing, List<String> chosen) {
        for (int i = 0; i < chosen.size(); i++) {
            if (!content.values().containsKey(chosen.get(i))) {
                throw MisuseException.input("--variable number " + (i + 1) + " is not set in the file");
            }
        }
        Map<Integer, Sealing.Sealed> seals = new LinkedHashMap<>();
        List<String> left = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String name : names()) {
            Optional<String> reason = reasonToLeave(sealing, name, chosen);
            if (reason.isPresent()) {
                left.add(name + " (" + reason.get() + ")");
                continue;
            }
            try {
                seals.put(content.lines().get(name), sealed(sealing, name));
            } catch (SealException e) {
                problems.add(Sealing.told(
                        e.problem(), place(name) + " " + name, sealing.to().tier()));
            }
        }
        return new Outcome(seals, account(sealing, seals, left), problems);
    }

    private Optional<String> reasonToLeave(Sealing sealing, String name, List<String> chosen) {
        if (!chosen.isEmpty() && !chosen.contains(name)) {
            return Optional.of("not chosen");
        }
        if (name.startsWith(OWN)) {
            return Optional.of("read before any seal is opened");
        }
        if (value(name).isEmpty()) {
            return Optional.of("empty");
        }
        return sealing.opener().isPresent() && !SealedValue.isClaimedBy(value(name))
                ? Optional.of("not sealed")
                : Optional.empty();
    }

    private Sealing.Sealed sealed(Sealing sealing, String name) throws SealException {
        String value = value(name);
        if (sealing.opener().isEmpty() && SealedValue.isClaimedBy(value)) {
            SealedValue there = SealedValue.parse(name, value);
            there.requireFor(name, Environment.of(sealing.to().tier()));
            return Sealing.sealed(name, there, false);
        }
        return sealing.seal(name, value);
    }

    private static String account(Sealing sealing, Map<Integer, Sealing.Sealed> seals, List<String> left) {
        List<String> made = names(seals, true);
        List<String> before = names(seals, false);
        return "Sealed for " + sealing.to().tier() + " with the key "
                + sealing.to().name() + ": "
                + (made.isEmpty() ? "none" : String.join(", ", made)) + ".\n"
                + (before.isEmpty() ? "" : "Sealed already: " + String.join(", ", before) + ".\n")
                + (left.isEmpty() ? "" : "Not sealed: " + String.join(", ", left) + ".\n");
    }

    private static List<String> names(Map<Integer, Sealing.Sealed> seals, boolean isNew) {
        return seals.values().stream()
                .filter(one -> one.isNew() == isNew)
                .map(Sealing.Sealed::variable)
                .toList();
    }

    /** Puts seals into their lines, all or none; every other line stays as it is. */
    void replace(Map<Integer, Sealing.Sealed> seals) {
        StringBuilder replaced = new StringBuilder(text.length());
        Matcher line = LINE.matcher(text);
        for (int number = 1; line.find() && line.end() > line.start(); number++) {
            Sealing.Sealed seal = seals.get(number);
            replaced.append(seal == null || !seal.isNew() ? line.group(1) : seal.variable() + "=" + seal.seal())
                    .append(line.group(2));
        }
        write(replaced.toString());
    }

    private void write(String replaced) {
        try {
            Path target = file.path().toRealPath();
            Path unfinished = target.resolveSibling(target.getFileName() + ".new");
            Files.createFile(unfinished);
            try {
                PosixFileAttributeView before = Files.getFileAttributeView(target, PosixFileAttributeView.class);
                if (before != null) {
                    Files.setPosixFilePermissions(
                            unfinished, before.readAttributes().permissions());
                }
                Files.writeString(unfinished, replaced, StandardCharsets.UTF_8, StandardOpenOption.SYNC);
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                Files.deleteIfExists(unfinished);
                throw e;
            }
        } catch (IOException e) {
            throw MisuseException.input("the file cannot be written, and is as it was");
        }
    }
}

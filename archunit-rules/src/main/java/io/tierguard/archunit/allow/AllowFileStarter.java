package io.tierguard.archunit.allow;

import io.tierguard.archunit.rule.Finding;
import io.tierguard.report.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes an allow file once, with everything that is found today.
 *
 * <p><b>Thread safety:</b> has no state.
 *
 * @since 0.1
 */
public final class AllowFileStarter {

    private static final int LETTERS_OF_SALT = 26;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private AllowFileStarter() {}

    /**
     * Writes the file.
     *
     * @param file that is not there yet
     * @param findings what it shall allow
     * @param reason why all of it may stay, for now
     * @param until the last day on which it may; empty for ever
     * @throws IllegalArgumentException if the reason says nothing, or would not stay in its column
     * @throws IllegalStateException if the file is there: an allow file is edited by people
     */
    public static void write(Path file, List<Finding> findings, String reason, Optional<LocalDate> until) {
        if (reason.chars().noneMatch(Character::isLetter)
                || reason.indexOf('|') >= 0
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a reason is one line of words, without |");
        }
        String salt = salt(new SecureRandom());
        Fingerprints fingerprints = Fingerprints.salted(salt);
        String tail = AllowFileReader.SEPARATOR
                + reason.strip()
                + until.map(day -> AllowFileReader.SEPARATOR + day).orElse("");
        String entries = findings.parallelStream()
                .map(finding -> String.join(
                                AllowFileReader.SEPARATOR,
                                fingerprints.of(finding),
                                finding.rule().id(),
                                AllowEntry.place(finding.member()))
                        + tail)
                .distinct()
                .sorted(AllowFileStarter::byPlace)
                .collect(Collectors.joining("\n"));
        String text = Stream.of(
                        AllowFileReader.HEADER,
                        AllowFileReader.SALT + salt,
                        "",
                        "# fingerprint | rule | class#member | reason | until",
                        entries)
                .collect(Collectors.joining("\n", "", "\n"));
        try {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalStateException(
                    Code.ALLOW_FILE_EXISTS.id() + " " + Code.ALLOW_FILE_EXISTS.text(String.valueOf(file.getFileName()))
                            + "\n  to fix  " + Code.ALLOW_FILE_EXISTS.fix(),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("the allow file cannot be written", e);
        }
    }

    private static int byPlace(String one, String other) {
        return afterFingerprint(one).compareTo(afterFingerprint(other));
    }

    private static String afterFingerprint(String line) {
        return line.substring(line.indexOf('|')) + line;
    }

    private static String salt(RandomGenerator random) {
        return random.ints(LETTERS_OF_SALT, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(Collectors.joining());
    }
}

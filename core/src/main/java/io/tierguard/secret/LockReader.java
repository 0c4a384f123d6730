package io.tierguard.secret;

import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Report;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a lock file, and takes nothing that its writer would not have written. */
final class LockReader {

    private static final Pattern HEADER = Pattern.compile(Pattern.quote(FingerprintLock.HEADER) + "([0-9a-f]{12})");
    private static final List<String> MARKS_OF_MERGING = List.of("<<<<<<<", "=======", ">>>>>>>", "|||||||");

    private final String text;
    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final List<FingerprintLine> lines = new ArrayList<>();

    LockReader(byte[] content, String file) {
        // a byte each: what is not ASCII fits no pattern
        this.text = new String(content, StandardCharsets.ISO_8859_1);
        this.file = file;
    }

    FingerprintLock read() {
        String[] all = text.split("\n", -1);
        for (int i = 0; i < all.length; i++) {
            all[i] = all[i].endsWith("\r") ? all[i].substring(0, all[i].length() - 1) : all[i];
        }
        Matcher header = HEADER.matcher(all[0]);
        String kid = header.matches() ? header.group(1) : "";
        if (kid.isEmpty()) {
            problem(1, "this is not the first line of a file of fingerprints: " + FingerprintLock.HEADER + "<pepper>");
            throw refused();
        }
        for (int i = 1; i < all.length - 1; i++) {
            line(i + 1, all[i], kid);
        }
        if (!all[all.length - 1].isEmpty()) {
            problem(all.length, "the last line has no end, as if the file had been cut off");
        }
        if (!problems.isEmpty()) {
            throw refused();
        }
        return new FingerprintLock(kid, lines);
    }

    private void line(int number, String line, String kid) {
        if (MARKS_OF_MERGING.stream().anyMatch(line::startsWith)) {
            problem(number, "this marks a merge that was not finished");
            return;
        }
        Optional<FingerprintLine> parsed = FingerprintLine.parse(line);
        if (parsed.isEmpty()) {
            problem(number, "this is not tier, variable and fingerprint, with a tab between them");
            return;
        }
        FingerprintLine read = parsed.get();
        if (!read.fingerprint().kid().equals(kid)) {
            problem(number, "this fingerprint is of another pepper than the first line says");
        }
        int order = lines.isEmpty() ? -1 : lines.get(lines.size() - 1).compareTo(read);
        if (order >= 0) {
            problem(number, order == 0 ? "this line stands here twice" : "this line belongs before the one above it");
        }
        lines.add(read);
    }

    private void problem(int number, String what) {
        problems.add(Problem.of(Code.LOCK_UNREADABLE, file + ":" + number, what));
    }

    private InvalidFingerprintsException refused() {
        return new InvalidFingerprintsException(Report.of(file + " cannot be used", problems));
    }
}

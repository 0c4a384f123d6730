package io.tierguard.secret;

import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Report;
import io.tierguard.tier.Environment;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file of permissions to share: one a line, {@code production SHOP_KEY = staging SHOP_KEY until 2027-03-31: reason}.
 * Blank lines and lines that begin with {@code #} are skipped.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param list in the order of the file
 * @since 0.1
 */
public record Sharings(List<Sharing> list) {

    /** Nothing may be shared. */
    public static final Sharings NONE = new Sharings(List.of());

    private static final Pattern LINE =
            Pattern.compile("\\s*(?<one>\\S+)\\s+(?<oneVariable>\\S+)\\s+=\\s+(?<other>\\S+)\\s+(?<otherVariable>\\S+)"
                    + "\\s+until\\s+(?<until>\\S{10}):\\s+(?<reason>\\S.*)");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    /** Copies the list. */
    public Sharings {
        list = List.copyOf(list);
    }

    /**
     * Reads the file.
     *
     * @param content its bytes, in UTF-8
     * @param file what it is called, for messages
     * @return the permissions
     * @throws InvalidFingerprintsException where a line cannot be read, with every such line
     */
    public static Sharings parse(byte[] content, String file) {
        List<Problem> problems = new ArrayList<>();
        List<Sharing> list = new ArrayList<>();
        String[] lines = text(content, file).split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank() && !lines[i].startsWith("#")) {
                String origin = file + ":" + (i + 1);
                String flaw = add(lines[i], origin, list);
                if (!flaw.isEmpty()) {
                    problems.add(Problem.of(Code.SHARING_UNREADABLE, origin, flaw));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidFingerprintsException(Report.of(file + " cannot be used", problems));
        }
        return new Sharings(list);
    }

    private static String text(byte[] content, String file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidFingerprintsException(
                    file + " cannot be used", Problem.of(Code.SHARING_UNREADABLE, file, "the file is not UTF-8"));
        }
    }

    /** What is wrong with a line; empty where it was added. */
    private static String add(String line, String origin, List<Sharing> list) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return "this is not two variables, an end and a reason";
        }
        Optional<Environment> one = FingerprintLine.environment(parts.group("one"));
        Optional<Environment> other = FingerprintLine.environment(parts.group("other"));
        if (one.isEmpty() || other.isEmpty()) {
            return "an environment is written as staging, or staging:qa-eu";
        }
        if (one.get().tier() == other.get().tier()) {
            return "both variables are of one tier, which needs no permission";
        }
        LocalDate until;
        try {
            until = LocalDate.parse(parts.group("until"), DATE);
        } catch (DateTimeParseException e) {
            return "the end is no date, such as 2027-03-31";
        }
        Sharing.Use a = new Sharing.Use(one.get(), parts.group("oneVariable"));
        Sharing.Use b = new Sharing.Use(other.get(), parts.group("otherVariable"));
        for (Sharing earlier : list) {
            if (earlier.permits(a, b)) {
                return "these two are permitted already, at " + earlier.origin();
            }
        }
        list.add(new Sharing(a, b, until, parts.group("reason").strip(), origin));
        return "";
    }
}

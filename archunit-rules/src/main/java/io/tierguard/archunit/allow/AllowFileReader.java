package io.tierguard.archunit.allow;

import io.tierguard.archunit.rule.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads allow files, or tells all that is wrong with one. Texts of the file are shown only where they can be no secret. */
final class AllowFileReader {

    static final String HEADER = "tierguard allow file 1";
    static final String SALT = "salt ";
    static final String SEPARATOR = " | ";

    private static final int MOST_BYTES = 4 << 20;
    private static final int FEWEST_COLUMNS = 4;
    private static final int MOST_COLUMNS = 5;

    /** At least 80 bits, so that no two projects share one. */
    private static final Pattern SALT_FORM = Pattern.compile("[A-Z2-7]{16,64}");

    private static final Pattern PLACE_FORM =
            Pattern.compile("NAME+(#NAME+(\\((?:NAME|[\\[\\], ])*+\\))?)?".replace("NAME", "[\\p{L}\\p{N}_$.<>\\\\-]"));

    private final String name;
    private final List<String> problems = new ArrayList<>();
    private final List<AllowEntry> entries = new ArrayList<>();
    private final Map<List<Object>, Integer> seen = new HashMap<>();
    private String salt = "";

    private AllowFileReader(String name) {
        this.name = name;
    }

    static AllowFile read(Path file) {
        AllowFileReader reader = new AllowFileReader(String.valueOf(file.getFileName()));
        return reader.parse(reader.text(file));
    }

    private String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new InvalidAllowFileException(name, List.of("it is larger than 4 MB"));
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InvalidAllowFileException(name, List.of("it is not UTF-8"));
        } catch (IOException e) {
            // the message could hold a path, which differs from machine to machine
            throw new InvalidAllowFileException(name, List.of("it cannot be read"));
        }
    }

    private AllowFile parse(String text) {
        List<String> lines = text.lines().map(String::strip).toList();
        int head = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            head++;
            if (head == 1) {
                check(line.equals(HEADER), i, "the first line has to be \"" + HEADER + "\"");
            } else if (head == 2) {
                salt = line.startsWith(SALT) ? line.substring(SALT.length()).strip() : "";
                check(
                        SALT_FORM.matcher(salt).matches(),
                        i,
                        "the second line has to be \"salt\" and 16 to 64 of A-Z and 2-7");
            } else {
                entry(line, i);
            }
        }
        if (head < 2) {
            problems.add("the header is missing: \"" + HEADER + "\", and below it the salt");
        }
        if (!problems.isEmpty()) {
            throw new InvalidAllowFileException(name, problems);
        }
        return new AllowFile(name, salt, entries);
    }

    private void entry(String line, int index) {
        List<String> columns =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (columns.size() < FEWEST_COLUMNS || columns.size() > MOST_COLUMNS) {
            check(
                    false,
                    index,
                    "has " + columns.size() + " columns: fingerprint | rule | class#member | reason | until");
            return;
        }
        Optional<Rule> rule = Rule.of(columns.get(1));
        String until = columns.size() == MOST_COLUMNS ? columns.get(4) : "";
        Optional<LocalDate> end = date(until);
        int problemsBefore = problems.size();
        check(Fingerprints.isFingerprint(columns.get(0)), index, "begins with no fingerprint of 12 letters");
        check(rule.isPresent(), index, "names no rule: there are " + Rule.ids());
        check(PLACE_FORM.matcher(columns.get(2)).matches(), index, "names no class#member");
        check(columns.get(3).chars().anyMatch(Character::isLetter), index, "gives no reason");
        check(until.isEmpty() || end.isPresent(), index, "ends on no date such as 2027-03-31");
        if (problems.size() == problemsBefore && rule.isPresent()) {
            Integer before = seen.putIfAbsent(List.of(columns.get(0), rule.get(), columns.get(2)), index + 1);
            check(before == null, index, "says again what line " + before + " says");
            entries.add(new AllowEntry(index + 1, columns.get(0), rule.get(), columns.get(2), columns.get(3), end));
        }
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void check(boolean good, int index, String problem) {
        if (!good) {
            problems.add("line " + (index + 1) + " " + problem);
        }
    }
}

package io.tierguard.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instants and durations, as a call gives them. */
final class TimeOptions {

    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,4})([dhm])");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private TimeOptions() {}

    /** An instant in UTC to the second, or the beginning of a day. */
    static Instant instant(String option, String text) {
        try {
            Instant instant = DATE.matcher(text).matches()
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : Instant.parse(text);
            return Instant.ofEpochSecond(instant.getEpochSecond());
        } catch (DateTimeParseException e) {
            throw MisuseException.call(
                    option + " is an instant in UTC, such as 2027-03-31T12:00:00Z, or a date, such as 2027-03-31");
        }
    }

    /** Days, hours or minutes. */
    static Duration duration(String option, String text) {
        Matcher duration = DURATION.matcher(text);
        if (!duration.matches()) {
            throw MisuseException.call(option + " is a number of days, hours or minutes, such as 21d, 12h or 30m");
        }
        long number = Long.parseLong(duration.group(1));
        return switch (duration.group(2)) {
            case "d" -> Duration.ofDays(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofMinutes(number);
        };
    }
}

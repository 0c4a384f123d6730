package io.tierguard.samples.incidents.story;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the same run ended with Tierguard.
 *
 * @param text everything that was said
 * @param opened whether the target was connected to, as it is to be asked who it is
 * @param status of the process; empty where it is this one, and goes on
 * @since 0.1
 */
public record Refusal(String text, boolean opened, Optional<Integer> status) {

    private static final Pattern CODED = Pattern.compile("TG-\\d{4}[^\\n]*");

    /**
     * The first line that has a code.
     *
     * @return that line from its code on; empty where nothing was refused
     */
    public Optional<String> line() {
        Matcher coded = CODED.matcher(text);
        return coded.find() ? Optional.of(coded.group()) : Optional.empty();
    }
}

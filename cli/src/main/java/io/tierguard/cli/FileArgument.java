package io.tierguard.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A path as the caller gave it. A URL in its place is refused before anything could print it. */
record FileArgument(Path path, String shown) {

    private static final Pattern HARMLESS = Pattern.compile("([A-Za-z]:)?[\\p{L}\\p{N} ._/\\\\~+-]{1,200}");

    /**
     * Reads a path.
     *
     * @param argument what it is for, as the help calls it
     * @param text as given
     */
    static FileArgument parse(String argument, String text) {
        boolean url = text.contains("://") || text.regionMatches(true, 0, "jdbc:", 0, 5);
        if (text.isBlank() || url) {
            throw MisuseException.call(argument + " takes a path" + (url ? ", not a URL" : ""));
        }
        try {
            String shown = HARMLESS.matcher(text).matches() ? text : "the given path";
            return new FileArgument(Path.of(text), shown);
        } catch (InvalidPathException e) {
            throw MisuseException.call(argument + " takes a path, and this is none");
        }
    }
}

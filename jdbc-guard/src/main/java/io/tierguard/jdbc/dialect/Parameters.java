package io.tierguard.jdbc.dialect;

import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Everything that a driver can be told beside its URL, by what it does to the target. A parameter that is in none of the
 * lists may do anything.
 *
 * @param dialect as messages name it
 * @param harmless leave the target where it is
 * @param read name the target or a part of it; the dialect reads them
 * @param moving hand the target over to a class, a file, a proxy or a server
 */
record Parameters(String dialect, Set<String> harmless, Set<String> read, Set<String> moving) {

    private static final Set<String> MAY_HOLD_ANYTHING = names("user password ApplicationName connectionAttributes");

    private static final Pattern WITH_AUTHORITY =
            Pattern.compile("(?is)[\\x00-\\x20]*(?:[a-z][a-z0-9+.-]*:)++//[^/].*");

    /** Splits lists of names; drivers ignore what differs in case, or take it for the same. */
    static Parameters of(String dialect, String harmless, String read, String moving) {
        return new Parameters(dialect, names(harmless), names(read), names(moving));
    }

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        StringTokenizer words = new StringTokenizer(text);
        while (words.hasMoreTokens()) {
            names.add(words.nextToken());
        }
        return names;
    }

    /** What either of two drivers knows: the other one ignores it. What moves one of them moves both. */
    Parameters or(Parameters other) {
        return new Parameters(
                dialect, union(harmless, other.harmless), union(read, other.read), union(moving, other.moving));
    }

    /** These too, where they stand in no list: to the driver they mean nothing. */
    Parameters passing(Set<String> names) {
        Set<String> unlisted = union(harmless, names);
        unlisted.removeAll(read);
        unlisted.removeAll(moving);
        return new Parameters(dialect, unlisted, read, moving);
    }

    /** The same. */
    Parameters passing(String names) {
        return passing(names(names));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> union = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        union.addAll(one);
        union.addAll(other);
        return union;
    }

    /** Every name in the lists. */
    Set<String> all() {
        return union(union(harmless, read), moving);
    }

    /**
     * Refuses a parameter that moves the target or is not known, and one that has the driver read a key or a certificate
     * from a server.
     *
     * @param name as the driver sees it
     * @param value as the driver sees it
     * @param place what the message calls it, such as {@code parameter 2}
     */
    void check(String name, String value, String place) {
        check(name, place);
        if (!MAY_HOLD_ANYTHING.contains(name) && WITH_AUTHORITY.matcher(value).matches()) {
            throw new UnreadableTarget(
                    dialect + ": " + place + " holds a URL, where the driver may connect to as well",
                    "name a file in it");
        }
    }

    /** The same for a driver to which names in another case are other names. */
    void checkSpelled(String name, String value, String place) {
        check(name, value, place);
        if (all().stream().noneMatch(name::equals)) {
            throw unknown(place);
        }
    }

    private void check(String name, String place) {
        if (moving.contains(name)) {
            String listed =
                    moving.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name.toLowerCase(Locale.ROOT));
            throw new UnreadableTarget(
                    dialect + ": " + place + ", " + listed + ", leads where it cannot be followed",
                    "remove " + listed + ", and name the host in the URL");
        }
        if (!harmless.contains(name) && !read.contains(name)) {
            throw unknown(place);
        }
    }

    private UnreadableTarget unknown(String place) {
        return new UnreadableTarget(
                dialect + ": " + place + " is not known, and may lead anywhere",
                "remove it, or write it as the driver's documentation does");
    }
}

package io.tierguard.archunit.access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * How tiers are called in code. Some words mean a tier wherever they are compared with; others, such as {@code live}, only
 * where the other side is called an environment, a profile, a stage or a tier. {@code test} and {@code int} are not
 * among them: too much else is called so.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class TierWords {

    /** What tiers are called in English. */
    public static final TierWords DEFAULT = new TierWords(
            Set.of("prod", "production", "preprod", "preproduction", "nonprod", "nonproduction", "staging"),
            Set.of(
                    "prd",
                    "live",
                    "stage",
                    "stg",
                    "uat",
                    "pre",
                    "dev",
                    "develop",
                    "development",
                    "qa",
                    "sandbox",
                    "local"));

    private static final int LONGEST = 64;

    private static final Set<String> TIER_NAMES = Set.of(
            "env", "envs", "environment", "environments", "profile", "profiles", "tier", "tiers", "stage", "landscape");

    /** What may stand beside the word for a tier in the name of a question. */
    private static final Set<String> FILLERS = Set.of("mode", "system", "like", "instance", "name", "names");

    private static final Set<String> ASKING = Set.of("is", "in", "on", "not", "non", "are", "running", "runs");

    private final Set<String> always;
    private final Set<String> besideTierNames;
    private final WordScan alwaysScan;
    private final WordScan besideScan;

    /**
     * Other words.
     *
     * @param always those that mean a tier wherever they are compared with
     * @param besideTierNames those that mean one only where the other side is called an environment
     */
    public TierWords(Set<String> always, Set<String> besideTierNames) {
        this.always = lowerCase(always);
        this.besideTierNames = lowerCase(besideTierNames);
        this.alwaysScan = new WordScan(this.always);
        this.besideScan = new WordScan(this.besideTierNames);
    }

    private static Set<String> lowerCase(Set<String> words) {
        return Set.copyOf(
                words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList());
    }

    /**
     * Further words that always mean a tier.
     *
     * @param words such as {@code canary}
     * @return both
     */
    public TierWords and(String... words) {
        Set<String> more = new HashSet<>(always);
        more.addAll(List.of(words));
        return new TierWords(more, besideTierNames);
    }

    /** Most texts have none. */
    private static boolean mayHave(String text, WordScan words) {
        return text.length() <= LONGEST && words.mayFind(text);
    }

    /** Whether a text is nothing but names of tiers, in whatever form. */
    boolean isTier(String text) {
        if (!mayHave(text, alwaysScan)) {
            return false;
        }
        List<String> parts = parts(text);
        if (parts.isEmpty()) {
            return false;
        }
        return always.contains(String.join("", parts))
                || parts.stream().anyMatch(always::contains)
                        && parts.stream().allMatch(part -> always.contains(part) || besideTierNames.contains(part));
    }

    /** Whether a text has the name of a tier in it, as {@code eu-prod} has. */
    boolean hasTier(String text) {
        return (mayHave(text, alwaysScan) || mayHave(text, besideScan))
                && (isTier(text)
                        || parts(text).stream()
                                .anyMatch(part -> always.contains(part) || besideTierNames.contains(part)));
    }

    /** Whether a variable, field, getter or key is called after tiers. */
    static boolean isTierName(String name) {
        return !tierNamesIn(name).isEmpty();
    }

    /** The words for tiers in general that a name has. */
    static Set<String> tierNamesIn(String name) {
        Set<String> found = new TreeSet<>(name.length() > 2 * LONGEST ? List.of() : parts(name));
        found.retainAll(TIER_NAMES);
        return found;
    }

    /** Whether a constant is called after a tier, as {@code PROD_PROFILES} is. */
    boolean isTierConstant(String name) {
        if (!mayHave(name, alwaysScan)) {
            return false;
        }
        List<String> parts = parts(name);
        return parts.stream().anyMatch(always::contains)
                && parts.stream()
                        .allMatch(part -> always.contains(part)
                                || besideTierNames.contains(part)
                                || TIER_NAMES.contains(part)
                                || FILLERS.contains(part));
    }

    /** Whether a method or a flag is named as the question for a tier, as {@code isProduction} is. */
    boolean isQuestion(String name) {
        if (!mayHave(name, alwaysScan)) {
            return false;
        }
        List<String> parts = parts(name);
        List<String> rest =
                parts.stream().filter(part -> !ASKING.contains(part)).toList();
        return rest.stream().anyMatch(always::contains)
                && rest.stream()
                        .allMatch(part -> always.contains(part)
                                || besideTierNames.contains(part)
                                || TIER_NAMES.contains(part)
                                || FILLERS.contains(part));
    }

    /** The words of a text or of a name in camel case, in lower case. */
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean begins = Character.isUpperCase(c)
                    && i > 0
                    && (Character.isLowerCase(text.charAt(i - 1))
                            || Character.isUpperCase(text.charAt(i - 1))
                                    && i + 1 < text.length()
                                    && Character.isLowerCase(text.charAt(i + 1)));
            if (begins || !Character.isLetter(c)) {
                end(part, parts);
            }
            if (Character.isLetter(c)) {
                part.append(Character.toLowerCase(c));
            }
        }
        end(part, parts);
        return parts;
    }

    private static void end(StringBuilder part, List<String> parts) {
        if (!part.isEmpty()) {
            parts.add(part.toString());
            part.setLength(0);
        }
    }

    /** The words of ours that a text has; only they are shown. */
    Set<String> tiersIn(String text) {
        List<String> parts = parts(text);
        String joined = String.join("", parts);
        Set<String> tiers = new TreeSet<>();
        if (always.contains(joined)) {
            tiers.add(joined);
        } else {
            parts.stream()
                    .filter(part -> always.contains(part) || besideTierNames.contains(part))
                    .forEach(tiers::add);
        }
        return tiers;
    }
}

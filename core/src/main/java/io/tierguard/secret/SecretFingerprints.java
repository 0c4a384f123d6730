package io.tierguard.secret;

import io.tierguard.internal.Printable;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The fingerprints of a process's secrets, and what has none: values that everybody knows, which many tiers have without
 * sharing anything, and sealed ones, which say nothing before they are opened.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param byVariable the fingerprints of each variable that has any
 * @param weak a problem for each variable with a value that everybody knows or guesses
 * @param leftOut a problem for each variable that could not take part
 * @since 0.1
 */
public record SecretFingerprints(
        SortedMap<String, Set<Fingerprint>> byVariable, List<Problem> weak, List<Problem> leftOut) {

    private static final List<String> USERS = List.of("USER", "USERNAME", "USER_NAME", "LOGIN");

    /** Copies what it gets. */
    public SecretFingerprints {
        byVariable = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(byVariable));
        weak = List.copyOf(weak);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Looks at variables.
     *
     * @param variables those that may take part
     * @param others all variables, in which the names of users are looked for
     * @param pepper what fingerprints are made with
     * @return what was found
     */
    public static SecretFingerprints of(
            Collection<SecretVariable> variables, Map<String, String> others, Pepper pepper) {
        SortedMap<String, Set<Fingerprint>> byVariable = new TreeMap<>();
        List<Problem> weak = new ArrayList<>();
        List<Problem> leftOut = new ArrayList<>();
        for (SecretVariable variable : variables) {
            String bare = SecretPart.bare(variable.value());
            if (SealedValue.isClaimedBy(bare)) {
                leftOut.add(Problem.of(
                        Code.NOT_FINGERPRINTED,
                        variable.name(),
                        "it is sealed",
                        "let the application that opens it call Pepper.fingerprints"));
                continue;
            }
            if (isMangled(variable)) {
                leftOut.add(Problem.of(
                        Code.NOT_FINGERPRINTED,
                        Printable.line(variable.name()),
                        "the locale kept this process from reading all of its characters",
                        "run it in a locale of UTF-8, such as LC_ALL=C.UTF-8"));
                continue;
            }
            Set<Fingerprint> fingerprints = new TreeSet<>();
            boolean isWeak = bare.isEmpty() && SecretNames.ofVariable(variable.name()) == SecretNames.Meaning.PASSWORD
                    || bare.isEmpty() && variable.named();
            for (SecretPart part : variable.parts()) {
                if (WeakSecrets.isWeak(part) || isUserBeside(variable.name(), part, others)) {
                    isWeak = true;
                } else {
                    fingerprints.add(pepper.fingerprint(part));
                }
            }
            if (isWeak) {
                weak.add(Problem.of(Code.WEAK_CREDENTIAL, variable.name()));
            }
            if (!fingerprints.isEmpty() && !FingerprintLine.isVariable(variable.name())) {
                leftOut.add(Problem.of(
                        Code.NOT_FINGERPRINTED,
                        Printable.line(variable.name()),
                        "its name cannot stand in the lock file",
                        "name it with letters, digits and _"));
            } else if (!fingerprints.isEmpty()) {
                byVariable.put(variable.name(), Set.copyOf(fingerprints));
            }
        }
        return new SecretFingerprints(byVariable, weak, leftOut);
    }

    /**
     * Whether a variable holds what everybody knows or guesses, without making fingerprints.
     *
     * @param variable its value not sealed
     * @param others all variables, in which the names of users are looked for
     * @return true for words of tutorials, names of roles, and the user's own name
     */
    public static boolean isWeak(SecretVariable variable, Map<String, String> others) {
        boolean empty = SecretPart.bare(variable.value()).isEmpty();
        if (empty && (variable.named() || SecretNames.ofVariable(variable.name()) == SecretNames.Meaning.PASSWORD)) {
            return true;
        }
        for (SecretPart part : variable.parts()) {
            if (WeakSecrets.isWeak(part) || isUserBeside(variable.name(), part, others)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether no secret was found at all.
     *
     * @return true where no variable takes part, none is weak and none was left out
     */
    public boolean isEmpty() {
        return byVariable.isEmpty() && weak.isEmpty() && leftOut.isEmpty();
    }

    /** The JVM puts one sign in the place of all that the locale's charset lacks: different secrets would be equal. */
    private static boolean isMangled(SecretVariable variable) {
        for (SecretPart part : variable.parts()) {
            if (part.text().indexOf('\uFFFD') >= 0) {
                return true;
            }
        }
        return false;
    }

    /** {@code SHOP_DB_PASSWORD} is no better than {@code SHOP_DB_USER}. */
    private static boolean isUserBeside(String variable, SecretPart part, Map<String, String> others) {
        int word = variable.lastIndexOf('_') + 1;
        String stem = variable.substring(0, word);
        for (String user : USERS) {
            String value = others.get(
                    stem + (variable.equals(variable.toLowerCase(Locale.ROOT)) ? user.toLowerCase(Locale.ROOT) : user));
            if (value != null && new SecretPart(SecretPart.bare(value), part.text()).isUserItself()) {
                return true;
            }
        }
        return false;
    }
}

package io.tierguard.secret;

import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of a lock file: a variable of an environment, and a secret in it. A variable may have several.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param environment whose deploy job wrote it
 * @param variable the name of the variable
 * @param fingerprint of the secret
 * @since 0.1
 */
public record FingerprintLine(Environment environment, String variable, Fingerprint fingerprint)
        implements Comparable<FingerprintLine> {

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,254}");

    /**
     * Checks the name of the variable.
     *
     * @throws IllegalArgumentException where it cannot stand in a lock file
     */
    public FingerprintLine {
        if (!isVariable(variable)) {
            throw new IllegalArgumentException("not the name of a variable");
        }
    }

    /**
     * Whether a name can stand in a lock file.
     *
     * @param name of a variable
     * @return true for up to 255 of letters, digits, {@code _}, {@code .} and {@code -}, beginning with a letter or
     *     {@code _}
     */
    public static boolean isVariable(String name) {
        return VARIABLE.matcher(name).matches();
    }

    static Optional<FingerprintLine> parse(String text) {
        String[] fields = text.split("\t", -1);
        if (fields.length != 3 || !isVariable(fields[1])) {
            return Optional.empty();
        }
        Optional<Environment> environment = environment(fields[0]);
        Optional<Fingerprint> fingerprint = Fingerprint.parse(fields[2]);
        return environment.isEmpty() || fingerprint.isEmpty()
                ? Optional.empty()
                : Optional.of(new FingerprintLine(environment.get(), fields[1], fingerprint.get()));
    }

    /** {@code staging}, or {@code staging:qa-eu} for an environment of another name. */
    static Optional<Environment> environment(String text) {
        int colon = text.indexOf(':');
        Optional<Tier> tier = Tier.parse(colon < 0 ? text : text.substring(0, colon));
        if (colon < 0) {
            return tier.map(Environment::of);
        }
        Optional<EnvironmentName> name = EnvironmentName.parse(text.substring(colon + 1));
        boolean tierAgain = name.isPresent() && Tier.parse(name.get().text()).isPresent();
        return tier.isEmpty() || name.isEmpty() || tierAgain
                ? Optional.empty()
                : Optional.of(new Environment(name.get(), tier.get()));
    }

    private String place() {
        String tier = environment.tier().text();
        return environment.isTierItself()
                ? tier
                : tier + ":" + environment.name().text();
    }

    /** As it stands in the file: what is sorted by. */
    String text() {
        return place() + "\t" + variable + "\t" + fingerprint.text();
    }

    @Override
    public int compareTo(FingerprintLine other) {
        return text().compareTo(other.text());
    }

    @Override
    public String toString() {
        return text();
    }
}

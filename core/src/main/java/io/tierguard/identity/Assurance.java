package io.tierguard.identity;

import java.util.Locale;

/**
 * How well it is known who a process is.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public enum Assurance {
    /** The process says so itself, and nothing that the registry has a rule for says anything of it. */
    DECLARED,
    /** Evidence that a rule speaks of agrees with what the process says. */
    CORROBORATED,
    /** A signed document, checked by a key of the registry's, says so. */
    ATTESTED;

    /**
     * The word for it.
     *
     * @return {@code declared}, {@code corroborated} or {@code attested}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text();
    }
}

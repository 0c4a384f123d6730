package io.tierguard.archunit.rule;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rules, in the order of who explains best: where two of one run find the same value, the first one reports it.
 *
 * @since 0.1
 */
public enum Rule {
    /** A token in the form that a provider gave it. */
    PROVIDER_TOKENS("provider-tokens"),
    /** A private key. */
    PRIVATE_KEYS("private-keys"),
    /** A password in a URL or a connection string. */
    URL_CREDENTIALS("url-credentials"),
    /** A hard-coded value that reaches an API that takes a credential. */
    CREDENTIAL_SINKS("credential-sinks"),
    /** A literal in something that is named like a secret. */
    SECRET_NAMES("secret-names"),
    /** An endpoint of a tier. */
    TIER_ENDPOINTS("tier-endpoints"),
    /** The environment is read outside the configuration package. */
    CONFIG_ACCESS("config-access"),
    /** A connection is made past the guards. */
    GUARD_BYPASS("guard-bypass"),
    /** The code asks which tier it is in. */
    TIER_BRANCHING("tier-branching");

    private final String id;

    Rule(String id) {
        this.id = id;
    }

    /**
     * The rule of a name.
     *
     * @param id such as {@code credential-sinks}
     * @return the rule, if there is one
     */
    public static Optional<Rule> of(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id.equals(id)).findFirst();
    }

    /**
     * All names, for messages.
     *
     * @return separated by commas
     */
    public static String ids() {
        return Arrays.stream(values()).map(Rule::id).collect(Collectors.joining(", "));
    }

    /**
     * Whether it holds for the code of tests that is imported along with other code. Tests have passwords of their own
     * servers, read the environment and dial what they please; but whoever has the repository can use a provider's token
     * or a private key, and the endpoint of a tier is one that tests must not touch.
     *
     * @return whether tests are not excepted
     */
    public boolean holdsInTests() {
        return this == PROVIDER_TOKENS || this == PRIVATE_KEYS || this == TIER_ENDPOINTS;
    }

    /**
     * Its name in allow files and reports.
     *
     * @return lower case, with hyphens
     */
    public String id() {
        return id;
    }
}

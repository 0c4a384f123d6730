package io.tierguard.secret;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a plain text holds a secret, as far as the text itself shows it: a user or a password in a URL, a password
 * among its parameters, or a credential of a known provider. Rather one too many than one too few: it is asked only where
 * secrets have to be sealed.
 *
 * <p><b>Thread safety:</b> has no state.
 *
 * @since 0.1
 */
public final class PlainSecret {

    /** A login before the host; or, behind a colon where a port would be, a password with a slash in it. */
    private static final Pattern LOGIN =
            Pattern.compile("://(?:[^/?#\\s]*@|[^:/?#\\s@,;()\\[\\]]*:[^/?#\\s@,;()]*[^0-9/?#\\s@,;():])");

    private static final Pattern ORACLE = Pattern.compile("(?i)jdbc:oracle:[a-z0-9]+:[^@\\s/]+/[^@]+@");

    /** {@code password=x} of URLs and connection strings, {@code "password": "x"} of JSON. */
    private static final Pattern PARAMETER = Pattern.compile("(?i)(?:password|passwd|passphrase|pwd|secret|token|\\bsig"
            + "|credentials?|signature|(?:api|access|account|shared|private|secret|auth|encryption|signing)[_.-]?key)"
            + "(?:\\s*=|[\"']\\s*[=:])\\s*[^&;,)\\s]");

    private PlainSecret() {}

    /**
     * What kind of secret a text holds.
     *
     * @param text a setting's value
     * @param classifier knows the credentials of providers
     * @return such as {@code a URL with a login}; empty where it shows none
     */
    public static Optional<String> in(String text, CredentialClassifier classifier) {
        List<Credential> credentials = classifier.classify(text);
        if (!credentials.isEmpty()) {
            return Optional.of("a credential of " + credentials.get(0).provider());
        }
        if (holds(LOGIN, text) || holds(ORACLE, text)) {
            return Optional.of("a URL with a login");
        }
        return holds(PARAMETER, text) ? Optional.of("a password among parameters") : Optional.empty();
    }

    private static boolean holds(Pattern form, String text) {
        Matcher matcher = form.matcher(text);
        return matcher.find();
    }
}

package io.tierguard.secret;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells whether a plain value is or holds a secret: a credential of a known provider, a login in a URL, or what is
 * fingerprinted by its variable's name or by the value itself. Rather one too many than one too few: it is asked only where
 * secrets have to be sealed.
 *
 * <p><b>Thread safety:</b> has no state.
 *
 * @since 0.1
 */
public final class PlainSecret {

    /** Before the host, a user alone too; or, behind a colon where a port would be, a password with a slash in it. */
    private static final Pattern LOGIN =
            Pattern.compile("://(?:[^/?#\\s]*@|[^:/?#\\s@,;()\\[\\]]*:[^/?#\\s@,;()]*[^0-9/?#\\s@,;():])");

    private PlainSecret() {}

    /**
     * What kind of secret a value holds.
     *
     * @param variable its name, which may say that it is one
     * @param text the value
     * @param classifier knows the credentials of providers
     * @return such as {@code a URL with a login}; empty where it shows none
     */
    public static Optional<String> in(String variable, String text, CredentialClassifier classifier) {
        List<Credential> credentials = classifier.classify(text);
        if (!credentials.isEmpty()) {
            return Optional.of("a credential of " + credentials.get(0).provider());
        }
        if (LOGIN.matcher(text).find()) {
            return Optional.of("a URL with a login");
        }
        if (SealPrivateKey.isIn(text)) {
            return Optional.of("a private key for seals");
        }
        return SecretVariables.of(variable, text).isEmpty() ? Optional.empty() : Optional.of("a secret");
    }
}

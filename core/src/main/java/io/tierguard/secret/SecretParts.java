package io.tierguard.secret;

import io.tierguard.internal.JdbcScheme;
import io.tierguard.internal.UrlPath;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Takes a text apart into the secrets that it is and holds. Where clients differ in how they read a text, each reading
 * counts: one too many is equal to nothing, one too few hides that two secrets are the same.
 */
final class SecretParts implements Iterable<SecretPart> {

    /** A variable of 128 KiB is the most that Linux passes on; of what is longer, from a file, the whole counts. */
    private static final int LONGEST = 1 << 17;

    private final Set<SecretPart> parts = new LinkedHashSet<>();

    private SecretParts() {}

    /** A secret as a whole, and what is inside it. */
    static SecretParts of(String secret) {
        SecretParts parts = inside(secret);
        String whole = SecretPart.bare(secret);
        if (!PrivateKeyParts.isNothingElse(whole)) {
            parts.add("", whole);
        }
        return parts;
    }

    /** What is inside a text that is no secret itself. */
    static SecretParts inside(String text) {
        SecretParts parts = new SecretParts();
        String bare = SecretPart.bare(text);
        if (bare.length() <= LONGEST) {
            PrivateKeyParts.find(bare, parts);
            HeaderParts.find(bare, parts);
            findLogins(bare, parts);
            String unwrapped = JdbcScheme.withoutWrappers(bare);
            if (!unwrapped.equals(bare)) {
                findLogins(unwrapped, parts);
            }
            JsonParts.find(bare, parts);
        }
        return parts;
    }

    private static void findLogins(String text, SecretParts parts) {
        UrlLoginParts.find(text, parts);
        OracleLoginParts.find(text, parts);
        ParameterParts.find(text, parts);
    }

    void add(String user, String text) {
        String bare = SecretPart.bare(text);
        if (!bare.isEmpty()) {
            parts.add(new SecretPart(user, bare));
        }
    }

    /** User info of a URL: a plus is a plus there (RFC 3986). */
    void addPercentEncoded(String user, String text) {
        add(
                UrlPath.percentDecode(user).orElse(user),
                UrlPath.percentDecode(text).orElse(text));
    }

    /** Parameters of a URL: some clients take a plus for a blank, and some decode nothing. */
    void addParameter(String user, String text, boolean perhapsLiteral) {
        addPercentEncoded(user, text);
        if (text.indexOf('+') >= 0) {
            addPercentEncoded(user, text.replace('+', ' '));
        }
        if (perhapsLiteral) {
            add(user, text);
        }
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    @Override
    public Iterator<SecretPart> iterator() {
        return parts.iterator();
    }
}

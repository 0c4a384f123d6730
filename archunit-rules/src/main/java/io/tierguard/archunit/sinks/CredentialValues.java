package io.tierguard.archunit.sinks;

import io.tierguard.archunit.flow.Literal;
import io.tierguard.archunit.names.SecretWords;
import io.tierguard.archunit.secrets.SecretDetectors;
import java.util.Locale;
import java.util.Set;

/** Which values at a sink are credentials: nearly all where the sink is certain, and fewer where only a name tells. */
final class CredentialValues {

    /** What stands beside keys, and is none: from the Java Security Standard Algorithm Names. */
    private static final Set<String> ALGORITHMS = Set.of(
            "aes",
            "des",
            "desede",
            "3des",
            "blowfish",
            "rc2",
            "rc4",
            "arcfour",
            "chacha20",
            "rsa",
            "dsa",
            "ec",
            "dh",
            "ed25519",
            "eddsa",
            "x25519",
            "ecdsa",
            "jks",
            "jceks",
            "pkcs12",
            "pkcs8",
            "x.509");

    private static final Set<String> SCHEMES =
            Set.of("basic", "bearer", "token", "apikey", "api-key", "key", "sso-key", "oauth", "genie-key", "splunk");

    private static final Set<String> NOTHING =
            Set.of("true", "false", "null", "none", "undefined", "unknown", "n/a", "invalid");
    /** The usual public exponents are no secrets. */
    private static final int SHORTEST_NUMBER = 6;

    private static final int SHORTEST_NAMED = 3;
    private static final int SHORTEST_ARRAY = 4;
    private static final int SHORTEST_KEY = 12;

    private CredentialValues() {}

    static boolean isCredential(CredentialKind kind, Literal literal) {
        String value = literal.value();
        return switch (literal.kind()) {
            case NUMBER -> kind == CredentialKind.KNOWN && value.length() >= SHORTEST_NUMBER;
            case ARRAY -> isText(value) ? isCredential(kind, value) : value.length() >= SHORTEST_ARRAY;
            case TEXT -> isCredential(kind, value);
        };
    }

    private static boolean isText(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private static boolean isCredential(CredentialKind kind, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (NOTHING.contains(lower)
                || lower.contains("dummy")
                || lower.contains("nullnull")
                || value.chars().noneMatch(Character::isLetterOrDigit)
                || SecretDetectors.isStandIn(value)) {
            return false;
        }
        return switch (kind) {
            case KNOWN, PROPERTY -> !isRemark(value) && !isConstantName(value) && !isSample(lower);
            case NAMED -> isNamed(value);
            case HEADER -> isHeader(value);
            case JAAS -> hasPassword(value);
        };
    }

    /** What documentation writes where everybody puts in a key of their own. */
    private static boolean isSample(String lower) {
        return lower.startsWith("your") || lower.length() >= SHORTEST_KEY && SecretDetectors.isPlaceholder(lower);
    }

    /** A sentence with a full stop, such as why there is no password. */
    private static boolean isRemark(String value) {
        int first = value.indexOf(' ');
        return first > 0 && value.indexOf(' ', first + 1) > 0 && ".!?:".indexOf(value.charAt(value.length() - 1)) >= 0;
    }

    /** {@code KEY_ENCRYPTION}: what tells one derived key from another, or names a variable. */
    private static boolean isConstantName(String value) {
        return value.indexOf('_') > 0 && value.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c == '_');
    }

    /** What comes along with a password, and gets mixed up with one on a long way. */
    private static final Set<String> OTHERS = Set.of(
            "localhost", "http", "https", "anonymous", "md5", "sha1", "sha-1", "sha256", "sha-256", "utf-8", "none");

    /** Not what else stands where a name promises a secret: another name, a path, a sentence. */
    private static boolean isNamed(String value) {
        return value.length() >= SHORTEST_NAMED
                && !SecretDetectors.isPlaceholder(value)
                && !isPlaceOrLabel(value)
                && !isAlgorithm(value)
                && !isSentence(value)
                && !isName(value)
                && !OTHERS.contains(value.toLowerCase(Locale.ROOT));
    }

    private static boolean isAlgorithm(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        String first = lower.indexOf('/') < 0 ? lower : lower.substring(0, lower.indexOf('/'));
        return ALGORITHMS.contains(first)
                || lower.startsWith("hmacsha")
                || lower.startsWith("pbewith")
                || lower.startsWith("pbkdf2with");
    }

    private static boolean isPlaceOrLabel(String value) {
        return value.contains("://")
                || value.startsWith("/")
                || value.startsWith("./")
                || value.startsWith("~/")
                || value.startsWith("classpath:")
                || value.startsWith("file:")
                || value.startsWith("-")
                || value.endsWith(":")
                || value.endsWith("=");
    }

    private static boolean isSentence(String value) {
        return value.chars().anyMatch(Character::isWhitespace);
    }

    /** {@code db.user}, {@code DB_USER}, {@code db-password}; not {@code tiger} or {@code fooBar}, which people choose. */
    private static boolean isName(String value) {
        boolean plain = value.chars().allMatch(c -> Character.isLetter(c) || c == '_' || c == '-' || c == '.');
        boolean joined = value.indexOf('_') > 0 || value.indexOf('-') > 0;
        return plain && (value.indexOf('.') > 0 || isConstantName(value) || joined && SecretWords.isSecret(value));
    }

    /** {@code Basic …}, {@code Bearer …}, or a key alone. */
    private static boolean isHeader(String value) {
        int space = value.indexOf(' ');
        if (space < 0) {
            // an extension is named so, such as that of a server that asks itself
            return isNamed(value) && !isScheme(value) && !value.startsWith("x-");
        }
        String rest = value.substring(space + 1).strip();
        return isScheme(value.substring(0, space))
                && !rest.isEmpty()
                && rest.indexOf(' ') < 0
                && !NOTHING.contains(rest.toLowerCase(Locale.ROOT))
                && !isTwiceTheSame(rest)
                && !SecretDetectors.isPlaceholder(rest);
    }

    /** {@code localhost:localhost}: what a user and a password are where neither is known. */
    private static boolean isTwiceTheSame(String value) {
        int colon = value.indexOf(':');
        return colon >= 0 && value.substring(0, colon).equals(value.substring(colon + 1));
    }

    /** Whose rest is the credential, and not a name or a challenge. */
    private static boolean isScheme(String value) {
        return SCHEMES.contains(value.toLowerCase(Locale.ROOT));
    }

    /** A password in quotes, as a login configuration has it. */
    private static boolean hasPassword(String value) {
        int at = value.indexOf("password");
        while (at >= 0) {
            int open = value.indexOf('"', at);
            int close = open < 0 ? -1 : value.indexOf('"', open + 1);
            if (close < 0) {
                return false;
            }
            boolean assigned =
                    value.substring(at + "password".length(), open).strip().equals("=");
            String password = value.substring(open + 1, close);
            if (assigned && !password.isBlank() && !SecretDetectors.isStandIn(password)) {
                return true;
            }
            at = value.indexOf("password", close);
        }
        return false;
    }
}

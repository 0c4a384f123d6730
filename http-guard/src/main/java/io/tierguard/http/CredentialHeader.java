package io.tierguard.http;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which headers hold a credential, by their names: the last word decides, {@code Token} is one and {@code Token-Type} none.
 * Names that nobody knows count where they end as those of credentials do.
 */
final class CredentialHeader {

    private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

    private static final Set<String> WORDS = Set.of(
            "authorization",
            "authentication",
            "auth",
            "cookie",
            "cookie2",
            "credential",
            "credentials",
            "jwt",
            "assertion",
            "otp",
            "pass",
            "passcode",
            "passphrase",
            "password",
            "passwd",
            "pwd",
            "secret",
            "session",
            "sessionid",
            "token",
            "key");

    /** As the names of headers run words together. */
    private static final Set<String> ENDS = Set.of("apikey", "accesskey", "secretkey", "token", "password", "secret");

    private static final Set<String> NOT_KEYS = Set.of(
            "cache",
            "correlation",
            "dedup",
            "deduplication",
            "idempotency",
            "message",
            "ordering",
            "partition",
            "partitionkey",
            "primary",
            "public",
            "routing",
            "sort",
            "surrogate",
            "websocket");

    private static final Set<String> NOT_TOKENS = Set.of(
            "cancel",
            "cancellation",
            "continuation",
            "correlation",
            "csrf",
            "fencing",
            "idempotency",
            "lock",
            "next",
            "page",
            "pagination",
            "sync",
            "xsrf");

    private CredentialHeader() {}

    static boolean isNamed(String header) {
        String[] words = SEPARATORS.split(header.toLowerCase(Locale.ROOT), -1);
        int last = words.length - 1;
        String word = words[last];
        String before = last == 0 ? "" : words[last - 1];
        if (word.equals("key")) {
            return !NOT_KEYS.contains(before);
        }
        if (word.equals("token")) {
            return !NOT_TOKENS.contains(before);
        }
        if (word.equals("id")) {
            return before.equals("session");
        }
        return WORDS.contains(word) || ENDS.stream().anyMatch(word::endsWith) && !isNoToken(word);
    }

    private static boolean isNoToken(String word) {
        return NOT_TOKENS.stream().anyMatch(kind -> word.equals(kind + "token"));
    }

    /** As people write it, where a client knows it in small letters only. */
    static String written(String header) {
        if (!header.equals(header.toLowerCase(Locale.ROOT))) {
            return header;
        }
        StringBuilder out = new StringBuilder(header.length());
        for (int i = 0; i < header.length(); i++) {
            boolean begins = i == 0 || header.charAt(i - 1) == '-';
            out.append(begins ? Character.toUpperCase(header.charAt(i)) : header.charAt(i));
        }
        return out.toString();
    }

    /** Whatever it is called: a scheme of RFC 7235 that is followed by a credential itself. */
    static boolean isHeldBy(String value) {
        return begins(value, "bearer ") || begins(value, "basic ");
    }

    private static boolean begins(String value, String scheme) {
        return value.regionMatches(true, 0, scheme, 0, scheme.length());
    }
}

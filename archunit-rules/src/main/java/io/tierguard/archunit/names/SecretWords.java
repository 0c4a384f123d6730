package io.tierguard.archunit.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells names of secrets from other names by their last words, in time that grows no faster than the name.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class SecretWords {

    private static final Set<String> LAST = Set.of(
            "password",
            "passwords",
            "passwd",
            "pwd",
            "passphrase",
            "passcode",
            "secret",
            "secrets",
            "credential",
            "credentials",
            "apikey",
            "privatekey",
            "secretkey",
            "accesskey",
            "accesstoken",
            "authtoken",
            "apitoken",
            "bearertoken",
            "refreshtoken",
            "clientsecret",
            "signingkey",
            "encryptionkey",
            "authorization");

    private SecretWords() {}

    /**
     * Whether the last word or the last two, without a number behind them, are those of a secret.
     *
     * @param name of a field, parameter, key or method
     * @return whether it is named like a secret
     */
    public static boolean isSecret(String name) {
        List<String> words = split(name);
        int last = words.size() - 1;
        return last >= 0
                && (LAST.contains(words.get(last)) || last > 0 && LAST.contains(words.get(last - 1) + words.get(last)));
    }

    /**
     * Whether some word of it is that of a secret.
     *
     * @param name of whatever
     * @return whether it is about one
     */
    public static boolean mentionsSecret(String name) {
        return split(name).stream().anyMatch(LAST::contains);
    }

    /**
     * {@code dbPassword}, {@code DB_PASSWORD}, {@code db.password2} and {@code X-Api-Key} in lower-case words.
     *
     * @param name of whatever
     * @return its words, without numbers
     */
    public static List<String> split(String name) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            boolean ends = i == name.length() || !Character.isLetter(name.charAt(i));
            if (ends || i > start && isHump(name, i)) {
                if (i > start) {
                    words.add(name.substring(start, i).toLowerCase(Locale.ROOT));
                }
                start = ends ? i + 1 : i;
            }
        }
        return words;
    }

    private static boolean isHump(String name, int at) {
        if (!Character.isUpperCase(name.charAt(at))) {
            return false;
        }
        boolean afterLower = Character.isLowerCase(name.charAt(at - 1));
        return afterLower || at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
    }
}

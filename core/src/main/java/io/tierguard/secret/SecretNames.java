package io.tierguard.secret;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which names say that a secret stands behind them: of parameters and members, and of variables. */
final class SecretNames {

    /** Names the file that holds the secret. */
    private static final String FILE = "_FILE";

    private static final List<String> PASSWORDS =
            List.of("password", "passwd", "pwd", "passphrase", "passcode", "passwort", "kennwort");
    private static final List<String> SECRETS =
            List.of("secret", "secrets", "token", "tokens", "credential", "credentials", "pepper", "salt");
    private static final List<String> KEYS = List.of(
            "apikey",
            "secretkey",
            "accesskey",
            "accountkey",
            "sharedkey",
            "privatekey",
            "authkey",
            "encryptionkey",
            "signingkey",
            "masterkey",
            "hmackey",
            "licensekey",
            "deploykey",
            "servicekey",
            "subscriptionkey");
    private static final Set<String> VAGUE_WORDS = Set.of("KEY", "KEYS", "AUTH", "AUTHORIZATION", "PRIVATE", "DSN");
    private static final Set<String> VAGUE_PARAMETERS = Set.of("key", "sig", "signature", "code");
    private static final Set<String> USERS = Set.of("user", "username", "uid", "userid", "login");

    private SecretNames() {}

    /** How much a variable's name says of its value. */
    enum Meaning {
        /** A password, whatever it looks like. */
        PASSWORD,
        /** A token or key, unless it is a switch or a number. */
        SECRET,
        /** A key, which may be one of a map or of a table. */
        VAGUE,
        /** Not a secret by its name: its value may say so. */
        NONE
    }

    /** The last word decides: {@code TOKEN} is one, {@code TOKEN_URL} and {@code TOKEN_TTL} are none. */
    static Meaning ofVariable(String variable) {
        String name = variable.toUpperCase(Locale.ROOT);
        String[] words =
                (name.endsWith(FILE) ? name.substring(0, name.length() - FILE.length()) : name).split("_+", -1);
        int last = words.length - 1;
        while (last > 0 && words[last].chars().allMatch(c -> c >= '0' && c <= '9')) {
            last--;
        }
        String word = last < 0 ? "" : withoutNumber(words[last].toLowerCase(Locale.ROOT));
        String two = last < 1 ? word : words[last - 1].toLowerCase(Locale.ROOT) + word;
        if (two.startsWith("public") || two.startsWith("publishable")) {
            return Meaning.NONE;
        }
        if (endsWithAny(word, PASSWORDS) || word.equals("pass") || word.equals("pw")) {
            return Meaning.PASSWORD;
        }
        if (endsWithAny(word, SECRETS) || endsWithAny(two, KEYS)) {
            return Meaning.SECRET;
        }
        return VAGUE_WORDS.contains(word.toUpperCase(Locale.ROOT)) ? Meaning.VAGUE : Meaning.NONE;
    }

    static boolean isParameter(String key) {
        String plain = withoutNumber(plain(key));
        return endsWithAny(plain, PASSWORDS)
                || endsWithAny(plain, KEYS)
                || plain.endsWith("secret")
                || plain.endsWith("token")
                || plain.equals("pass")
                || plain.equals("pw")
                || plain.equals("sharedaccesssignature");
    }

    /** Only a value that looks random is a secret there. */
    static boolean isVagueParameter(String key) {
        return VAGUE_PARAMETERS.contains(plain(key));
    }

    static boolean isUser(String key) {
        return USERS.contains(plain(key));
    }

    /** There may be several: {@code DB_PASSWORD2}, and {@code password1} to {@code password3} for MySQL. */
    private static String withoutNumber(String key) {
        int end = key.length();
        while (end > 0 && key.charAt(end - 1) >= '0' && key.charAt(end - 1) <= '9') {
            end--;
        }
        return key.substring(0, end);
    }

    private static String plain(String key) {
        return key.replace("_", "").replace("-", "").replace(".", "").toLowerCase(Locale.ROOT);
    }

    private static boolean endsWithAny(String text, List<String> endings) {
        for (String ending : endings) {
            if (text.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}

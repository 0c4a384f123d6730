package io.tierguard.archunit.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells names of secrets from other names by their last words: {@code dbPassword} and {@code aws.secret-key}, but not
 * {@code passwordEncoder}. The time that it takes grows no faster than the name.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class SecretWords {

    /** How sure a name is. */
    enum Strength {
        /** It names no secret. */
        NONE,
        /** It may name a secret: only a value that looks random counts. */
        WEAK,
        /** It names a secret. */
        STRONG
    }

    private static final int LONGEST = 200;

    private static final Set<String> ALONE = Set.of(
            "password",
            "passwd",
            "pwd",
            "pword",
            "psw",
            "pswd",
            "pw",
            "pass",
            "passphrase",
            "passcode",
            "passkey",
            "secret",
            "credential",
            "creds",
            "apikey",
            "kennwort",
            "passwort",
            "motdepasse",
            "mdp",
            "contrasena",
            "contraseña",
            "senha",
            "parola",
            "wachtwoord",
            "haslo",
            "hasło",
            "heslo",
            "salasana",
            "lozinka",
            "jelszo",
            "sifre",
            "şifre",
            "losenord",
            "lösenord",
            "passord",
            "adgangskode",
            "mima",
            "parol");

    /** Words that end a word which is written without any mark between its parts, such as {@code dbpassword}. */
    private static final List<String> GLUED = List.of(
            "password",
            "passwd",
            "passphrase",
            "secret",
            "apikey",
            "secretkey",
            "privatekey",
            "authtoken",
            "accesstoken",
            "apitoken",
            "passwort",
            "kennwort");

    private static final Set<String> BEFORE_KEY = Set.of(
            "api",
            "access",
            "secret",
            "private",
            "signing",
            "sign",
            "encryption",
            "encrypt",
            "encrypting",
            "decryption",
            "decrypt",
            "cipher",
            "crypt",
            "crypto",
            "master",
            "shared",
            "hmac",
            "aes",
            "des",
            "jwt",
            "auth",
            "account");

    /** What they name is for everybody to see. */
    private static final Set<String> OPEN =
            Set.of("public", "pub", "cache", "primary", "foreign", "sort", "csrf", "xsrf");

    private static final Set<String> BEFORE_TOKEN = Set.of(
            "access",
            "auth",
            "authentication",
            "authorization",
            "api",
            "bearer",
            "refresh",
            "oauth",
            "security",
            "secret",
            "private",
            "personal",
            "bot",
            "jwt",
            "service",
            "deploy",
            "deployment",
            "vault",
            "slack",
            "github",
            "gitlab",
            "npm",
            "admin",
            "app",
            "client",
            "integration",
            "webhook",
            "registry");

    private static final Set<String> MAYBE =
            Set.of("token", "key", "jwt", "bearer", "authorization", "auth", "pat", "passwordhash");

    /** Behind the words of a secret these say which secret it is, or in which form. */
    private static final Set<String> BEHIND = Set.of(
            "value",
            "string",
            "str",
            "bytes",
            "chars",
            "array",
            "plain",
            "plaintext",
            "raw",
            "hex",
            "base",
            "prod",
            "production",
            "dev",
            "development",
            "test",
            "testing",
            "stage",
            "staging",
            "live",
            "sandbox",
            "default",
            "new",
            "old",
            "current",
            "local",
            "const",
            "constant",
            "a",
            "b");

    /** Such a name is that of a message, an action, a parameter or a page: {@code INVALID_PASSWORD}. */
    private static final Set<String> NO_VALUE = Set.of(
            "invalid",
            "wrong",
            "missing",
            "no",
            "not",
            "bad",
            "forgot",
            "forgotten",
            "forget",
            "reset",
            "change",
            "changed",
            "update",
            "expired",
            "require",
            "requires",
            "required",
            "show",
            "hide",
            "has",
            "is",
            "error",
            "err",
            "msg",
            "message",
            "label",
            "title",
            "param",
            "parameter",
            "attr",
            "attribute",
            "property",
            "prop",
            "field",
            "column",
            "col",
            "option",
            "opt",
            "header",
            "hint",
            "prompt",
            "enter",
            "verify",
            "validate",
            "check",
            "grant",
            "type",
            "scope",
            "tag",
            "element",
            "role",
            "permission",
            "event",
            "action",
            "page",
            "view",
            "command",
            "cmd",
            "mode",
            "method",
            "generate",
            "clear",
            "lost",
            "weak",
            "empty",
            "unknown",
            "illegal",
            "mask",
            "masked");

    private SecretWords() {}

    /**
     * Whether a name is surely that of a secret.
     *
     * @param name of a field, parameter, key or method
     * @return whether it is named like a secret
     */
    public static boolean isSecret(String name) {
        return strength(name) == Strength.STRONG;
    }

    /** How sure a name is that of a secret. */
    static Strength strength(String name) {
        if (name.length() > LONGEST) {
            return Strength.NONE;
        }
        List<String> words = split(name);
        int end = words.size();
        while (end > 1 && BEHIND.contains(words.get(end - 1))) {
            end--;
        }
        words = words.subList(0, end);
        Strength strength = ofLastWords(words);
        boolean noValue = strength == Strength.STRONG
                && words.subList(0, end - 1).stream().anyMatch(NO_VALUE::contains);
        return noValue ? Strength.WEAK : strength;
    }

    private static Strength ofLastWords(List<String> words) {
        int last = words.size() - 1;
        if (last < 0) {
            return Strength.NONE;
        }
        String one = singular(words.get(last));
        String before = last > 0 ? words.get(last - 1) : "";
        String two = before + one;
        String three = last > 1 ? words.get(last - 2) + two : "";
        if (ALONE.contains(one)
                || ALONE.contains(two)
                || ALONE.contains(three)
                || one.equals("key") && BEFORE_KEY.contains(before)
                || one.equals("token") && BEFORE_TOKEN.contains(before)
                || GLUED.stream().anyMatch(one::endsWith)) {
            return Strength.STRONG;
        }
        return MAYBE.contains(one) && !OPEN.contains(before) ? Strength.WEAK : Strength.NONE;
    }

    private static String singular(String word) {
        boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
        return plural ? word.substring(0, word.length() - 1) : word;
    }

    /** Whether some word of a text is that of a secret. */
    static boolean mentionsSecret(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String one = singular(words.get(i));
            String before = i > 0 ? words.get(i - 1) : "";
            if (MAYBE.contains(one)
                    || ALONE.contains(one) && one.length() > 2
                    || ALONE.contains(before + one)
                    || GLUED.stream().anyMatch(one::contains)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the last word alone is that of a secret, as in {@code EncryptedPassword}, but not in {@code SecretKey}. */
    static boolean endsInSecret(String name) {
        List<String> words = split(name);
        return !words.isEmpty() && ALONE.contains(words.get(words.size() - 1));
    }

    /** The words of a name as one, in small letters. */
    static String joined(String name) {
        return String.join("", split(name));
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

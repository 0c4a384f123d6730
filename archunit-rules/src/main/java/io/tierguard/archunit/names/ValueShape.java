package io.tierguard.archunit.names;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Shapes of texts that are made to be read by a program or a person, and keep nothing secret. */
final class ValueShape {

    /** Whose secret it is: such a value is somebody's secret, and not the name of one. */
    static final Set<String> OWNERS =
            Set.of("my", "super", "top", "very", "our", "your", "this", "some", "ultra", "mega");

    static final Set<String> OF_SENTENCES = Set.of(
            "a",
            "an",
            "the",
            "is",
            "are",
            "be",
            "must",
            "should",
            "to",
            "of",
            "for",
            "not",
            "in",
            "on",
            "at",
            "with",
            "you",
            "please",
            "enter",
            "and",
            "or",
            "was",
            "were",
            "by",
            "from",
            "has",
            "have",
            "cannot",
            "can",
            "invalid",
            "missing",
            "required",
            "failed",
            "error",
            "unable",
            "specify",
            "use",
            "used",
            "if",
            "when",
            "no",
            "select",
            "where",
            "insert",
            "update",
            "delete",
            "set",
            "as",
            "that",
            "this",
            "will",
            "your");

    /** States and kinds, which are told of a secret and are none. */
    static final Set<String> STATES = Set.of(
            "required",
            "optional",
            "default",
            "enabled",
            "disabled",
            "unknown",
            "anonymous",
            "string",
            "hidden",
            "visible",
            "invalid",
            "missing",
            "inline",
            "static",
            "dynamic",
            "digest",
            "bearer",
            "simple",
            "kerberos",
            "session",
            "cookie",
            "header",
            "localhost",
            "system",
            "custom",
            "native",
            "client",
            "server",
            "global",
            "internal",
            "external",
            "always",
            "prompt",
            "random",
            "generated",
            "plaintext",
            "cleartext",
            "encrypted",
            "masked",
            "normal",
            "undefined",
            "prefer",
            "verify",
            "object",
            "number",
            "boolean",
            "certificate",
            "submit",
            "username",
            "publickey",
            "implicit",
            "explicit",
            "unused",
            "ignored",
            "description",
            "nothing");

    private static final Set<String> TECHNICAL = Set.of(
            "oauth",
            "base",
            "sha",
            "ssha",
            "md",
            "utf",
            "iso",
            "x",
            "pkcs",
            "p",
            "http",
            "https",
            "ip",
            "ipv",
            "log",
            "rfc",
            "ed",
            "rs",
            "hs",
            "es",
            "ps",
            "aes",
            "des",
            "rc",
            "tls",
            "ssl",
            "v",
            "java",
            "jdk",
            "jre",
            "s",
            "ec",
            "k",
            "i",
            "n",
            "l",
            "oidc",
            "saml",
            "jwt",
            "arg",
            "param",
            "parameter",
            "field",
            "value",
            "name",
            "id",
            "type",
            "hmac",
            "with",
            "rsa",
            "dsa",
            "ecdsa",
            "pbe",
            "pbkdf",
            "and",
            "bit",
            "cbc",
            "ecb",
            "gcm",
            "ctr",
            "padding",
            "oaep",
            "mgf",
            "key",
            "token",
            "password",
            "secret",
            "passwd",
            "pwd",
            "pass",
            "credentials",
            "credential",
            "user",
            "client",
            "server",
            "web",
            "soap",
            "wsse",
            "scram",
            "digest",
            "ntlm",
            "krb",
            "bcrypt",
            "scrypt",
            "argon",
            "crypt",
            "ldap",
            "win",
            "linux",
            "db",
            "mysql",
            "h",
            "m",
            "r",
            "u",
            "t",
            "api",
            "rest",
            "grpc",
            "jndi",
            "mp",
            "jaas",
            "ejb",
            "jpa",
            "jsr",
            "ms",
            "secp",
            "curve",
            "ecdh",
            "native",
            "cached",
            "text",
            "string",
            "sm",
            "gost",
            "sas",
            "legacy",
            "encrypted",
            "uri",
            "url",
            "version",
            "el",
            "spnego",
            "http2",
            "access",
            "auth",
            "of",
            "date",
            "bc",
            "nist",
            "prime",
            "sect",
            "sig",
            "signature",
            "enc",
            "xml",
            "json",
            "yaml",
            "html",
            "ascii");

    private static final List<String> FILES = List.of(
            ".pem",
            ".key",
            ".json",
            ".properties",
            ".xml",
            ".yml",
            ".yaml",
            ".jks",
            ".p12",
            ".pfx",
            ".txt",
            ".conf",
            ".cfg",
            ".ini",
            ".html",
            ".jsp",
            ".ftl",
            ".js",
            ".class",
            ".java",
            ".png",
            ".der",
            ".crt",
            ".cer",
            ".keystore",
            ".env",
            ".toml",
            ".sh",
            ".dat",
            ".pub",
            ".asc",
            ".gpg",
            ".kdbx",
            ".csv",
            ".sql",
            ".php",
            ".xhtml",
            ".svg",
            ".conf");

    private static final List<String> STARTS = List.of(
            "classpath:",
            "file:",
            "./",
            "../",
            "~/",
            "jndi:",
            "java:",
            "vault:",
            "env:",
            "urn:",
            "secret:",
            "arn:",
            "kubernetes:",
            "sm://",
            "ref:",
            "META-INF/",
            "WEB-INF/",
            "data:",
            "javax.",
            "java.",
            "org.",
            "com.",
            "redirect:",
            "forward:",
            "{bcrypt}",
            "{MD5}",
            "{SHA}",
            "{SSHA}",
            "{CRYPT}",
            "{crypt}",
            "{cipher}",
            "ENC(");

    private ValueShape() {}

    /** A path, a name with dots, a label, a format, a pattern or a part of a document. */
    static boolean isStructured(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return value.contains("://")
                || STARTS.stream().anyMatch(value::startsWith)
                || FILES.stream().anyMatch(lower::endsWith)
                || isLabel(value)
                || isPath(value)
                || isDottedName(value)
                || isFormat(value)
                || isPattern(value)
                || isListOfNames(value)
                || isTechnicalName(value)
                || isDescriptor(value)
                || value.contains("%{")
                || value.startsWith("<")
                || value.startsWith("{\"")
                || value.startsWith("[{")
                || value.indexOf('\n') >= 0;
    }

    private static boolean isLabel(String value) {
        int last = value.length() - 1;
        if (":…".indexOf(value.charAt(last)) >= 0) {
            return true;
        }
        boolean ending = "?=".indexOf(value.charAt(last)) >= 0 && isPlainName(value.substring(0, last));
        boolean padded = value.charAt(last) == '=' && value.length() % 4 == 0 && !SecretWords.isSecret(value);
        boolean beginning = "-#&?:.@*;,|".indexOf(value.charAt(0)) >= 0 && isPlainName(value.substring(1));
        return ending && !padded || beginning;
    }

    private static boolean isPlainName(String value) {
        return isName(value) && !Randomness.isDrawn(value);
    }

    /** A path of which every part is a name. */
    private static boolean isPath(String value) {
        int slash = value.indexOf('/');
        if (slash < 0) {
            return false;
        }
        int start = 0;
        for (int i = 0; i <= value.length(); i++) {
            if (i == value.length() || value.charAt(i) == '/') {
                if (i > start && !isPartOfPath(value.substring(start, i))) {
                    return false;
                }
                start = i + 1;
            }
        }
        return true;
    }

    private static boolean isPartOfPath(String part) {
        boolean known = part.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-{}*:$~".indexOf(c) >= 0);
        return known && !Randomness.isDrawn(part) && !(part.length() > 24 && digits(part) > 2) && part.length() < 64;
    }

    /** {@code com.example.Type}, {@code 1.2.840}, and {@code a.b2.c}; each part a name. */
    private static boolean isDottedName(String value) {
        int dots = 0;
        int start = 0;
        for (int i = 0; i <= value.length(); i++) {
            if (i < value.length() && value.charAt(i) != '.') {
                continue;
            }
            String part = value.substring(start, i);
            if (part.isEmpty() || !isName(part) || Randomness.isDrawn(part)) {
                return false;
            }
            dots += i < value.length() ? 1 : 0;
            start = i + 1;
        }
        return dots >= 2 || dots == 1 && (digits(value) == 0 || SecretWords.mentionsSecret(SecretWords.split(value)));
    }

    /** A type or a method as class files write it. */
    private static boolean isDescriptor(String value) {
        return value.endsWith(";") && (value.startsWith("L") || value.startsWith("(") || value.startsWith("["));
    }

    /** {@code %s}, {@code {0}} and {@code {name}} in it. */
    private static boolean isFormat(String value) {
        for (int i = 0; i + 1 < value.length(); i++) {
            char c = value.charAt(i);
            char next = value.charAt(i + 1);
            if (c == '%'
                            && (next == 's'
                                    || next == 'd'
                                    || next == '1' && i + 2 < value.length() && value.charAt(i + 2) == '$')
                    || c == '{' && next == '}') {
                return true;
            }
            if (c == '{') {
                int end = value.indexOf('}', i);
                if (end < 0) {
                    return false;
                }
                if (end - i < 40 && isName(value.substring(i + 1, end))) {
                    return true;
                }
                i = end;
            }
        }
        return false;
    }

    private static boolean isPattern(String value) {
        return value.startsWith("^") && value.endsWith("$")
                || value.contains("\\d")
                || value.contains("\\w")
                || value.contains("\\s")
                || value.contains("\\S")
                || value.contains("(?")
                || value.contains(".*")
                || value.contains(".+")
                || value.contains("[a-z")
                || value.contains("[A-Z")
                || value.contains("[0-9")
                || value.contains("[^");
    }

    /** {@code user:password}, {@code a,b|c}: names with marks between them, one of which stands for a list. */
    private static boolean isListOfNames(String value) {
        if (value.endsWith("=") && value.length() % 4 == 0 && Randomness.isDrawn(value)) {
            return false;
        }
        boolean marked = false;
        int start = 0;
        for (int i = 0; i <= value.length(); i++) {
            boolean mark = i < value.length() && ",|:;=&()<>[]{}\"'\\".indexOf(value.charAt(i)) >= 0;
            if (mark || i == value.length()) {
                String part = value.substring(start, i).trim();
                if (!part.isEmpty() && (!isName(part) || digits(part) > 1 || Randomness.isDrawn(part))) {
                    return false;
                }
                marked |= mark;
                start = i + 1;
            }
        }
        return marked;
    }

    private static boolean isTechnicalName(String value) {
        List<String> words = SecretWords.split(value);
        return isTechnical(words)
                && isName(value.replace('/', '-'))
                && (digits(value) < 2 || !SecretWords.mentionsSecret(words));
    }

    /** Only words that name an algorithm, a protocol, a version or a parameter. */
    static boolean isTechnical(List<String> words) {
        return !words.isEmpty() && TECHNICAL.containsAll(words);
    }

    /** Letters, digits and what stands between the words of a name. */
    static boolean isName(String value) {
        return !value.isEmpty()
                && value.chars()
                        .allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '$');
    }

    /** A mark that people put into passwords, and nobody into names; not only at an end. */
    static boolean isPunctuated(String value) {
        int marks = 0;
        for (int i = 0; i < value.length(); i++) {
            marks += "!@#%^&*+~?=/$<>()[]{}|;:,\"'`\\".indexOf(value.charAt(i)) >= 0 ? 1 : 0;
        }
        return marks > 0;
    }

    static boolean hasSpace(String value) {
        return value.chars().anyMatch(Character::isWhitespace);
    }

    static String digitsOf(String value) {
        StringBuilder digits = new StringBuilder();
        value.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    static int digits(String value) {
        return (int) value.chars().filter(c -> c >= '0' && c <= '9').count();
    }
}

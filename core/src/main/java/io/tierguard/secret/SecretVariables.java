package io.tierguard.secret;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which variables take part: those whose name says that they hold a secret, and those whose value is or holds one. */
final class SecretVariables {

    private static final Pattern SWITCH_OR_NUMBER =
            Pattern.compile("(?i)|true|false|yes|no|on|off|none|-?\\d{1,6}(\\.\\d{1,6})?");
    private static final Pattern PLAIN_WORDS = Pattern.compile("[a-z]{1,16}([-_. ][a-z]{1,16}|[-_.]?\\d{1,4}){0,4}");
    private static final Pattern JSON_WEB_TOKEN =
            Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}");
    private static final Pattern PUBLIC_ONLY =
            Pattern.compile("(?i)(ssh-|ecdsa-|sk-ssh-).*|-----BEGIN .*", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("(?i)(jdbc:|[a-z][a-z0-9+.-]{0,30}://).*", Pattern.DOTALL);
    private static final Pattern PATH = Pattern.compile("(/[\\w.@+-]+)++/?|[A-Za-z]:\\\\[\\w\\\\ .-]+|classpath:.*");

    private static final int LONGEST_PATH = 1024;

    private SecretVariables() {}

    /** The secrets of a variable; none where it holds no secret. */
    static SecretParts of(String variable, String value) {
        return isSecretItself(variable, SecretPart.bare(value)) ? SecretParts.of(value) : SecretParts.inside(value);
    }

    private static boolean isSecretItself(String variable, String value) {
        if (!CredentialClassifier.standard().classify(value).isEmpty()
                        && !ADDRESS.matcher(value).matches()
                || JSON_WEB_TOKEN.matcher(value).matches()) {
            return true;
        }
        return switch (SecretNames.ofVariable(variable)) {
            case PASSWORD -> true;
            case SECRET -> !SWITCH_OR_NUMBER.matcher(value).matches() && !isKnownOtherwise(value);
            case VAGUE ->
                !SWITCH_OR_NUMBER.matcher(value).matches() && !isKnownOtherwise(value) && !isPlainWords(value);
            case NONE -> false;
        };
    }

    /** {@code eu-west-1}, {@code RS256}: in one case, as nobody makes a key. */
    private static boolean isPlainWords(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return PLAIN_WORDS.matcher(lower).matches()
                && (value.equals(lower) || value.equals(value.toUpperCase(Locale.ROOT)));
    }

    /** Public keys, certificates and paths are no secrets; an address is one only where it has no login of its own. */
    private static boolean isKnownOtherwise(String value) {
        return PUBLIC_ONLY.matcher(value).matches()
                || value.length() <= LONGEST_PATH && PATH.matcher(value).matches()
                || ADDRESS.matcher(value).matches()
                        && !SecretParts.inside(value).isEmpty();
    }
}

package io.tierguard.archunit.secrets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A secret without a beginning of its own: it looks like any other word of its length, and is told by the identifier
 * that stands in the same class, or by the name that it stands under.
 */
enum Companion {
    /** 40 letters of Base64, beside an access key id. */
    AWS("AWS secret access key", Alphabet.BASE64, 40, "secretaccesskey|awssecret") {
        @Override
        boolean isBeside(String text) {
            return finds(ProviderTokens.ALL, text, AWS_ACCESS_KEY);
        }

        @Override
        boolean isLike(String word) {
            return has(word, c -> c >= 'A' && c <= 'Z')
                    && has(word, c -> c >= 'a' && c <= 'z')
                    && has(word, c -> c >= '0' && c <= '9');
        }
    },
    /** 32 hexadecimal digits, beside an account's identifier. */
    TWILIO("Twilio auth token", Alphabet.HEX, 32, "twilioauthtoken|twiliotoken") {
        @Override
        boolean isBeside(String text) {
            return finds(List.of(TokenShape.exact("", "AC", Alphabet.HEX, 32)), text, "");
        }

        @Override
        boolean isLike(String word) {
            return has(word, c -> c >= 'a') && has(word, c -> c <= '9');
        }
    };

    static final String AWS_ACCESS_KEY = "AWS access key id";

    private final String what;
    private final Alphabet alphabet;
    private final int length;
    private final Pattern names;

    Companion(String what, Alphabet alphabet, int length, String names) {
        this.what = what;
        this.alphabet = alphabet;
        this.length = length;
        this.names = Pattern.compile(names);
    }

    /** Whether this text of the class makes the other ones suspicious. */
    abstract boolean isBeside(String text);

    abstract boolean isLike(String word);

    /** Words of the right length in the text, if the class or a name says that they are secret. */
    List<Secret> in(String name, String text, Collection<Companion> besides) {
        List<Secret> found = new ArrayList<>();
        int from = 0;
        while (from <= text.length() - length) {
            int end = from + alphabet.run(text, from, Integer.MAX_VALUE);
            if (end - from == length) {
                Optional<Secret> secret = judge(name, text, from, end, besides);
                secret.ifPresent(found::add);
            }
            from = end + 1;
        }
        return found;
    }

    private Optional<Secret> judge(String name, String text, int from, int end, Collection<Companion> besides) {
        String word = text.substring(from, end);
        boolean known = besides.contains(this) || isName(name) || isName(text.substring(Math.max(0, from - 48), from));
        boolean whole = end == text.length() || text.charAt(end) != '=';
        return known && whole && isLike(word) && !Placeholders.isToken(word)
                ? Optional.of(new Secret(Secret.Family.TOKEN, what, from, word))
                : Optional.empty();
    }

    /** {@code AWS_SECRET_ACCESS_KEY}, {@code aws.secretKey}, {@code "awsSecretKey=…"} alike. */
    private boolean isName(String text) {
        String letters = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return names.matcher(letters).find();
    }

    private static boolean finds(List<Detector> detectors, String text, String what) {
        List<Secret> found = new ArrayList<>();
        for (Detector detector : detectors) {
            if (!(detector instanceof TokenShape shape) || shape.what().equals(what)) {
                detector.detect(text, found::add);
            }
        }
        return found.stream().anyMatch(secret -> secret.what().equals(what));
    }

    private static boolean has(String word, Predicate<Character> wanted) {
        return word.chars().anyMatch(c -> wanted.test((char) c));
    }
}

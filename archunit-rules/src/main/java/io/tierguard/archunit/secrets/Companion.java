package io.tierguard.archunit.secrets;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
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
            return AWS_KEYS.finds(text);
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
            return TWILIO_ACCOUNTS.finds(text);
        }

        @Override
        boolean isLike(String word) {
            return has(word, c -> c >= 'a') && has(word, c -> c <= '9');
        }
    };

    static final String AWS_ACCESS_KEY = "AWS access key id";

    private static final TokenScan AWS_KEYS = new TokenScan(ProviderTokens.ALL.stream()
            .filter(shape -> shape.what().equals(AWS_ACCESS_KEY))
            .toList());
    private static final TokenScan TWILIO_ACCOUNTS =
            new TokenScan(List.of(TokenShape.exact("Twilio account", "AC", Alphabet.HEX, 32)));

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
    void detect(String name, String text, Collection<Companion> besides, Consumer<Secret> sink) {
        int from = 0;
        while (from <= text.length() - length) {
            int end = from + alphabet.run(text, from, Integer.MAX_VALUE);
            if (end - from == length) {
                judge(name, text, from, end, besides).ifPresent(sink);
            }
            from = end + 1;
        }
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

    private static boolean has(String word, Predicate<Character> wanted) {
        return word.chars().anyMatch(c -> wanted.test((char) c));
    }
}

package io.tierguard.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recognises credentials whose beginning tells their provider and mode, wherever in a text they stand.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class CredentialClassifier {

    /** Source: docs.stripe.com/keys, which documents secret, restricted and publishable keys of both modes. */
    private static final CredentialClassifier STANDARD = new CredentialClassifier(List.of())
            .and("Stripe", "sk_live_", "sk_test_")
            .and("Stripe", "rk_live_", "rk_test_")
            .and("Stripe", "pk_live_", "pk_test_");

    private final List<Prefix> prefixes;

    private record Prefix(String text, Credential credential) {}

    private CredentialClassifier(List<Prefix> prefixes) {
        this.prefixes = List.copyOf(prefixes);
    }

    /**
     * The providers that are known without being told.
     *
     * @return the classifier
     */
    public static CredentialClassifier standard() {
        return STANDARD;
    }

    /**
     * The same classifier with one provider more.
     *
     * @param provider its name, for messages
     * @param live how live credentials begin
     * @param test how test credentials begin
     * @return a copy
     */
    public CredentialClassifier and(String provider, String live, String test) {
        List<Prefix> more = new ArrayList<>(prefixes);
        more.add(new Prefix(live, new Credential(provider, CredentialMode.LIVE)));
        more.add(new Prefix(test, new Credential(provider, CredentialMode.TEST)));
        return new CredentialClassifier(more);
    }

    /**
     * Every kind of credential in a text.
     *
     * @param text a setting's value
     * @return each provider and mode once, in the classifier's order
     */
    public List<Credential> classify(String text) {
        return prefixes.stream()
                .filter(prefix -> contains(text, prefix.text()))
                .map(Prefix::credential)
                .distinct()
                .toList();
    }

    /**
     * The first credential in a text that does not belong to production, or to where production is not.
     *
     * @param text a setting's value
     * @param production whether the process is production
     * @return empty where no credential is out of place
     */
    public Optional<Credential> misplaced(String text, boolean production) {
        CredentialMode wrong = production ? CredentialMode.TEST : CredentialMode.LIVE;
        return classify(text).stream()
                .filter(credential -> credential.mode() == wrong)
                .findFirst();
    }

    /** At the beginning of a word, with something behind it. */
    private static boolean contains(String text, String prefix) {
        for (int at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) {
            boolean begins = at == 0 || !isPartOfWord(text.charAt(at - 1));
            int end = at + prefix.length();
            if (begins && end < text.length() && isPartOfWord(text.charAt(end))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPartOfWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }
}

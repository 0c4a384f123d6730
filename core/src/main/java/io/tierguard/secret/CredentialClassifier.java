package io.tierguard.secret;

import io.tierguard.internal.Printable;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recognises credentials that tell their provider and mode, wherever in a text they stand: alone, in a URL, a header, JSON,
 * percent-encoded, in the Base64 of Basic authentication.
 *
 * <p>Keys are compared as they are spelled: in another case they would be none. Where several prefixes fit, the longest
 * speaks. The work grows with the length of the text and with nothing else.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class CredentialClassifier {

    private static final CredentialClassifier STANDARD =
            new CredentialClassifier(CredentialIndex.of(KnownProvider.ALL), Recognisers.NONE);

    private final CredentialIndex keys;
    private final Recognisers recognisers;

    private CredentialClassifier(CredentialIndex keys, Recognisers recognisers) {
        this.keys = keys;
        this.recognisers = recognisers;
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
     * The providers that are known without being told, and every {@link CredentialRecogniser} that can be found.
     *
     * @return the classifier; {@link #problems()} tells which recognisers cannot be loaded
     */
    public static CredentialClassifier installed() {
        return new CredentialClassifier(STANDARD.keys, Recognisers.load());
    }

    /**
     * The same classifier with one provider more. Of one prefix, what is told here speaks before what is known.
     *
     * @param provider its name, for messages
     * @param live how live credentials begin
     * @param test how test credentials begin
     * @return a copy
     * @throws IllegalArgumentException where a prefix is empty, or begins with what is not ASCII
     */
    public CredentialClassifier and(String provider, String live, String test) {
        if (!canBegin(live) || !canBegin(test)) {
            throw new IllegalArgumentException("a prefix is empty, or begins with what is not ASCII");
        }
        return new CredentialClassifier(keys.and(Printable.line(provider), live, test), recognisers);
    }

    private static boolean canBegin(String prefix) {
        return !prefix.isEmpty() && prefix.charAt(0) < CredentialIndex.ASCII;
    }

    /**
     * The known provider that contradicts a prefix: whatever begins so is a credential of the other mode.
     *
     * @param prefix how credentials would begin
     * @param mode what they would tell
     * @return what the beginning tells already; empty where it tells nothing else
     */
    public Optional<Credential> contradiction(String prefix, CredentialMode mode) {
        Credential told = !canBegin(prefix) ? null : keys.toldBy(prefix);
        return told == null || told.mode() == mode ? Optional.empty() : Optional.of(told);
    }

    /**
     * What is wrong with the classifier itself.
     *
     * @return a problem for each recogniser that cannot be loaded
     */
    public List<Problem> problems() {
        return recognisers.problems();
    }

    /**
     * Every kind of credential in a text, as far as recognisers do not fail on it.
     *
     * @param text a setting's value, or a header's
     * @return each provider and mode once
     */
    public List<Credential> classify(String text) {
        return classify(text, recognisers.ask(text));
    }

    private List<Credential> classify(String text, Recognisers.Answer answer) {
        List<Credential> found = new ArrayList<>();
        for (String spelling : Spellings.of(text)) {
            keys.find(spelling, found);
        }
        for (Credential credential : answer.found()) {
            CredentialIndex.add(credential, found);
        }
        return List.copyOf(found);
    }

    /**
     * The first credential in a text that does not belong to production, or to where production is not.
     *
     * @param text a setting's value, or a header's
     * @param production whether the process is production
     * @return empty where no credential is out of place
     */
    public Optional<Credential> misplaced(String text, boolean production) {
        for (Credential credential : classify(text)) {
            if (credential.mode() == misplacedIn(production)) {
                return Optional.of(credential);
            }
        }
        return Optional.empty();
    }

    /**
     * Judges the credentials in a text: live ones belong to production, test ones to everywhere else.
     *
     * @param where the variable or header, for messages
     * @param text its value
     * @param environment who the process is
     * @return a problem for each provider whose credential is out of place, and for each recogniser that failed on the text
     */
    public List<Problem> judge(String where, String text, Environment environment) {
        boolean production = environment.tier() == Tier.PRODUCTION;
        if (keys.isSeparated() && recognisers.isEmpty() && Spellings.isPlain(text)) {
            return List.of();
        }
        Recognisers.Answer answer = recognisers.ask(text);
        List<Credential> found = classify(text, answer);
        if (found.isEmpty() && answer.failed().isEmpty()) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        for (Credential credential : found) {
            if (credential.mode() == misplacedIn(production)) {
                Code code = production ? Code.TEST_CREDENTIAL : Code.LIVE_CREDENTIAL;
                problems.add(Problem.of(code, where, credential.provider(), environment.describe()));
            }
        }
        for (String provider : answer.failed()) {
            problems.add(Problem.of(Code.RECOGNISER_FAILED, where, provider));
        }
        return problems;
    }

    private static CredentialMode misplacedIn(boolean production) {
        return production ? CredentialMode.TEST : CredentialMode.LIVE;
    }
}

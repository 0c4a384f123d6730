package io.tierguard.identity;

import java.util.regex.Pattern;

/** What may be printed of a claim or of evidence: a text that nobody could take for a secret's. */
final class Claims {

    private static final String HIDDEN = "…";
    private static final int SHOWN_OF_A_NUMBER = 4;

    private static final Pattern PRINTABLE = Pattern.compile("[A-Za-z0-9._/ -]{0,63}");

    /** The account of a cloud: AWS has twelve digits, also written in groups, Azure a GUID. */
    private static final Pattern ACCOUNT = Pattern.compile(
            "[0-9]{12,19}|(?:[0-9]{4}-){2}[0-9]{4}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** As issuers begin a token: {@code sk_live_}, {@code ghp_}, {@code AKIA}, and JSON in Base64. */
    private static final Pattern TOKEN =
            Pattern.compile(".*(?:(?:^|[^A-Za-z0-9])(?:(?:sk|pk|rk|whsec|gh[a-z]|github_pat)_"
                    + "|(?:sk|glpat|xox[a-z])-[A-Za-z0-9_-]{12}|[a-z]{2,8}_(?:live|test)_(?=.*[0-9])[A-Za-z0-9]{8})"
                    + "|eyJ[A-Za-z0-9]|A[KS]IA[A-Z0-9]{12}).*");

    /** No word, and no number of a build: as long, or as mixed, as only generated texts are. */
    private static final Pattern GENERATED =
            Pattern.compile(".*(?:[A-Za-z0-9]{24}|(?:[A-Za-z]+[0-9]+){4}|(?:[0-9]+[A-Za-z]+){4}|[0-9]{12}).*");

    private Claims() {}

    static String printable(String value) {
        return PRINTABLE.matcher(value).matches()
                        && !TOKEN.matcher(value).matches()
                        && !GENERATED.matcher(value).matches()
                        && !ACCOUNT.matcher(value).matches()
                ? value
                : HIDDEN;
    }

    /** The same, in quotes where it begins or ends in a blank, which nobody would see. */
    static String visible(String value) {
        String shown = printable(value);
        return shown.startsWith(" ") || shown.endsWith(" ") ? "'" + shown + "'" : shown;
    }

    /** The same, but of an account's number its end, by which its owner knows it. */
    static String shortened(String value) {
        return ACCOUNT.matcher(value).matches()
                ? HIDDEN + value.substring(value.length() - SHOWN_OF_A_NUMBER)
                : visible(value);
    }
}

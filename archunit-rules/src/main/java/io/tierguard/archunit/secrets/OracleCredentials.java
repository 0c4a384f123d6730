package io.tierguard.archunit.secrets;

import java.util.function.Consumer;

/**
 * User and password before the {@code @} of an Oracle URL, {@code jdbc:oracle:thin:user/password@…}, as Oracle's JDBC
 * Developer's Guide describes it; the password may stand in double quotes.
 */
final class OracleCredentials implements Detector {

    private static final String SCHEME = "jdbc:oracle:";
    private static final int LONGEST = 512;

    @Override
    public void detect(String text, Consumer<Secret> sink) {
        int at = JdbcText.indexOf(text, SCHEME, 0);
        while (at >= 0) {
            int from = at + SCHEME.length();
            String rest = text.substring(from, Math.min(text.length(), from + LONGEST));
            login(rest, rest.indexOf(':') + 1, from, sink);
            at = JdbcText.indexOf(text, SCHEME, from);
        }
    }

    private static void login(String rest, int login, int offset, Consumer<Secret> sink) {
        int slash = rest.indexOf('/', login);
        int at = slash < 0 ? -1 : endOfPassword(rest, slash + 1);
        if (login == 0 || at < 0 || rest.substring(login, slash).indexOf('@') >= 0) {
            return;
        }
        String user = rest.substring(login, slash);
        String password = rest.substring(slash + 1, at);
        if (!user.isEmpty() && !Placeholders.isPassword(user, unquoted(password)) && !Patterns.isPattern(rest)) {
            sink.accept(new Secret(Secret.Family.URL, JdbcText.WHAT, offset + slash + 1, password));
        }
    }

    private static int endOfPassword(String rest, int from) {
        if (from < rest.length() && rest.charAt(from) == '"') {
            int quote = rest.indexOf('"', from + 1);
            return quote >= 0 && quote + 1 < rest.length() && rest.charAt(quote + 1) == '@' ? quote + 1 : -1;
        }
        int at = rest.indexOf('@', from);
        boolean blank = at >= 0 && rest.substring(from, at).chars().anyMatch(Character::isWhitespace);
        return blank ? -1 : at;
    }

    private static String unquoted(String password) {
        boolean quoted = password.length() >= 2 && password.charAt(0) == '"';
        return quoted ? password.substring(1, password.length() - 1) : password;
    }
}

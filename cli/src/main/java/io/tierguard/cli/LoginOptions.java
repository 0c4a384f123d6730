package io.tierguard.cli;

import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which database, and who logs in. */
final class LoginOptions {

    private static final int HEXADECIMAL = 16;

    /** A login before a host, or a parameter of which the name says that its value is secret. */
    private static final Pattern HOLDS_PASSWORD =
            Pattern.compile("(?i)//[^/?;]*@|(?:pass|pwd|secret|token)[^=&;,()]*=");

    private static final Pattern ENCODED = Pattern.compile("%([0-7][0-9A-Fa-f])");

    @Option(
            names = "--url-env",
            paramLabel = "VAR",
            description = "the variable that holds the URL, in the place of JDBC-URL: such a URL may hold a password")
    private @Nullable String urlVariable;

    @Mixin
    private final PasswordOptions password = new PasswordOptions();

    /** The URL: the argument, or what the variable holds. */
    String url(@Nullable String argument, Map<String, String> environment) {
        if (argument != null && urlVariable != null) {
            throw MisuseException.call("JDBC-URL and --url-env say the same: leave one out");
        }
        if (urlVariable != null) {
            return PasswordOptions.variable("--url-env", urlVariable, environment);
        }
        if (argument == null) {
            throw MisuseException.call("JDBC-URL is missing, or --url-env VAR");
        }
        if (!argument.regionMatches(true, 0, "jdbc:", 0, "jdbc:".length())) {
            throw MisuseException.call("JDBC-URL begins with jdbc:");
        }
        // drivers decode names of parameters too
        String decoded = ENCODED.matcher(argument)
                .replaceAll(code ->
                        Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), HEXADECIMAL))));
        if (HOLDS_PASSWORD.matcher(argument).find()
                || HOLDS_PASSWORD.matcher(decoded).find()) {
            throw MisuseException.call("JDBC-URL holds a password, which every user of this machine can see:"
                    + " hand it over by --password-env, or the whole URL by --url-env");
        }
        return argument;
    }

    /** What the driver gets beside the URL. */
    Properties properties(Map<String, String> environment) {
        return password.properties(environment);
    }
}

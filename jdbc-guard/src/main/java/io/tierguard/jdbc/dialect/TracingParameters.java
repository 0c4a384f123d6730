package io.tierguard.jdbc.dialect;

import java.util.regex.Pattern;

/** The parameters of opentracing-jdbc, which it takes out of the URL wherever they stand, with whatever is between them. */
final class TracingParameters {

    private static final Pattern ACTIVE_SPAN = Pattern.compile("traceWithActiveSpanOnly=(?:true|false);*");

    /** To the first quote without a backslash before it; where there is none, to the last quote. */
    private static final Pattern IGNORED = Pattern.compile("ignoreForTracing=\"(?:(?:\\\\\"|[^\"])*+\"|(?s:.*)\");*");

    private static final Pattern LAST_QUESTION = Pattern.compile("\\?$");
    private static final Pattern PARAMETERS = Pattern.compile("[?;]");

    private TracingParameters() {}

    /** The URL that is handed on. */
    static String withoutThem(String url) {
        String rest = remove(IGNORED, remove(ACTIVE_SPAN, url));
        return LAST_QUESTION.matcher(rest).replaceAll("");
    }

    private static String remove(Pattern parameter, String url) {
        var found = parameter.matcher(url);
        if (!found.find()) {
            return url;
        }
        if (!PARAMETERS.matcher(url.substring(0, found.start())).find()) {
            throw new UnreadableTarget(
                    "OpenTracing JDBC: a parameter of its own stands before the first ? or ;",
                    "write it behind the database");
        }
        return found.replaceAll("");
    }
}

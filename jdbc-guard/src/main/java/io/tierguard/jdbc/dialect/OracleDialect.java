package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.registry.Endpoint;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Oracle without a native client: {@code jdbc:oracle:thin:[user/password]@target[?name=value…]}, where the target is
 * {@code host:port:SID}, easy connect or a connect descriptor.
 *
 * <p>Names that files, directories or providers resolve are refused, and so is everything that replaces the target or
 * stands between.
 */
final class OracleDialect implements Dialect {

    private static final String NAME = "Oracle";
    private static final String PREFIX = "jdbc:oracle:thin:";
    private static final Spelling SPELLING = new Spelling(NAME, "oracle", 1521);
    private static final String FORM = "write it as jdbc:oracle:thin:@//host:port/service";
    /** Narrower than the driver's own: an at sign in quotes reads differently in two of its places. */
    private static final Pattern LOGIN =
            Pattern.compile("(?:(?:[\\w$#\\[\\]]*|\"[^\"@]+\")/(?:[\\w$#+%^&*_~=;:<>\\[\\]()!\\p{L}]*|\"[^\"@]+\"))?@");

    @Override
    public Set<String> subProtocols() {
        return Set.of("oracle");
    }

    @Override
    public Set<String> drivers(String url) {
        return Set.of("oracle.jdbc.OracleDriver", "oracle.jdbc.driver.OracleDriver");
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        if (!url.startsWith(PREFIX)) {
            throw SPELLING.unreadable("it is not of jdbc:oracle:thin:, and other drivers ask a native client", FORM);
        }
        String rest = url.substring(PREFIX.length());
        Matcher login = LOGIN.matcher(rest);
        if (!login.lookingAt()) {
            throw SPELLING.unreadable("no at sign stands behind jdbc:oracle:thin: or behind user/password", FORM);
        }
        String behind = rest.substring(login.end());
        Cut cut = Cut.at(questionMark(behind), behind);
        String place = strip(cut.before());
        target.properties().forEach((key, value) -> OracleParameters.IN_PROPERTIES.check(key, value, "a property"));
        OracleQuery.check(SPELLING, cut.behind());
        if (place.startsWith("(")) {
            List<Endpoint> endpoints = OracleDescriptor.read(SPELLING, place);
            OracleAmbient.requireNone(target, false);
            return new Reading.Endpoints(PREFIX + "@(…)", endpoints);
        }
        OracleEasyConnect easy = OracleEasyConnect.read(SPELLING, place);
        OracleAmbient.requireNone(target, easy.isName());
        return new Reading.Endpoints(PREFIX + "@" + place, easy.endpoints());
    }

    /** The first one outside of brackets, as the driver counts them. */
    private static int questionMark(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '?' && depth == 0) {
                return i;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return -1;
    }

    private static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && " \t\r\n".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (start < end && " \t\r\n".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }
}

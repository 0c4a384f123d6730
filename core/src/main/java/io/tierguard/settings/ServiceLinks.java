package io.tierguard.settings;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables that Kubernetes sets for every service of the namespace, in Docker's old form. They are nobody's typos.
 *
 * <p>Source: kubernetes.io, Service, Discovering services, Environment variables.
 */
final class ServiceLinks {

    private static final Pattern LINK = Pattern.compile("(?:tcp|udp|sctp)://[0-9a-fA-F.:\\[\\]]+:[0-9]+");
    private static final Pattern PORT = Pattern.compile("(.+)_PORT");
    private static final Pattern NUMBERED =
            Pattern.compile("(.+)_PORT_[0-9]+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?");
    private static final Pattern SERVICE = Pattern.compile("(.+)_SERVICE_(?:HOST|PORT(?:_[A-Z0-9_]+)?)");

    /** What such a variable may hold: a link, an address, a port, a protocol. */
    private static final Pattern HELD = Pattern.compile(
            LINK.pattern() + "|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:]+|[0-9]{1,5}|tcp|udp|sctp");

    private ServiceLinks() {}

    /**
     * Whether a variable looks like one that Kubernetes set, so that it is nobody's typo.
     *
     * @param name in normal form
     * @param value what it holds
     */
    static boolean looksLikeLink(String name, String value) {
        return hasWordOfLinks(name) && matches(name, value);
    }

    /** Most names need not be compared with patterns. */
    private static boolean hasWordOfLinks(String name) {
        return name.contains("_PORT") || name.contains("_SERVICE_");
    }

    private static boolean matches(String name, String value) {
        return PORT.matcher(name).matches() && LINK.matcher(value).matches()
                || (NUMBERED.matcher(name).matches() || SERVICE.matcher(name).matches())
                        && HELD.matcher(value).matches();
    }

    /**
     * Whether a variable certainly is such a link, told by what it, or the link that comes with it, holds.
     *
     * @param name in normal form
     * @param values the values of the environment by normal name; an empty text where a name is not set
     */
    static boolean isLink(String name, UnaryOperator<String> values) {
        if (!hasWordOfLinks(name)) {
            return false;
        }
        if (PORT.matcher(name).matches() && LINK.matcher(values.apply(name)).matches()) {
            return true;
        }
        return comesWithLink(NUMBERED, name, values) || comesWithLink(SERVICE, name, values);
    }

    private static boolean comesWithLink(Pattern form, String name, UnaryOperator<String> values) {
        Matcher matcher = form.matcher(name);
        return matcher.matches()
                && LINK.matcher(values.apply(matcher.group(1) + "_PORT")).matches();
    }
}

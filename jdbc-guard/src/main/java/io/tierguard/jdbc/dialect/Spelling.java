package io.tierguard.jdbc.dialect;

import io.tierguard.internal.IpAddress;
import io.tierguard.internal.Printable;
import io.tierguard.internal.UrlPath;
import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts that all dialects share, read so strictly that every driver agrees.
 *
 * @param dialect as messages name it
 * @param protocol of the endpoints
 * @param defaultPort the driver's own
 */
record Spelling(String dialect, String protocol, int defaultPort) {

    private static final Pattern PLACE =
            Pattern.compile("(\\[[0-9A-Fa-f:.]+(?:%[\\w.~-]+)?\\]|[^\\[\\]:,()=%@/?#;&\\\\\\s]*)(?::([0-9]{1,5}))?");

    private static final String FORM = "write it as host or host:port, in plain characters";

    /** A host and a port as they stand in a list of hosts; empty parts are the driver's defaults. */
    record Place(String host, String port) {}

    UnreadableTarget unreadable(String reason, String fix) {
        return new UnreadableTarget(dialect + ": " + reason, fix);
    }

    /** Splits {@code host:port}, where either may be missing. */
    Place place(String text, int position) {
        Matcher matcher = PLACE.matcher(text);
        if (!matcher.matches()) {
            throw unreadable("host " + position + " cannot be read", FORM);
        }
        return new Place(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
    }

    /** The endpoint of a host; an empty host is the driver's own default, this machine. */
    Endpoint endpoint(String host, String port, Component<String> database, int position) {
        if (!isAscii(host)) {
            throw unreadable(
                    "host " + position + " is not plain ASCII, and drivers hand it to the system as it is",
                    "write it as DNS does, beginning with xn--");
        }
        Host parsed = Host.parse(host.isEmpty() ? "localhost" : host)
                .orElseThrow(() -> unreadable("host " + position + " is neither a name nor an address", FORM));
        if (IpAddress.isZoneDecodedBySome(host)) {
            throw unreadable(
                    "host " + position
                            + " has a zone that some drivers decode, and then take for digits of the address",
                    "leave the zone out, or write its % as %25");
        }
        return Endpoint.database(protocol, parsed, Component.of(port(port, position)), database);
    }

    /** The same endpoint where its port is not known before the host was asked. */
    static Endpoint withOpenPort(Endpoint endpoint) {
        String protocol = endpoint.protocol().value().orElseThrow();
        return Endpoint.database(protocol, endpoint.host(), Component.open(), endpoint.database());
    }

    /** Beyond are letters whose upper case is one of these. */
    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x7F);
    }

    private int port(String text, int position) {
        if (text.isEmpty()) {
            return defaultPort;
        }
        boolean digits = text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = digits ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65535) {
            throw unreadable("the port of host " + position + " is none", "use a port from 1 to 65535");
        }
        return port;
    }

    /** A database as the driver sends it; open where none is named. */
    Component<String> database(String name) {
        if (name.isEmpty()) {
            return Component.open();
        }
        if (!isPlainName(name)) {
            throw unreadable(
                    "the name of the database has a character that belongs to credentials or parameters",
                    "write it as //host:port/database?parameters");
        }
        return Component.of(name);
    }

    /** Whether a name, however often it is decoded, holds nothing that belongs to credentials or parameters. */
    static boolean isPlainName(String name) {
        String decoded = UrlPath.percentDecode(name).orElse(name);
        return decoded.equals(Printable.line(decoded)) && decoded.chars().noneMatch(c -> "@;=&?".indexOf(c) >= 0);
    }

    /** Refuses what readers of URLs treat differently, in a part that stands before the parameters. */
    void requirePlain(String text, String part) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || Character.isISOControl(c) || Character.isSpaceChar(c)) {
                throw unreadable(
                        part + " has a blank, a control character or a backslash at character " + (i + 1), "remove it");
            }
        }
    }

    /** Undoes the encoding of forms: percent, and plus for a blank. */
    String decode(String text, String place) {
        return UrlPath.percentDecode(text.replace('+', ' '))
                .orElseThrow(() -> unreadable(place + " is encoded wrongly", "encode it as UTF-8 behind %"));
    }
}

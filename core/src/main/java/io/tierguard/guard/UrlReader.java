package io.tierguard.guard;

import io.tierguard.internal.IpAddress;
import io.tierguard.internal.JdbcScheme;
import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads URLs of the common form (RFC 3986): {@code scheme://[user@]host[:port][/path][?query][#fragment]}.
 *
 * <p>Stricter than the parsers of clients, so that none of them can read another host than this one: no blanks, control
 * characters or backslashes before the path ends, one user info at most, a port of plain digits. Of a compound scheme, such
 * as {@code r2dbc:postgresql}, the last part is the protocol. Several hosts are read only for schemes whose clients do.
 */
final class UrlReader implements TargetReader {

    private static final Set<String> WITHOUT_SLASHES = Set.of("http", "https", "ws", "wss", "ftp", "file");

    private static final Set<String> WITH_HOST_LISTS = Set.of(
            "mongodb",
            "redis",
            "rediss",
            "amqp",
            "amqps",
            "kafka",
            "nats",
            "postgresql",
            "postgres",
            "mysql",
            "mariadb");

    private static final String NOT_COMMON = "it has not the form scheme://host:port/path";
    private static final String FIX = "write it as scheme://host:port/path, in plain characters";

    @Override
    public boolean knows(String url) {
        return !JdbcScheme.begins(url);
    }

    @Override
    public Reading read(Target target) {
        String url = target.url();
        CommonForm form = CommonForm.of(url);
        if (form == null) {
            return refused(url, NOT_COMMON);
        }
        if (hasUnsafeCharacter(form.authority()) || hasUnsafeCharacter(form.path())) {
            return refused(url, "it has a blank, a control character or a backslash");
        }
        if (hasControl(form.query()) || hasControl(form.fragment())) {
            return refused(url, "it has a control character behind its path, which clients drop or send on");
        }
        if (mayHideHost(form.schemes())) {
            return refused(url, "it has what may be a host before its slashes");
        }
        String scheme = lastScheme(form.schemes());
        if (scheme.endsWith("+srv")) {
            return refused(url, "its hosts come from DNS records (+srv)");
        }
        if (!target.properties().isEmpty()) {
            return refused(url, "properties beside a URL that is not a JDBC URL have no known meaning");
        }
        String authority = form.authority();
        int at = authority.lastIndexOf('@');
        if (at != authority.indexOf('@')) {
            return refused(url, "it has more than one @ before the path");
        }
        if (authority.endsWith(":") && form.path().indexOf('@') >= 0) {
            return refused(url, "it has a slash in what looks like a password before an @");
        }
        if (authority.endsWith(":") && form.path().startsWith("//")) {
            return refused(url, "it is a list of URLs");
        }
        if (hidesDelimiter(authority)) {
            return refused(url, "it has a look-alike of a delimiter before the path");
        }
        Optional<String> moving = MovingParameters.find(scheme, form.query());
        if (moving.isPresent()) {
            return refused(url, "its parameter " + moving.get() + " leads some clients elsewhere");
        }
        String hosts = authority.substring(at + 1);
        List<Endpoint> endpoints = new ArrayList<>();
        boolean severalHosts = hosts.indexOf(',') >= 0 && WITH_HOST_LISTS.contains(scheme);
        for (String host : severalHosts ? hosts.split(",", -1) : new String[] {hosts}) {
            Optional<Endpoint> endpoint = endpoint(scheme, host, form.path());
            if (endpoint.isEmpty()) {
                return refused(url, "its host, port or path cannot be read");
            }
            endpoints.add(endpoint.get());
        }
        return new Reading.Endpoints(form.schemes() + "//" + hosts + form.path(), endpoints);
    }

    private static Reading refused(String url, String reason) {
        return Reading.undeterminable(url, reason, FIX);
    }

    private static boolean hasUnsafeCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= 0x20 || c == 0x7F || c == '\\') {
                return true;
            }
        }
        return false;
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 0x20 || text.charAt(i) == 0x7F) {
                return true;
            }
        }
        return false;
    }

    /** Clients that compose characters before they take a URL apart find other ends of the user info and the host. */
    private static boolean hidesDelimiter(String authority) {
        return !isAscii(authority)
                && !delimiters(authority).equals(delimiters(Normalizer.normalize(authority, Normalizer.Form.NFKC)));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private static String delimiters(String text) {
        return text.replaceAll("[^/?#@:\\\\\\[\\]]", "");
    }

    /** Some clients need no slashes behind a scheme that they know, and read {@code http:a.example.com://b} so. */
    private static boolean mayHideHost(String schemes) {
        boolean simple = schemes.indexOf(':') == schemes.length() - 1 && schemes.indexOf('.') < 0;
        if (simple) {
            return false;
        }
        // the last one is empty, behind the last colon
        String[] parts = schemes.toLowerCase(Locale.ROOT).split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean known = i < parts.length - 2 && WITHOUT_SLASHES.contains(parts[i]);
            if (known || parts[i].indexOf('.') >= 0 && parts[i].indexOf('+') < 0) {
                return true;
            }
        }
        return false;
    }

    private static String lastScheme(String schemes) {
        String trimmed = schemes.substring(0, schemes.length() - 1);
        return trimmed.substring(trimmed.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    private static Optional<Endpoint> endpoint(String scheme, String hostAndPort, String path) {
        int colon = hostAndPort.lastIndexOf(':');
        boolean hasPort = colon > hostAndPort.lastIndexOf(']');
        String name = hasPort ? hostAndPort.substring(0, colon) : hostAndPort;
        String digits = hasPort ? hostAndPort.substring(colon + 1) : "";
        if (name.indexOf(':') >= 0 && !name.startsWith("[") || IpAddress.isZoneDecodedBySome(name)) {
            return Optional.empty();
        }
        Component<Integer> port = port(scheme, digits);
        if (port == null) {
            return Optional.empty();
        }
        Optional<Host> host = Host.parse(name);
        return host.isPresent() ? Endpoint.url(scheme, host.get(), port, path) : Optional.empty();
    }

    /** The port, open where the scheme has no default, or null where the text is none. */
    private static @Nullable Component<Integer> port(String scheme, String digits) {
        if (digits.isEmpty()) {
            Integer standard = DefaultPorts.of(scheme);
            return standard == null ? Component.open() : Component.of(standard);
        }
        boolean plain = digits.length() <= 5;
        for (int i = 0; i < digits.length(); i++) {
            plain &= digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        int port = plain && digits.charAt(0) != '0' ? Integer.parseInt(digits) : 0;
        return port < 1 || port > 65535 ? null : Component.of(port);
    }
}

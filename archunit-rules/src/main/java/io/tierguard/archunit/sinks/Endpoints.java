package io.tierguard.archunit.sinks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells texts that name a machine of somebody's from relative addresses, this machine, and hosts of documentation. */
final class Endpoints {

    /** RFC 2606 and RFC 6761, and names that containers give to the machine they run on. */
    private static final List<String> NOBODYS = List.of(
            "example",
            "example.com",
            "example.org",
            "example.net",
            "example.edu",
            "test",
            "invalid",
            "localhost",
            "localdomain",
            "host.docker.internal",
            "gateway.docker.internal",
            "host.testcontainers.internal");

    /** They name schemas, licences and specifications, and are dialled by nobody. */
    private static final List<String> NAMESPACES = List.of(
            "w3.org",
            "xmlsoap.org",
            "xml.org",
            "apache.org",
            "java.sun.com",
            "xmlns.jcp.org",
            "jakarta.ee",
            "json-schema.org",
            "springframework.org",
            "hibernate.org",
            "oasis-open.org",
            "purl.org",
            "openid.net",
            "schema.org",
            "ietf.org",
            "rfc-editor.org");

    /** The addresses at which a machine asks its cloud about itself: the same in each tier. */
    private static final Set<String> OF_THE_MACHINE =
            Set.of("169.254.169.254", "metadata.google.internal", "169.254.170.2", "168.63.129.16", "0.0.0.0", "::");

    private Endpoints() {}

    /** Whether some URL in a text, such as the only one, names a machine of somebody's. */
    static boolean isUrlOfSomebody(String text) {
        if (text.startsWith("jdbc:oracle:") && text.indexOf('@') > 0) {
            int at = text.indexOf('@') + 1;
            return isAuthorityOfSomebody(text, text.startsWith("//", at) ? at + 2 : at);
        }
        int scheme = text.indexOf("://");
        while (scheme > 0) {
            if (isAuthorityOfSomebody(text, scheme + "://".length())) {
                return true;
            }
            scheme = text.indexOf("://", scheme + 1);
        }
        return false;
    }

    private static boolean isAuthorityOfSomebody(String text, int start) {
        return hosts(text.substring(start, end(text, start, "/?#;()"))).stream()
                .anyMatch(host -> isOfSomebody(host) && isHost(host));
    }

    /** Whether a URL, or a host or one of several, with or without its port, is a machine of somebody's; no word is. */
    static boolean isHostOfSomebody(String text) {
        return text.contains("://") || text.startsWith("jdbc:")
                ? isUrlOfSomebody(text)
                : text.indexOf('@') < 0
                        && hosts(text).stream().allMatch(Endpoints::isHost)
                        && hosts(text).stream().anyMatch(host -> isOfSomebody(host) && hasParts(host));
    }

    private static int end(String text, int from, String ends) {
        int at = from;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static List<String> hosts(String authority) {
        List<String> hosts = new ArrayList<>();
        String unnamed = authority.substring(authority.lastIndexOf('@') + 1);
        for (String one : unnamed.split(",", -1)) {
            String host = one.strip().toLowerCase(Locale.ROOT);
            if (host.startsWith("[")) {
                hosts.add(host.substring(1, end(host, 1, "]")));
            } else {
                int colon = host.indexOf(':');
                boolean address = colon >= 0
                        && host.indexOf(':', colon + 1) >= 0
                        && host.chars().allMatch(c -> c == ':' || c == '.' || Character.digit(c, 16) >= 0);
                // a scheme before another URL has no port
                boolean scheme = !address && colon == host.length() - 1;
                hosts.add(address || colon < 0 ? host : scheme ? "" : host.substring(0, colon));
            }
        }
        return hosts;
    }

    private static boolean isHost(String host) {
        return !host.isEmpty()
                && host.chars().anyMatch(Character::isLetterOrDigit)
                && host.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c) || ".-_:".indexOf(c) >= 0);
    }

    /** A domain, or an address: eight groups or a gap make one of version 6, and a time of day is none. */
    private static boolean hasParts(String host) {
        long colons = host.chars().filter(c -> c == ':').count();
        return colons == 0 ? host.indexOf('.') > 0 : colons == 7 || host.contains("::");
    }

    private static boolean isOfSomebody(String host) {
        return !host.startsWith("127.")
                && !host.equals("::1")
                && !OF_THE_MACHINE.contains(host)
                && !isMulticast(host)
                && NOBODYS.stream().noneMatch(one -> isIn(host, one))
                && NAMESPACES.stream().noneMatch(one -> isIn(host, one));
    }

    /** RFC 5771: 224/4 is a group of whoever listens. */
    private static boolean isMulticast(String host) {
        int dot = host.indexOf('.');
        return dot == 3
                && host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9')
                && host.compareTo("224.") >= 0
                && host.compareTo("240.") < 0;
    }

    private static boolean isIn(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}

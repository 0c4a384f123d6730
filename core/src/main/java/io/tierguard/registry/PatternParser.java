package io.tierguard.registry;

import io.tierguard.internal.HostNames;
import io.tierguard.internal.IpAddress;
import io.tierguard.registry.EndpointPattern.Kind;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code [protocol://]host[:port][/database-or-path]}, or a block of addresses. */
final class PatternParser {

    private static final String FORM = "write it as [protocol://]host[:port][/database-or-path], or as a CIDR";

    private PatternParser() {}

    static EndpointPattern parse(String text) throws InvalidPatternException {
        refuseForeignCharacters(text);
        int separator = text.indexOf("://");
        String protocol = separator < 0 ? null : protocol(text.substring(0, separator));
        String rest = separator < 0 ? text : text.substring(separator + 3);
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        String behind = slash < 0 ? null : rest.substring(slash + 1);
        if (authority.isEmpty()) {
            throw new InvalidPatternException("it has no host", FORM);
        }
        if (authority.indexOf('@') >= 0) {
            throw new InvalidPatternException("it has user info", "leave out everything up to the @");
        }
        if (behind != null && isBlock(authority, behind)) {
            return block(protocol, authority, behind);
        }
        return endpoint(protocol, authority, behind);
    }

    private static void refuseForeignCharacters(String text) throws InvalidPatternException {
        if (text.isEmpty()) {
            throw new InvalidPatternException("it is empty", FORM);
        }
        if (text.regionMatches(true, 0, "jdbc:", 0, 5)) {
            throw new InvalidPatternException(
                    "it begins with jdbc:", "leave out jdbc:, as in postgresql://db.example.com:5432/orders");
        }
        if (hasBlankOrControl(text)) {
            throw new InvalidPatternException(
                    "it has a blank or a control character", "write a blank in a database or path as %20");
        }
        if (text.indexOf('?') >= 0 || text.indexOf('#') >= 0 || text.indexOf(';') >= 0) {
            throw new InvalidPatternException(
                    "it has a query, a fragment or parameters, which say nothing of where a connection goes",
                    "leave out everything from the ?, # or ;");
        }
    }

    private static boolean hasBlankOrControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                return true;
            }
        }
        return false;
    }

    private static String protocol(String text) throws InvalidPatternException {
        String protocol = text.toLowerCase(Locale.ROOT);
        if (!isProtocol(protocol)) {
            throw new InvalidPatternException(
                    "what stands before :// is no protocol",
                    "write a URL scheme or a JDBC sub-protocol, such as mysql");
        }
        return protocol;
    }

    private static boolean isProtocol(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z';
            if (!letter && (i == 0 || !(c >= '0' && c <= '9') && "+._-".indexOf(c) < 0)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** A literal, a slash and digits are always meant as a block, whatever stands around them. */
    private static boolean isBlock(String authority, String behind) {
        String literal = authority.startsWith("[") && authority.endsWith("]")
                ? authority.substring(1, authority.length() - 1)
                : authority;
        int end = digitsEnd(behind);
        boolean number = end > 0 && (end == behind.length() || ":/".indexOf(behind.charAt(end)) >= 0);
        return number && IpAddress.parse(literal).isPresent();
    }

    private static EndpointPattern block(@Nullable String protocol, String literal, String prefixLength)
            throws InvalidPatternException {
        if (protocol != null || digitsEnd(prefixLength) < prefixLength.length()) {
            throw new InvalidPatternException(
                    "a CIDR takes no protocol, port or path",
                    "write the CIDR alone; for a database or path of digits, write the port before it");
        }
        if (literal.startsWith("[")) {
            throw new InvalidPatternException("a CIDR takes no brackets", "write it as in 2001:db8::/32");
        }
        boolean v6 = literal.indexOf(':') >= 0;
        IpAddress base = address(literal, IpAddress.parse(literal).orElseThrow());
        int written = prefixLength.length() > 3 ? 999 : Integer.parseInt(prefixLength);
        if (written > (v6 ? 128 : 32) || prefixLength.length() > 1 && prefixLength.startsWith("0")) {
            throw new InvalidPatternException(
                    "its prefix length is not one", v6 ? "write 1 to 128, without leading zeros" : "write 1 to 32");
        }
        if (written > 96) {
            base = base.decoded();
        }
        boolean mapped = v6 && base.v4();
        int prefix = mapped ? written - 96 : written;
        if (written == 0 || prefix == 0) {
            throw new InvalidPatternException(
                    "it covers every address", "name what is really owned; a prefix length of 0 is refused");
        }
        if (prefix < 0 || new Cidr(base, prefix).hasHostBits()) {
            throw new InvalidPatternException("bits behind its prefix are set", hostBitsFix(base, prefix));
        }
        Cidr cidr = new Cidr(base, prefix);
        return new EndpointPattern(null, Kind.CIDR, cidr.text(), cidr, null, null);
    }

    private static String hostBitsFix(IpAddress base, int prefix) {
        return prefix < 0
                ? "write the IPv4 block as such"
                : "write " + new Cidr(base, prefix).first().text() + "/" + prefix + ", or the address alone";
    }

    private static EndpointPattern endpoint(@Nullable String protocol, String authority, @Nullable String behind)
            throws InvalidPatternException {
        String host = authority;
        Integer port = null;
        int colon = authority.lastIndexOf(':');
        if (authority.startsWith("[")) {
            int end = authority.indexOf(']');
            String after = end < 0 ? "" : authority.substring(end + 1);
            if (end < 0 || authority.substring(1, end).indexOf(':') < 0 || !after.isEmpty() && !after.startsWith(":")) {
                throw new InvalidPatternException(
                        "brackets go around an IPv6 address", "write it as [2001:db8::1]:443");
            }
            host = authority.substring(1, end);
            port = after.isEmpty() ? null : port(after.substring(1));
        } else if (colon >= 0 && authority.indexOf(':') == colon) {
            host = authority.substring(0, colon);
            port = port(authority.substring(colon + 1));
        } else if (colon >= 0 && behind != null) {
            throw new InvalidPatternException(
                    "an IPv6 address takes brackets where a port or path follows", "write it as [2001:db8::1]/orders");
        }
        return pattern(protocol, host, port, behind);
    }

    private static int port(String text) throws InvalidPatternException {
        boolean number = text.length() <= 5 && digitsEnd(text) == text.length() && !text.startsWith("0");
        int port = number && !text.isEmpty() ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65535) {
            throw new InvalidPatternException("its port is not one", "write 1 to 65535 behind the colon, or neither");
        }
        return port;
    }

    /** Where the digits end with which a text begins. */
    private static int digitsEnd(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static EndpointPattern pattern(
            @Nullable String protocol, String host, @Nullable Integer port, @Nullable String behind)
            throws InvalidPatternException {
        if (host.startsWith("*")) {
            Resource resource = ResourceParser.parse(protocol, behind, false);
            return new EndpointPattern(protocol, Kind.SUFFIX, suffix(host), null, port, resource);
        }
        Optional<IpAddress.Literal> literal = IpAddress.parse(host);
        if (literal.isPresent()) {
            IpAddress address = address(host, literal.get());
            if (address.isAny()) {
                throw new InvalidPatternException(
                        "it is dialled as loopback, and so never speaks", "write localhost, or a loopback address");
            }
            Resource resource = ResourceParser.parse(protocol, behind, false);
            IpAddress named = address.decoded();
            Cidr cidr = new Cidr(named, named.bits());
            return new EndpointPattern(protocol, Kind.ADDRESS, named.text(), cidr, port, resource);
        }
        String name = name(host);
        boolean local = name.equals("local");
        if (local && port != null) {
            throw new InvalidPatternException(
                    "local is a database inside the process, without a port", "write local, or localhost and the port");
        }
        Resource resource = ResourceParser.parse(protocol, behind, local);
        Kind kind = local ? Kind.LOCAL : name.equals("localhost") ? Kind.LOCALHOST : Kind.NAME;
        return new EndpointPattern(protocol, kind, name, null, port, resource);
    }

    private static String suffix(String host) throws InvalidPatternException {
        if (host.equals("*") || host.equals("*.")) {
            throw new InvalidPatternException("it covers every name", "name what is really owned, as in *.example.com");
        }
        if (!host.startsWith("*.") || host.indexOf('*', 1) >= 0) {
            throw new InvalidPatternException(
                    "* stands for whole labels at the beginning", "write it as *.example.com");
        }
        return name(host.substring(2));
    }

    private static String name(String host) throws InvalidPatternException {
        if (host.indexOf('*') >= 0) {
            throw new InvalidPatternException(
                    "* stands for whole labels at the beginning", "write it as *.example.com");
        }
        Optional<String> name = HostNames.normalise(host);
        if (name.isEmpty()) {
            throw new InvalidPatternException(
                    "its host is neither a name nor an address",
                    "write labels of letters, digits, - and _, or an address in its common form");
        }
        return name.get();
    }

    private static IpAddress address(String text, IpAddress.Literal literal) throws InvalidPatternException {
        if (text.indexOf('%') >= 0) {
            throw new InvalidPatternException(
                    "its address has a zone, which every machine reads differently",
                    "leave out the percent sign and what follows");
        }
        if (!literal.canonical()) {
            throw new InvalidPatternException(
                    "its address is spelled in a way that programs read differently",
                    "write four decimal numbers without leading zeros");
        }
        return literal.address();
    }
}

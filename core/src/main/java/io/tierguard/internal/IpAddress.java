package io.tierguard.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * An IPv4 or IPv6 address as two numbers: IPv4-mapped IPv6 is IPv4, and zones are dropped, so that one address has one
 * value whatever its spelling.
 *
 * @param v4 whether it is an IPv4 address; then {@code high} is 0 and {@code low} below 2^32
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record IpAddress(boolean v4, long high, long low) {

    private static final long MAPPED = 0xFFFFL;
    private static final int LONGEST_IPV4_LITERAL = 15;

    /**
     * An address literal and how it was spelled.
     *
     * @param address what Java dials for it
     * @param canonical false where other programs read another address, or none, in the same text
     */
    public record Literal(IpAddress address, boolean canonical) {}

    /**
     * The value of a resolved address.
     *
     * @param address from the JDK or from a client of its own, mapped or not
     * @return its value
     */
    public static IpAddress of(InetAddress address) {
        return ofBytes(address.getAddress());
    }

    private static IpAddress ofBytes(byte[] bytes) {
        if (bytes.length == 4) {
            // spelled out, without a loop, so that the compiler leaves the array out on the way of every decision
            return new IpAddress(
                    true,
                    0,
                    (bytes[0] & 0xFFL) << 24 | (bytes[1] & 0xFF) << 16 | (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF);
        }
        long high = number(bytes, 0);
        long low = number(bytes, 8);
        boolean mapped = high == 0 && low >>> 32 == MAPPED;
        return mapped ? new IpAddress(true, 0, low & 0xFFFFFFFFL) : new IpAddress(false, high, low);
    }

    private static long number(byte[] bytes, int from) {
        long value = 0;
        for (int i = from; i < from + 8; i++) {
            value = value << 8 | bytes[i] & 0xFF;
        }
        return value;
    }

    /**
     * Reads an address literal as Java does, and never looks anything up.
     *
     * @param text without brackets; an IPv6 literal may have a zone
     * @return the address, or empty where Java would not take the text for a literal
     */
    public static Optional<Literal> parse(String text) {
        return text.indexOf(':') >= 0 ? parseV6(text) : parseV4(text);
    }

    private static Optional<Literal> parseV6(String text) {
        int zone = text.indexOf('%');
        String address = zone < 0 ? text : text.substring(0, zone);
        boolean plain = isPlainV6(address) && (zone < 0 || isPlainZone(text, zone + 1));
        if (address.isEmpty() || address.charAt(0) == '.' || !plain) {
            return Optional.empty();
        }
        try {
            // with a colon in it, and a digit or colon in front, it is a literal or an exception: never looked up
            IpAddress value = of(InetAddress.getByName(address));
            String tail = address.substring(address.lastIndexOf(':') + 1);
            boolean canonical = tail.indexOf('.') < 0
                    || parseV4(tail).filter(Literal::canonical).isPresent();
            return Optional.of(new Literal(value, canonical));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /**
     * Hexadecimal groups of at most four digits. Java takes leading zeros beyond them; drivers with a grammar of their own
     * read a port or a list in such a group.
     */
    private static boolean isPlainV6(String address) {
        int digits = 0;
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            boolean digit = c < 128 && Character.digit(c, 16) >= 0;
            digits = digit ? digits + 1 : 0;
            if (digits > 4 || !digit && c != ':' && c != '.') {
                return false;
            }
        }
        return true;
    }

    /** The unreserved characters of RFC 6874: in others, programs see the end of the literal. */
    private static boolean isPlainZone(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean word = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!word && "._~-".indexOf(c) < 0) {
                return false;
            }
        }
        return from < text.length();
    }

    /**
     * Whether some programs read another address in a text with a zone: they decode before they look for one, and what others
     * take for the zone {@code %61} ends their address by an a.
     *
     * @param text with or without brackets
     * @return true where two hexadecimal digits follow the percent sign, but for those of that sign itself
     */
    public static boolean isZoneDecodedBySome(String text) {
        int zone = text.indexOf('%');
        return zone >= 0
                && zone + 2 < text.length()
                && !text.startsWith("25", zone + 1)
                && Character.digit(text.charAt(zone + 1), 16) >= 0
                && Character.digit(text.charAt(zone + 2), 16) >= 0;
    }

    private static boolean isDigitsAndDots(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.') {
                return false;
            }
        }
        return true;
    }

    /** One to four decimal parts, the last of which fills what is left. Leading zeros stay decimal, as in Java. */
    private static Optional<Literal> parseV4(String text) {
        if (text.isEmpty() || text.length() > LONGEST_IPV4_LITERAL || !isDigitsAndDots(text)) {
            return Optional.empty();
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length > 4) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            if (part.isEmpty()) {
                return Optional.empty();
            }
            int bytes = i < parts.length - 1 ? 1 : 5 - parts.length;
            long number = Long.parseLong(part);
            if (number >= 1L << 8 * bytes) {
                return Optional.empty();
            }
            value = value << 8 * bytes | number;
        }
        IpAddress address = new IpAddress(true, 0, value);
        return Optional.of(new Literal(address, address.text().equals(text)));
    }

    /**
     * Whether it is the any-address, which dials this machine itself.
     *
     * @return true for {@code 0.0.0.0} and {@code ::}
     */
    public boolean isAny() {
        return high == 0 && low == 0;
    }

    /**
     * Whether a connection to it stays on this machine.
     *
     * @return true for {@code 127.0.0.0/8} and {@code ::1}
     */
    public boolean isLoopback() {
        return v4 ? low >>> 24 == 127 : high == 0 && low == 1;
    }

    /**
     * The address that is judged in its place.
     *
     * @return the loopback address for an any-address, otherwise as {@link #decoded()}
     */
    public IpAddress judged() {
        return isAny() ? new IpAddress(v4, 0, v4 ? 0x7F000001L : 1) : decoded();
    }

    /**
     * The IPv4 address that the well-known NAT64 prefix (RFC 6052) spells. What names this machine is none: behind that
     * prefix it would be another's.
     *
     * @return the IPv4 address inside {@code 64:ff9b::/96}, itself otherwise
     */
    public IpAddress decoded() {
        boolean translated = !v4 && EmbeddedIpv4.isNat64(high, low) && low >>> 24 != 0 && low >>> 24 != 127;
        return translated ? new IpAddress(true, 0, low) : this;
    }

    /**
     * How many bits an address of this family has.
     *
     * @return 32 or 128
     */
    public int bits() {
        return v4 ? 32 : 128;
    }

    /**
     * The one canonical text: dotted decimal, or RFC 5952 without brackets.
     *
     * @return such as {@code 10.0.0.1} or {@code 2001:db8::1}
     */
    public String text() {
        if (v4) {
            return (low >> 24) + "." + (low >> 16 & 255) + "." + (low >> 8 & 255) + "." + (low & 255);
        }
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (int) ((i < 4 ? high : low) >>> 48 - 16 * (i % 4)) & 0xFFFF;
        }
        int start = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        StringBuilder out = new StringBuilder(39);
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                out.append("::");
                i += length - 1;
            } else {
                if (i > 0 && out.charAt(out.length() - 1) != ':') {
                    out.append(':');
                }
                out.append(Integer.toHexString(groups[i]));
            }
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return text();
    }
}

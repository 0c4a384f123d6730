package io.tierguard.guard;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every way to write an IPv4 address that some program somewhere reads, or to carry it inside an IPv6 address. */
final class Ipv4Spellings {

    private final long value;
    private final int[] parts;

    Ipv4Spellings(long value) {
        this.value = value;
        this.parts =
                new int[] {(int) (value >> 24), (int) (value >> 16 & 255), (int) (value >> 8 & 255), (int) (value & 255)
                };
    }

    /** The one that all programs read. */
    String plain() {
        return joined("%d");
    }

    /** The plain one, in other characters, other bases, fewer parts, or percent-encoded. */
    List<String> ofV4() {
        List<String> all = new ArrayList<>(List.of(
                joined("0%o"),
                joined("0%d"),
                joined("%03d"),
                joined("0x%x"),
                joined("0X%02X"),
                String.valueOf(value),
                "0x%x".formatted(value),
                "0%o".formatted(value),
                "%d.%d".formatted(parts[0], value & 0xFFFFFF),
                "%d.%d.%d".formatted(parts[0], parts[1], value & 0xFFFF),
                "0x%x.%d".formatted(parts[0], value & 0xFFFFFF),
                plain() + ".",
                plain() + "..",
                "." + plain(),
                plain().replace(".", "%2e"),
                plain().replace(".", "\u3002"),
                plain().replace(".", "\uFF0E"),
                plain().replace(".", "\uFF61"),
                plain().replace(".", "\u00AD."),
                plain().replace(".", "\u200B."),
                "[" + plain() + "]",
                "0" + plain(),
                plain() + "%00",
                String.valueOf(value + (1L << 32))));
        all.add(plain().chars()
                .mapToObj(c -> c == '.' ? "." : String.valueOf((char) (c - '0' + '\uFF10')))
                .collect(Collectors.joining()));
        all.add(plain().chars()
                .mapToObj(c -> c == '.' ? "." : String.valueOf((char) (c - '0' + '\u0660')))
                .collect(Collectors.joining()));
        all.add(plain().chars().mapToObj(c -> "%%%02x".formatted(c)).collect(Collectors.joining()));
        return all;
    }

    /** The addresses that carry it, by the name of their form. */
    Map<String, InetAddress> ofV6() {
        Map<String, InetAddress> all = new LinkedHashMap<>();
        String hex = "%x:%x".formatted(value >> 16, value & 0xFFFF);
        String inverse = "%x:%x".formatted(~value >> 16 & 0xFFFF, ~value & 0xFFFF);
        for (String form : List.of(
                "::ffff:V4",
                "::V4",
                "::ffff:0:V4",
                "64:ff9b::V4",
                "64:ff9b:1::V4",
                "64:ff9b:1:abcd:12:3456:V4",
                "2002:V4::",
                "2002:V4:1:2:3:4:5",
                "2001:0:V4:8000:1234:5678:9abc",
                "2001:0:c000:201:8000:1234:~V4",
                "fe80::5efe:V4",
                "2001:db8:1:2:200:5efe:V4")) {
            all.put(form, parse(form.replace("~V4", inverse).replace("V4", hex)));
        }
        all.put("64:ff9b:1::/48", parse("64:ff9b:1:%x:%x:%x::".formatted(value >> 16, parts[2], parts[3] << 8)));
        all.put("64:ff9b:1::/56", parse("64:ff9b:1:%x:%x:%x::".formatted(parts[0], parts[1], value & 0xFFFF)));
        all.put(
                "64:ff9b:1::/64",
                parse("64:ff9b:1:0:%x:%x:%x:0".formatted(parts[0], value >> 8 & 0xFFFF, parts[3] << 8)));
        all.put("mapped, not unmapped", mapped());
        return all;
    }

    /** The literals of an address: short, long, in capitals, with a dotted tail, with a zone. */
    static List<String> literals(InetAddress address) {
        byte[] bytes = bytes(address);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 16; i += 2) {
            all.append(i == 0 ? "" : ":").append("%02x%02x".formatted(bytes[i], bytes[i + 1]));
        }
        String full = all.toString();
        String tail = "%d.%d.%d.%d".formatted(bytes[12] & 255, bytes[13] & 255, bytes[14] & 255, bytes[15] & 255);
        String dotted = full.substring(0, 30) + tail;
        return List.of(
                "[" + full + "]",
                "[" + full.toUpperCase(java.util.Locale.ROOT) + "]",
                "[" + full.replaceAll("(^|:)0{1,3}", "$1") + "]",
                "[" + dotted + "]",
                "[" + full + "%25eth0]",
                "[" + full + "%1]");
    }

    private static byte[] bytes(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 16) {
            return bytes;
        }
        byte[] mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        System.arraycopy(bytes, 0, mapped, 12, 4);
        return mapped;
    }

    /** As some resolvers of clients hand it out: sixteen bytes, which the JDK's own would have made four. */
    private InetAddress mapped() {
        byte[] bytes = new byte[16];
        bytes[10] = -1;
        bytes[11] = -1;
        for (int i = 0; i < 4; i++) {
            bytes[12 + i] = (byte) parts[i];
        }
        try {
            return Inet6Address.getByAddress(null, bytes, -1);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    InetAddress address() {
        return parse(plain());
    }

    private String joined(String format) {
        return "%s.%s.%s.%s"
                .formatted(
                        format.formatted(parts[0]),
                        format.formatted(parts[1]),
                        format.formatted(parts[2]),
                        format.formatted(parts[3]));
    }

    private static InetAddress parse(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(literal, e);
        }
    }

    @Override
    public String toString() {
        return plain();
    }
}

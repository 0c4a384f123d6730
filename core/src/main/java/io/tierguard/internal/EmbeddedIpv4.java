package io.tierguard.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * The IPv4 addresses that gateways and tunnels find inside an IPv6 address.
 *
 * <p>All forms that have a fixed prefix or mark: IPv4-compatible and 6to4 (RFC 4291, 3056), IPv4-translated (RFC 2765),
 * Teredo (RFC 4380: its server and its client), ISATAP (RFC 5214), and NAT64 (RFC 6052, 8215: the well-known prefix, and
 * the local-use one at every length that it may have). A NAT64 prefix out of an operator's own range has no mark.
 */
public final class EmbeddedIpv4 {

    private static final long NAT64 = 0x0064FF9B00000000L;
    private static final long NAT64_LOCAL = 0x0064FF9B0001L;
    private static final long TRANSLATED = 0xFFFF0000L;
    private static final long TEREDO = 0x20010000L;
    private static final long SIX_TO_FOUR = 0x2002L;
    private static final long ISATAP = 0x00005EFEL;
    private static final long ISATAP_FLAGS = 0x03000000L;
    private static final long V4 = 0xFFFFFFFFL;

    private EmbeddedIpv4() {}

    /** Whether it is of the well-known NAT64 prefix, and so another spelling of an IPv4 address. */
    static boolean isNat64(long high, long low) {
        return high == NAT64 && low >>> 32 == 0;
    }

    /**
     * Finds them.
     *
     * @param address any address
     * @return none for IPv4 addresses, and for IPv6 ones without a mark
     */
    public static List<IpAddress> in(IpAddress address) {
        if (address.v4()) {
            return List.of();
        }
        long high = address.high();
        long low = address.low();
        boolean bare = high == 0 && (low >>> 32 == TRANSLATED || low >>> 32 == 0 && low > 1);
        boolean isatap = (low >>> 32 & ~ISATAP_FLAGS) == ISATAP;
        if (!bare && !isatap && high >>> 48 != SIX_TO_FOUR && high >>> 32 != TEREDO && high >>> 32 != NAT64 >>> 32) {
            return List.of();
        }
        List<IpAddress> found = new ArrayList<>();
        if (bare || isatap || isNat64(high, low)) {
            found.add(v4(low));
        }
        if (high >>> 48 == SIX_TO_FOUR) {
            found.add(v4(high >>> 16));
        }
        if (high >>> 32 == TEREDO) {
            found.add(v4(high));
            found.add(v4(~low));
        }
        if (high >>> 16 == NAT64_LOCAL) {
            addUnlessZero(found, v4(high << 16 | low >>> 40 & 0xFFFF));
            addUnlessZero(found, v4(high << 24 | low >>> 32 & 0xFFFFFF));
            addUnlessZero(found, v4(low >>> 24));
            addUnlessZero(found, v4(low));
        }
        return found;
    }

    /** One of the lengths is meant, and read by the others, what is unused is 0.0.0.0/8. */
    private static void addUnlessZero(List<IpAddress> found, IpAddress candidate) {
        if (candidate.low() >>> 24 != 0) {
            found.add(candidate);
        }
    }

    private static IpAddress v4(long bits) {
        return new IpAddress(true, 0, bits & V4);
    }
}

package io.tierguard.registry;

import io.tierguard.internal.IpAddress;

/**
 * A block of addresses. A mapped IPv6 block of at least 96 bits is the IPv4 block that it maps.
 *
 * @param base the first address
 * @param prefix how many leading bits count
 */
record Cidr(IpAddress base, int prefix) {

    /** Whether an address of the same family is in it. */
    boolean contains(IpAddress address) {
        return (address.high() & maskHigh()) == base.high() && (address.low() & maskLow()) == base.low();
    }

    boolean hasHostBits() {
        return (base.high() & ~maskHigh()) != 0 || (base.low() & ~maskLow() & familyMask()) != 0;
    }

    /** The block's first address, where the one written is another. */
    IpAddress first() {
        return new IpAddress(base.v4(), base.high() & maskHigh(), base.low() & maskLow() & familyMask());
    }

    /** The block's last address. */
    IpAddress last() {
        long high = base.v4() ? 0 : base.high() | ~maskHigh();
        return new IpAddress(base.v4(), high, base.low() | ~maskLow() & familyMask());
    }

    private long familyMask() {
        return base.v4() ? 0xFFFFFFFFL : -1L;
    }

    private long maskHigh() {
        if (base.v4() || prefix == 0) {
            return 0;
        }
        return prefix >= 64 ? -1L : -1L << 64 - prefix;
    }

    private long maskLow() {
        int bits = base.v4() ? 32 - prefix : 128 - prefix;
        return bits >= 64 ? 0 : -1L << bits;
    }

    String text() {
        return base.text() + "/" + prefix;
    }
}

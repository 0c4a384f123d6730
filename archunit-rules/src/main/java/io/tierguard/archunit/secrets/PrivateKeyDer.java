package io.tierguard.archunit.secrets;

import java.util.Arrays;
import java.util.Optional;

/**
 * Recognises private keys by how their DER begins: PKCS#8 and its encrypted form (RFC 5958), PKCS#1 (RFC 8017), SEC 1
 * (RFC 5915), and the form of DSA keys that OpenSSL writes. A beginning is enough, so that a key of which each line is
 * a text of its own is found too.
 */
final class PrivateKeyDer {

    static final String WHAT = "private key";
    static final String ENCRYPTED = "encrypted private key";

    /** Less than this is a beginning that programs keep to put before a key. */
    static final int SHORTEST = 38;

    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int OID = 0x06;
    private static final int SEQUENCE = 0x30;

    /** 1.2.840.113549.1.5, password-based encryption. */
    private static final byte[] PKCS5 = {0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x05};
    /** 1.2.840.113549.1.12.1, the same for PKCS#12. */
    private static final byte[] PKCS12 = {0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x0C, 0x01};

    private final byte[] der;
    private int at;

    private PrivateKeyDer(byte[] der) {
        this.der = der;
    }

    static Optional<String> recognise(byte[] der) {
        return der.length < SHORTEST ? Optional.empty() : new PrivateKeyDer(der).recognise();
    }

    private Optional<String> recognise() {
        int whole = enter(SEQUENCE);
        if (whole < SHORTEST - 2) {
            return Optional.empty();
        }
        if (peek() == SEQUENCE) {
            return isEncrypted() ? Optional.of(ENCRYPTED) : Optional.empty();
        }
        if (enter(INTEGER) != 1) {
            return Optional.empty();
        }
        int version = der[at++];
        boolean key = switch (peek()) {
            case SEQUENCE -> version <= 1 && isPkcs8();
            case INTEGER -> version <= 1 && enter(INTEGER) >= 48;
            case OCTETS -> version == 1 && isSec1();
            default -> false;
        };
        return key ? Optional.of(WHAT) : Optional.empty();
    }

    private boolean isPkcs8() {
        int algorithm = enter(SEQUENCE);
        int afterAlgorithm = at + algorithm;
        if (algorithm < 0 || enter(OID) < 3) {
            return false;
        }
        at = afterAlgorithm;
        // the parameters of DSA and old EC keys are longer than a line of Base64
        return at >= der.length || enter(OCTETS) >= 16;
    }

    private boolean isSec1() {
        int scalar = enter(OCTETS);
        return scalar >= 20 && scalar <= 66;
    }

    private boolean isEncrypted() {
        enter(SEQUENCE);
        int length = enter(OID);
        if (length < 0 || at + length > der.length) {
            return false;
        }
        byte[] oid = Arrays.copyOfRange(der, at, at + length);
        return startsWith(oid, PKCS5) || startsWith(oid, PKCS12);
    }

    private static boolean startsWith(byte[] value, byte[] beginning) {
        return value.length >= beginning.length
                && Arrays.equals(value, 0, beginning.length, beginning, 0, beginning.length);
    }

    private int peek() {
        return at < der.length ? der[at] : -1;
    }

    /** Steps over tag and length. */
    private int enter(int tag) {
        if (peek() != tag || at + 1 >= der.length) {
            return -1;
        }
        int first = der[at + 1] & 0xFF;
        at += 2;
        if (first < 0x80) {
            return at < der.length ? first : -1;
        }
        int bytes = first & 0x7F;
        if (bytes < 1 || bytes > 3 || at + bytes >= der.length) {
            return -1;
        }
        int length = 0;
        for (int i = 0; i < bytes; i++) {
            length = length << 8 | der[at++] & 0xFF;
        }
        return length;
    }
}

package io.tierguard.signed;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * A public key that may sign attestations or markers, found by its {@code kid}.
 *
 * <p>Ed25519 only (RFC 8037): key and algorithm are pinned together, so that no document chooses its own.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param kid the key's identifier
 * @param key the public half
 * @since 0.1
 */
public record TrustedKey(String kid, PublicKey key) {

    /** 32 bytes in base64url without padding; what decoders make of anything else differs. */
    private static final Pattern POINT = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    /**
     * The y of the points of small order, in hexadecimal. Under such a key, as under one of zeros that was only to hold a
     * place, one document of eight or more has a signature that anybody can write down.
     */
    private static final Set<String> SMALL_ORDER = Set.of(
            "0",
            "1",
            "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec",
            "7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7",
            "5fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826");

    private static final int HEXADECIMAL = 16;

    /** The prime of the field, and the curve's constant (RFC 8032, 5.1). */
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);

    /** Why a JWK is no key that may sign. The message holds nothing of the key. */
    public static final class InvalidKeyException extends Exception {
        private static final long serialVersionUID = 1;

        InvalidKeyException(String message) {
            super(message);
        }
    }

    /**
     * Reads a JSON Web Key (RFC 7517).
     *
     * @param jwk its members
     * @return the key
     * @throws InvalidKeyException where it is no public Ed25519 key with a {@code kid}
     */
    public static TrustedKey parse(Map<String, Object> jwk) throws InvalidKeyException {
        if (jwk.containsKey("d")) {
            throw new InvalidKeyException("it holds a private key, which has no place in this file");
        }
        if (!"OKP".equals(jwk.get("kty")) || !"Ed25519".equals(jwk.get("crv"))) {
            throw new InvalidKeyException("kty must be OKP and crv must be Ed25519");
        }
        if (!(jwk.get("kid") instanceof String kid) || kid.isBlank()) {
            throw new InvalidKeyException("kid is missing");
        }
        if (jwk.getOrDefault("alg", "EdDSA") instanceof String alg && !alg.equals("EdDSA")) {
            throw new InvalidKeyException("alg must be EdDSA");
        }
        if (!(jwk.get("x") instanceof String x) || !POINT.matcher(x).matches()) {
            throw new InvalidKeyException("x is not an Ed25519 point");
        }
        try {
            JsonWebKey key = JsonWebKey.Factory.newJwk(jwk);
            if (key instanceof OctetKeyPairJsonWebKey pair) {
                if (pair.getPublicKey() instanceof EdECPublicKey edwards) {
                    check(edwards.getPoint().getY());
                }
                return new TrustedKey(kid, pair.getPublicKey());
            }
        } catch (JoseException | IllegalArgumentException e) {
            // the exception's own text may quote the key: only that it failed is told
            throw new InvalidKeyException("x is not an Ed25519 point");
        }
        throw new InvalidKeyException("kty must be OKP and crv must be Ed25519");
    }

    /** JDKs find out no earlier than at the first signature, and then take it for a wrong one. */
    private static void check(BigInteger y) throws InvalidKeyException {
        if (!isOfTheCurve(y)) {
            throw new InvalidKeyException("x is not an Ed25519 point");
        }
        if (SMALL_ORDER.contains(y.toString(HEXADECIMAL))) {
            throw new InvalidKeyException("x is a point that anybody can sign for");
        }
    }

    /** Whether there is an x to it: (y² - 1) / (dy² + 1) is a square (RFC 8032, 5.1.3). */
    private static boolean isOfTheCurve(BigInteger y) {
        BigInteger square = y.multiply(y);
        BigInteger ratio = square.subtract(BigInteger.ONE)
                .multiply(D.multiply(square).add(BigInteger.ONE))
                .mod(P);
        return y.compareTo(P) < 0 && ratio.modPow(P.shiftRight(1), P).compareTo(BigInteger.ONE) <= 0;
    }
}

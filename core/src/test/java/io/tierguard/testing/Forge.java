package io.tierguard.testing;

import io.tierguard.signed.TrustedKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/**
 * Makes signed documents, right ones and wrong ones, with the JDK alone: what the product's own signer would never write.
 *
 * @param kid what its header calls the key
 * @param keys made for one run of the tests
 */
public record Forge(String kid, KeyPair keys) {

    /** A forge with a key of its own. */
    public static Forge of(String kid) {
        return of(kid, "Ed25519");
    }

    /** A forge with a key of another kind. */
    public static Forge of(String kid, String algorithm) {
        try {
            return new Forge(kid, KeyPairGenerator.getInstance(algorithm).generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The public half, as a registry trusts it. */
    public TrustedKey trusted() {
        return new TrustedKey(kid, keys.getPublic());
    }

    /** The public half as a registry writes it: 32 bytes in base64url, the last of what the JDK encodes. */
    public String x() {
        byte[] encoded = keys.getPublic().getEncoded();
        return base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    /** A header of the right shape. */
    public String header(String type) {
        return "{\"alg\":\"EdDSA\",\"kid\":\"" + kid + "\",\"typ\":\"" + type + "\"}";
    }

    /** A document of any header and payload, with a right signature. */
    public String sign(String header, String payload) {
        return sign(header.getBytes(StandardCharsets.UTF_8), payload.getBytes(StandardCharsets.UTF_8));
    }

    /** A document of any bytes, with a right signature. */
    public String sign(byte[] header, byte[] payload) {
        return signParts(base64(header) + "." + base64(payload));
    }

    /** A document of two parts as they are, with a right signature. */
    public String signParts(String input) {
        return input + "." + base64(signature("EdDSA", keys.getPrivate(), input));
    }

    /** A raw signature. */
    public static byte[] signature(String algorithm, PrivateKey key, String input) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** base64url without padding. */
    public static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** base64url without padding, of a text. */
    public static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "forge " + kid;
    }
}

package io.tierguard.samples.incidents.world;

import io.tierguard.signed.DocumentSigner;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A key pair that is made for one run.
 *
 * @param kid what the registry calls it
 * @param keys both halves
 */
record SigningKey(String kid, KeyPair keys) {

    private static final int LENGTH = 32;

    static SigningKey of(String kid) {
        try {
            return new SigningKey(kid, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK from 15 on has it", e);
        }
    }

    DocumentSigner signer() {
        return DocumentSigner.of(kid, keys.getPrivate());
    }

    /** The line of a registry that trusts it. */
    String trusted() {
        byte[] encoded = keys.getPublic().getEncoded();
        byte[] x = Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length);
        return "{kty: OKP, crv: Ed25519, kid: " + kid + ", x: "
                + Base64.getUrlEncoder().withoutPadding().encodeToString(x) + "}";
    }

    @Override
    public String toString() {
        return kid;
    }
}

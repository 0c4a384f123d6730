package io.tierguard.signed;

import io.tierguard.internal.Printable;
import io.tierguard.internal.StrictJson;
import io.tierguard.signed.TrustedKey.InvalidKeyException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.lang.JoseException;

/**
 * A key pair of Ed25519 that signs documents: new, or as a file of a JSON Web Key (RFC 7517, RFC 8037) holds it.
 *
 * <p><b>Thread safety:</b> immutable. Its text and its public half show nothing of the private one.
 *
 * @since 0.1
 */
public final class SigningKey {

    private static final Pattern KID = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    /** What YAML reads as a text without quotes, whatever its version. */
    private static final Pattern WORD = Pattern.compile("[a-z]{2,}-[a-z0-9-]*");

    private final DocumentSigner signer;
    private final TrustedKey publicHalf;
    private final String x;
    private final String d;

    private SigningKey(DocumentSigner signer, TrustedKey publicHalf, String x, String d) {
        this.signer = signer;
        this.publicHalf = publicHalf;
        this.x = x;
        this.d = d;
    }

    /**
     * Whether a new key may be called so: 1 to 32 of {@code a-z}, {@code 0-9} and {@code -}, beginning with a letter or
     * digit. Keys that exist may have any {@code kid}.
     *
     * @param text any text
     * @return true where it may
     */
    public static boolean isKid(String text) {
        return KID.matcher(text).matches();
    }

    /**
     * Makes a key pair.
     *
     * @param kid what documents and registries call it by
     * @return a new one
     * @throws IllegalArgumentException where {@link #isKid} says no
     */
    public static SigningKey generate(String kid) {
        if (!isKid(kid)) {
            throw new IllegalArgumentException("no kid of a new key");
        }
        try {
            OctetKeyPairJsonWebKey pair = OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
            Map<String, Object> made = pair.toParams(OutputControlLevel.INCLUDE_PRIVATE);
            return parse(json(kid, String.valueOf(made.get("x")), String.valueOf(made.get("d"))));
        } catch (JoseException | InvalidKeyException e) {
            // its text may quote the key: only that it failed is told
            throw new IllegalStateException("no key could be made");
        }
    }

    /**
     * Reads a private key.
     *
     * @param jwk the JSON, in UTF-8
     * @return the pair
     * @throws InvalidKeyException where it is no private Ed25519 key with a {@code kid}, or its two halves do not belong
     *     together
     */
    public static SigningKey parse(byte[] jwk) throws InvalidKeyException {
        DocumentSigner signer = DocumentSigner.parse(jwk);
        try {
            Map<String, Object> half = new LinkedHashMap<>(StrictJson.object(jwk));
            String d = String.valueOf(half.remove("d"));
            return new SigningKey(signer, TrustedKey.parse(half), String.valueOf(half.get("x")), d);
        } catch (StrictJson.NotStrictException e) {
            throw new IllegalStateException("it was read before");
        }
    }

    private static byte[] json(String kid, String x, String d) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kty", "OKP");
        members.put("crv", "Ed25519");
        members.put("kid", kid);
        members.put("x", x);
        members.put("d", d);
        return (JsonUtil.toJson(members) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What documents and registries call it by.
     *
     * @return the {@code kid}
     */
    public String kid() {
        return signer.kid();
    }

    /**
     * Signs with the private half.
     *
     * @return the signer
     */
    public DocumentSigner signer() {
        return signer;
    }

    /**
     * The half that is trusted.
     *
     * @return as a registry has it
     */
    public TrustedKey publicHalf() {
        return publicHalf;
    }

    /**
     * The public half, 32 bytes in base64url.
     *
     * @return {@code x}
     */
    public String x() {
        return x;
    }

    /**
     * The public half as a registry's list under {@code trust:} has it.
     *
     * @return such as {@code {kty: OKP, crv: Ed25519, kid: ci-2027, x: …}}
     */
    public String registryEntry() {
        return registryEntry(kid(), x);
    }

    /**
     * A public half as a registry's list under {@code trust:} has it.
     *
     * @param kid its identifier
     * @param x 32 bytes in base64url
     * @return such as {@code {kty: OKP, crv: Ed25519, kid: ci-2027, x: …}}
     */
    public static String registryEntry(String kid, String x) {
        String shown = Printable.line(kid);
        String text = WORD.matcher(shown).matches()
                ? shown
                : '"' + shown.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        return "{kty: OKP, crv: Ed25519, kid: " + text + ", x: " + x + "}";
    }

    /**
     * The private half, for a file of its owner's alone and for nothing else.
     *
     * @return the JSON and a line feed; the caller wipes it
     */
    public byte[] privateJwk() {
        return json(kid(), x, d);
    }

    @Override
    public String toString() {
        return "signing key " + kid();
    }
}

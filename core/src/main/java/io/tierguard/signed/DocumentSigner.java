package io.tierguard.signed;

import io.tierguard.internal.StrictJson;
import io.tierguard.signed.TrustedKey.InvalidKeyException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Signs documents that {@link DocumentReader} reads. It belongs to a deploy job or a person, never to the application that
 * the documents are about.
 *
 * <p><b>Thread safety:</b> immutable. Nothing of the private key is ever shown.
 *
 * @since 0.1
 */
public final class DocumentSigner {

    /** 32 bytes in base64url without padding, as RFC 8037 has them. */
    private static final Pattern SEED = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    private final String kid;
    private final PrivateKey key;

    private DocumentSigner(String kid, PrivateKey key) {
        this.kid = kid;
        this.key = key;
    }

    /**
     * A signer.
     *
     * @param kid what the registry calls the public half
     * @param key the private half, of Ed25519
     * @return the signer
     * @throws IllegalArgumentException where the {@code kid} is blank, or the key is of another kind
     */
    public static DocumentSigner of(String kid, PrivateKey key) {
        if (kid.isBlank()) {
            throw new IllegalArgumentException("kid is blank");
        }
        if (!(key instanceof EdECPrivateKey edwards) || !isEd25519(edwards)) {
            throw new IllegalArgumentException("the key is not a private Ed25519 key");
        }
        return new DocumentSigner(kid, key);
    }

    /**
     * Reads a private key from a JSON Web Key (RFC 7517), such as a file of one holds.
     *
     * @param jwk the JSON, in UTF-8
     * @return the signer
     * @throws InvalidKeyException where it is no private Ed25519 key with a {@code kid}, or its two halves do not belong
     *     together
     */
    public static DocumentSigner parse(byte[] jwk) throws InvalidKeyException {
        Map<String, Object> members;
        try {
            members = new LinkedHashMap<>(StrictJson.object(jwk));
        } catch (StrictJson.NotStrictException e) {
            throw new InvalidKeyException("it holds no JSON object with members of one name each");
        }
        DocumentSigner signer =
                members.get("d") instanceof String d && SEED.matcher(d).matches() ? of(members) : null;
        members.remove("d");
        TrustedKey half = TrustedKey.parse(members);
        if (signer == null) {
            throw new InvalidKeyException("d, the private half, is missing or is no key of Ed25519");
        }
        if (!(DocumentReader.of("probe", List.of(half)).read(signer.sign("probe", Map.of()))
                instanceof DocumentReader.Verified)) {
            throw new InvalidKeyException("d is the private half of another key than x");
        }
        return signer;
    }

    private static @Nullable DocumentSigner of(Map<String, Object> jwk) {
        try {
            return JsonWebKey.Factory.newJwk(jwk) instanceof OctetKeyPairJsonWebKey pair
                            && jwk.get("kid") instanceof String kid
                            && !kid.isBlank()
                            && pair.getPrivateKey() instanceof EdECPrivateKey edwards
                            && isEd25519(edwards)
                    ? new DocumentSigner(kid, edwards)
                    : null;
        } catch (JoseException | RuntimeException e) {
            // its text may quote the key: the other half is asked what is wrong
            return null;
        }
    }

    private static boolean isEd25519(EdECPrivateKey key) {
        return key.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
    }

    /**
     * What the registry calls the public half.
     *
     * @return the {@code kid}
     */
    public String kid() {
        return kid;
    }

    /**
     * Signs claims.
     *
     * @param type the kind of document, as its readers expect it
     * @param claims texts, whole numbers, booleans, and lists and maps of these
     * @return the document, in its compact form
     * @throws IllegalArgumentException where the claims hold anything else, or a document of them could not be read
     */
    public String sign(String type, Map<String, ?> claims) {
        Map<String, Object> members = new LinkedHashMap<>();
        claims.forEach((name, value) -> members.put(name, checked(value)));
        String payload = JsonUtil.toJson(members);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(payload)) {
            throw new IllegalArgumentException("a claim holds half a character");
        }
        try {
            StrictJson.object(payload.getBytes(StandardCharsets.UTF_8));
        } catch (StrictJson.NotStrictException e) {
            throw new IllegalArgumentException("no reader would take these claims");
        }
        String document = signed(type, payload);
        if (document.length() > DocumentReader.MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "the document would be longer than " + DocumentReader.MAX_LENGTH + " characters");
        }
        return document;
    }

    private String signed(String type, String payload) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(DocumentReader.ALGORITHM);
        signature.setKeyIdHeaderValue(kid);
        signature.setHeader("typ", type);
        signature.setPayload(payload);
        signature.setKey(key);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            // its text may quote the claims: only that it failed is told
            throw new IllegalStateException("the document could not be signed");
        }
    }

    private static Object checked(Object value) {
        if (value instanceof List<?> items) {
            return items.stream().map(DocumentSigner::checked).toList();
        }
        if (value instanceof Map<?, ?> object) {
            Map<String, Object> members = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                if (!(entry.getKey() instanceof String name)) {
                    throw new IllegalArgumentException("a member's name is no text");
                }
                members.put(name, checked(entry.getValue()));
            }
            return members;
        }
        if (value instanceof String || value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            return value;
        }
        throw new IllegalArgumentException("a claim is neither text, whole number, boolean, list nor map");
    }

    @Override
    public String toString() {
        return "signer " + kid;
    }
}

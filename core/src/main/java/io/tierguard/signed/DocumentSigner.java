package io.tierguard.signed;

import io.tierguard.internal.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Signs documents that {@link DocumentReader} reads. It belongs to a deploy job or a person, never to the application that
 * the documents are about.
 *
 * <p><b>Thread safety:</b> immutable. Nothing of the private key is ever shown.
 *
 * @since 0.1
 */
public final class DocumentSigner {

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
        if (!(key instanceof EdECPrivateKey edwards)
                || !edwards.getParams().getName().equals(NamedParameterSpec.ED25519.getName())) {
            throw new IllegalArgumentException("the key is not a private Ed25519 key");
        }
        return new DocumentSigner(kid, key);
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

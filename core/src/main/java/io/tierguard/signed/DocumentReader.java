package io.tierguard.signed;

import io.tierguard.internal.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one signed-document format: compact JWS (RFC 7515) with EdDSA by Ed25519 (RFC 8037).
 *
 * <p>A document has three parts; its header has {@code alg}, {@code kid} and {@code typ} and nothing else. {@code kid} finds
 * the key among the trusted ones, and with it the one algorithm of that key; {@code typ} must be the one that the caller
 * expects, so that no kind of document passes for another. There is one spelling of everything: no padding, no second
 * member of a name, no lenient JSON. Claims are looked at only after the signature.
 *
 * <p>What dates, audience and the other claims mean is the caller's to judge.
 *
 * <p><b>Thread safety:</b> immutable; one that remembers is safe for concurrent use.
 *
 * @since 0.1
 */
public final class DocumentReader {

    /** The longest document, in characters. */
    public static final int MAX_LENGTH = 8192;

    /** The one algorithm: whoever holds an Ed25519 key signs by it. */
    static final String ALGORITHM = "EdDSA";

    /** 64 bytes in base64url. JDKs also take a longer signature that ends in zeros, which RFC 8032 does not. */
    private static final int SIGNATURE_LENGTH = 86;

    private static final Set<String> HEADER_MEMBERS = Set.of("alg", "kid", "typ");

    private final String type;
    private final Map<String, TrustedKey> keys = new LinkedHashMap<>();
    private final @Nullable VerifiedDocuments remembered;

    /** The outcome: what a trusted key has signed, or why nobody may rely on the text. */
    public sealed interface Result {}

    /**
     * A trusted key has signed it.
     *
     * @param kid which key
     * @param claims what it says
     */
    public record Verified(String kid, SignedClaims claims) implements Result {}

    /**
     * Nobody may rely on it.
     *
     * @param flaw the first that was found
     */
    public record Rejected(Flaw flaw) implements Result {}

    private DocumentReader(String type, @Nullable VerifiedDocuments remembered) {
        this.type = type;
        this.remembered = remembered;
    }

    /**
     * A reader of one kind of documents.
     *
     * @param type the {@code typ} that is expected, such as {@code env-identity+jwt}
     * @param keys who may sign one; during a rotation two
     * @return the reader
     * @throws IllegalArgumentException where two keys have one {@code kid}
     */
    public static DocumentReader of(String type, List<TrustedKey> keys) {
        DocumentReader reader = new DocumentReader(type, null);
        for (TrustedKey key : keys) {
            if (reader.keys.put(key.kid(), key) != null) {
                throw new IllegalArgumentException("two keys have one kid");
            }
        }
        return reader;
    }

    /**
     * The same reader, which verifies a text that it knows by comparing it, some hundred times faster than a signature.
     * What a key has signed once, it has signed for good; nothing that was rejected is remembered.
     *
     * @param documents how many, the latest used; at least 1
     * @return a copy with a memory of its own
     */
    public DocumentReader remembering(int documents) {
        DocumentReader reader = new DocumentReader(type, new VerifiedDocuments(documents));
        reader.keys.putAll(keys);
        return reader;
    }

    /**
     * Reads a document.
     *
     * @param document any text
     * @return its claims, or the first flaw
     */
    public Result read(String document) {
        if (remembered == null) {
            return readAnew(document);
        }
        Verified known = remembered.get(document);
        if (known != null) {
            return known;
        }
        Result result = readAnew(document);
        if (result instanceof Verified verified) {
            remembered.put(document, verified);
        }
        return result;
    }

    private Result readAnew(String document) {
        if (document.isEmpty()) {
            return new Rejected(Flaw.EMPTY);
        }
        if (document.length() > MAX_LENGTH) {
            return new Rejected(Flaw.TOO_LARGE);
        }
        String[] parts = document.split("\\.", -1);
        if (parts.length != 3) {
            return new Rejected(Flaw.SHAPE);
        }
        byte[] header = decoded(parts[0]);
        if (header == null || decoded(parts[1]) == null || decoded(parts[2]) == null) {
            return new Rejected(Flaw.ENCODING);
        }
        Map<String, Object> members;
        try {
            members = StrictJson.object(header);
        } catch (StrictJson.NotStrictException e) {
            return new Rejected(e.repeats() ? Flaw.HEADER_REPEATS : Flaw.HEADER_SYNTAX);
        }
        return read(document, members);
    }

    private Result read(String document, Map<String, Object> header) {
        if (!HEADER_MEMBERS.containsAll(header.keySet())) {
            return new Rejected(Flaw.HEADER_MEMBER);
        }
        if (!ALGORITHM.equals(header.get("alg"))) {
            return new Rejected(Flaw.ALGORITHM);
        }
        if (!type.equals(header.get("typ"))) {
            return new Rejected(Flaw.TYPE);
        }
        if (!(header.get("kid") instanceof String kid)) {
            return new Rejected(Flaw.NO_KEY_NAMED);
        }
        if (keys.isEmpty()) {
            return new Rejected(Flaw.NO_TRUSTED_KEYS);
        }
        TrustedKey key = keys.get(kid);
        if (key == null) {
            return new Rejected(Flaw.UNKNOWN_KEY);
        }
        byte[] payload = verified(document, key);
        if (payload == null) {
            return new Rejected(Flaw.SIGNATURE);
        }
        try {
            return new Verified(kid, new SignedClaims(StrictJson.object(payload)));
        } catch (StrictJson.NotStrictException e) {
            return new Rejected(e.repeats() ? Flaw.CLAIMS_REPEAT : Flaw.CLAIMS_SYNTAX);
        }
    }

    /** What the key has signed, by jose4j. What that throws may quote the document: only that it failed is told. */
    private static byte @Nullable [] verified(String document, TrustedKey key) {
        if (document.length() - 1 - document.lastIndexOf('.') != SIGNATURE_LENGTH) {
            return null;
        }
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHM));
        try {
            signature.setCompactSerialization(document);
            signature.setKey(key.key());
            return signature.verifySignature() ? signature.getPayloadBytes() : null;
        } catch (JoseException e) {
            return null;
        }
    }

    /** The bytes, where the text is the one canonical spelling of them. */
    private static byte @Nullable [] decoded(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            byte[] again = Base64.getUrlEncoder().withoutPadding().encode(bytes);
            return Arrays.equals(again, part.getBytes(StandardCharsets.UTF_8)) ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "reader of " + type + " by " + keys.keySet();
    }
}

package io.tierguard.jdbc.marker;

import io.tierguard.signed.DocumentReader;
import io.tierguard.signed.DocumentSigner;
import io.tierguard.signed.Flaw;
import io.tierguard.signed.SignedClaims;
import io.tierguard.signed.TrustedKey;
import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A marker as a signed document: compact JWS as {@link DocumentReader} takes it, with {@code typ} {@value #TYPE}.
 *
 * <p>Its claims are {@code kind}, {@code env}, {@code tier}, {@code iat}; a server marker's {@code bind}; and
 * {@code sanitised-from} of sanitised data. Every other claim is refused, since it may restrict.
 *
 * <p><b>Thread safety:</b> has no state.
 *
 * @since 0.1
 */
public final class MarkerDocument {

    /** The {@code typ} of markers. */
    public static final String TYPE = "env-marker+jwt";

    private static final String KIND = "kind";
    private static final String ENVIRONMENT = "env";
    private static final String TIER = "tier";
    private static final String BIND = "bind";
    private static final String SANITISED_FROM = "sanitised-from";
    private static final String ISSUED_AT = "iat";

    private static final Set<String> CLAIMS = Set.of(KIND, ENVIRONMENT, TIER, BIND, SANITISED_FROM, ISSUED_AT);

    private MarkerDocument() {}

    /** The outcome: a marker that a trusted key has signed, or why nobody may rely on the text. */
    public sealed interface Result {}

    /**
     * A trusted key has signed it.
     *
     * @param marker what it says
     * @param kid which key
     */
    public record Verified(Marker marker, String kid) implements Result {}

    /**
     * Not a document of a trusted key.
     *
     * @param flaw the first that was found
     */
    public record Unsigned(Flaw flaw) implements Result {}

    /**
     * A trusted key has signed something that is no marker.
     *
     * @param reason for messages, such as {@code its claim kind is not server or data}; nothing of the document
     */
    public record Malformed(String reason) implements Result {}

    /**
     * What reads markers.
     *
     * @param keys who may sign one, {@code registry.markerKeys()}; without any, nothing is verified
     * @return the reader
     */
    public static DocumentReader reader(List<TrustedKey> keys) {
        return DocumentReader.of(TYPE, keys);
    }

    /**
     * Signs a marker.
     *
     * @param marker what the database is to say
     * @param signer who holds the stamping key
     * @return the document: letters, digits, {@code -}, {@code _} and two dots
     */
    public static String sign(Marker marker, DocumentSigner signer) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put(KIND, marker.kind().text());
        claims.put(ENVIRONMENT, marker.environment().name().text());
        claims.put(TIER, marker.environment().tier().text());
        if (!marker.bind().isEmpty()) {
            claims.put(BIND, marker.bind());
        }
        @Nullable EnvironmentName from = marker.sanitisedFrom();
        if (from != null) {
            claims.put(SANITISED_FROM, from.text());
        }
        claims.put(ISSUED_AT, marker.issuedAt().getEpochSecond());
        return signer.sign(TYPE, claims);
    }

    /**
     * Reads a document.
     *
     * @param document any text
     * @param reader as {@link #reader} makes it
     * @return the marker, or why there is none
     */
    public static Result read(String document, DocumentReader reader) {
        DocumentReader.Result read = reader.read(document);
        if (read instanceof DocumentReader.Rejected rejected) {
            return new Unsigned(rejected.flaw());
        }
        DocumentReader.Verified verified = (DocumentReader.Verified) read;
        return read(verified.claims(), verified.kid());
    }

    private static Result read(SignedClaims claims, String kid) {
        if (!CLAIMS.containsAll(claims.names())) {
            return new Malformed("it has a claim that this version does not know, and that may restrict it");
        }
        Optional<MarkerKind> kind = claims.text(KIND).flatMap(MarkerKind::parse);
        if (kind.isEmpty()) {
            return new Malformed("its claim kind is not server or data");
        }
        Optional<EnvironmentName> name = claims.text(ENVIRONMENT).flatMap(EnvironmentName::parse);
        if (name.isEmpty()) {
            return new Malformed("its claim env is not the name of an environment");
        }
        Optional<Tier> tier = claims.text(TIER).flatMap(Tier::parse);
        if (tier.isEmpty()) {
            return new Malformed("its claim tier is not one of " + String.join(", ", Tier.names()));
        }
        Optional<Tier> named = Tier.parse(name.get().text());
        if (named.isPresent() && !named.equals(tier)) {
            return new Malformed("its claims env and tier do not agree");
        }
        Optional<Instant> issuedAt = claims.date(ISSUED_AT);
        if (issuedAt.isEmpty()) {
            return new Malformed("its claim iat is not a date in whole seconds since 1970");
        }
        return read(claims, kid, kind.get(), new Environment(name.get(), tier.get()), issuedAt.get());
    }

    private static Result read(
            SignedClaims claims, String kid, MarkerKind kind, Environment environment, Instant issuedAt) {
        Map<String, String> bind = claims.textMembers(BIND).orElse(Map.of());
        if (kind == MarkerKind.SERVER && !bind.containsKey(DatabaseIdentity.ENGINE)) {
            return new Malformed("it is bound to no database, as a server marker must be");
        }
        if (kind == MarkerKind.DATA && claims.names().contains(BIND)) {
            return new Malformed("it is bound to a database, as a data marker never is");
        }
        boolean sanitised = claims.names().contains(SANITISED_FROM);
        Optional<EnvironmentName> from = claims.text(SANITISED_FROM).flatMap(EnvironmentName::parse);
        if (sanitised && (kind == MarkerKind.SERVER || from.isEmpty())) {
            return new Malformed("its claim sanitised-from is not the name of an environment, or not of data");
        }
        return new Verified(new Marker(kind, environment, bind, from.orElse(null), issuedAt), kid);
    }
}

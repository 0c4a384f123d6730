package io.tierguard.jdbc.marker;

import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a database says of itself.
 *
 * <p>A server marker is bound to its database and comes from nowhere; a data marker is bound to none, since it travels.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param kind which of the two questions it answers
 * @param environment which environment the database serves, or which its data may be used in; with the tier that it had
 *     when the marker was made. One that bears its tier's name means all of the tier
 * @param bind what {@link DatabaseIdentity#bind()} must say; empty for a data marker
 * @param sanitisedFrom of sanitised data, the environment that it came from
 * @param issuedAt when it was made, in whole seconds
 * @since 0.1
 */
public record Marker(
        MarkerKind kind,
        Environment environment,
        Map<String, String> bind,
        @Nullable EnvironmentName sanitisedFrom,
        Instant issuedAt) {

    /**
     * Copies the binding.
     *
     * @throws IllegalArgumentException where the parts do not go together
     */
    public Marker {
        bind = Collections.unmodifiableMap(new LinkedHashMap<>(bind));
        if ((kind == MarkerKind.SERVER) == bind.isEmpty()) {
            throw new IllegalArgumentException("a server marker is bound to its database, and a data marker to none");
        }
        if (kind == MarkerKind.SERVER && sanitisedFrom != null) {
            throw new IllegalArgumentException("only data is sanitised");
        }
        Optional<Tier> named = Tier.parse(environment.name().text());
        if (named.isPresent() && named.get() != environment.tier()) {
            throw new IllegalArgumentException("an environment that bears a tier's name is of that tier");
        }
        if (issuedAt.getNano() != 0 || issuedAt.getEpochSecond() < 0) {
            throw new IllegalArgumentException("issuedAt is not in whole seconds since 1970");
        }
    }

    /**
     * Says which environment a database serves.
     *
     * @param environment the environment
     * @param database the one database
     * @param issuedAt now; fractions of a second are dropped
     * @return the marker
     */
    public static Marker ofServer(Environment environment, DatabaseIdentity database, Instant issuedAt) {
        return new Marker(
                MarkerKind.SERVER,
                environment,
                database.bind(),
                null,
                Instant.ofEpochSecond(issuedAt.getEpochSecond()));
    }

    /**
     * Says where data comes from.
     *
     * @param environment the environment
     * @param issuedAt now; fractions of a second are dropped
     * @return the marker
     */
    public static Marker ofData(Environment environment, Instant issuedAt) {
        return new Marker(
                MarkerKind.DATA, environment, Map.of(), null, Instant.ofEpochSecond(issuedAt.getEpochSecond()));
    }

    /**
     * Says that data was sanitised.
     *
     * @param environment where it may be used now
     * @param from where it came from
     * @param issuedAt now; fractions of a second are dropped
     * @return the marker
     */
    public static Marker ofSanitisedData(Environment environment, EnvironmentName from, Instant issuedAt) {
        return new Marker(
                MarkerKind.DATA, environment, Map.of(), from, Instant.ofEpochSecond(issuedAt.getEpochSecond()));
    }
}

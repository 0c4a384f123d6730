package io.tierguard.jdbc.marker;

import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a database to say, and which other words of its own may be lost by it.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param environment which environment it serves, or its data may be used in
 * @param kinds which markers are meant
 * @param sanitisedFrom where the data came from before it was sanitised; then only the data marker is meant
 * @param replaced the environment whose marker may be replaced
 * @param replacesUnverified whether a marker may be replaced that nobody can rely on
 * @since 0.1
 */
public record StampOrder(
        Environment environment,
        Set<MarkerKind> kinds,
        @Nullable EnvironmentName sanitisedFrom,
        @Nullable EnvironmentName replaced,
        boolean replacesUnverified) {

    /**
     * Copies the kinds.
     *
     * @throws IllegalArgumentException where no kind is meant, a server is to be sanitised, or data is to come from where
     *     it is
     */
    public StampOrder {
        kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
        if (sanitisedFrom != null && (kinds.contains(MarkerKind.SERVER) || sanitisedFrom.equals(environment.name()))) {
            throw new IllegalArgumentException("only data is sanitised, and it came from elsewhere");
        }
    }
}

package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How one driver reads its URLs and properties.
 *
 * <p><b>Thread safety:</b> implementations are immutable.
 */
interface Dialect {

    /** The names behind {@code jdbc:} that it reads, in lower case. */
    Set<String> subProtocols();

    /** The driver classes that are known to read this URL as this dialect does. */
    Set<String> drivers(String url);

    /**
     * Reads a target as the driver would.
     *
     * @param url without {@code jdbc:tierguard:}
     * @param target the properties beside it, and whether settings of this machine count
     * @return every endpoint
     * @throws UnreadableTarget where the driver would refuse it, or where it may lead anywhere
     */
    Reading.Endpoints read(String url, Target target);

    /**
     * The URL that a wrapping driver hands to whichever registered driver takes it.
     *
     * @param url one that was read
     * @return empty where the driver opens the URL itself
     */
    default Optional<String> inner(String url) {
        return Optional.empty();
    }

    /**
     * The URLs that name one server each of those that the URL names, in the same order, for a driver that dials again for
     * a connection that is open.
     *
     * @param url one that was read
     * @return empty where the driver dials for new connections only
     */
    default List<String> singleUrls(String url) {
        return List.of();
    }

    /**
     * Whether a wrapping driver hands the properties on as they are.
     *
     * @return false where the driver behind it may not see all of them
     */
    default boolean handsOnProperties() {
        return true;
    }
}

package io.tierguard.registry;

import io.tierguard.internal.UrlPath;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands behind the slash of a pattern. Percent-encoding is undone for databases and paths alike, as it is in
 * URLs of both.
 */
final class ResourceParser {

    private ResourceParser() {}

    static @Nullable Resource parse(@Nullable String protocol, @Nullable String behind, boolean local)
            throws InvalidPatternException {
        if (behind == null || behind.isEmpty()) {
            return null;
        }
        String raw = behind;
        Optional<String> decoded = UrlPath.percentDecode(raw);
        if (decoded.isEmpty()) {
            throw new InvalidPatternException(
                    "its percent-encoding is broken",
                    "write a percent sign and two hexadecimal digits for each byte of UTF-8");
        }
        if (hasControl(decoded.get())) {
            throw new InvalidPatternException("its database or path has a control character", "leave it out");
        }
        if (local) {
            return new Resource(decoded.get(), null);
        }
        boolean anyPath = protocol == null || EndpointPattern.isHttp(protocol);
        return anyPath ? path(decoded.get()) : databaseOrPath(decoded.get());
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Where HTTP may be spoken, only what every server reads the same. */
    private static @Nullable Resource path(String decoded) throws InvalidPatternException {
        String segments = withoutLastSlash(decoded);
        Optional<UrlPath> path = canonical(segments);
        if (path.isEmpty()) {
            throw new InvalidPatternException(
                    "servers read its path differently",
                    "leave out dot segments, empty segments, backslashes and parameters");
        }
        return new Resource(segments, segments);
    }

    private static Resource databaseOrPath(String decoded) {
        String name = withoutLastSlash(decoded);
        return new Resource(name, canonical(name).isPresent() ? name : null);
    }

    private static Optional<UrlPath> canonical(String segments) {
        Optional<UrlPath> path = UrlPath.decode("/" + segments.replace("%", "%25"));
        return path.isPresent()
                        && path.get().canonical()
                        && path.get().compared().equals("/" + segments)
                ? path
                : Optional.empty();
    }

    private static String withoutLastSlash(String text) {
        return text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}

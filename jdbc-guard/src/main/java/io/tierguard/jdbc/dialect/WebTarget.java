package io.tierguard.jdbc.dialect;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The part of a target that its driver hands to {@link URI}, read with the same class.
 *
 * @param authority without user info
 * @param path decoded
 * @param rawPath as it stands
 * @param query decoded as a whole; empty where there is none
 * @param rawQuery as it stands
 * @param hasUserInfo whether an @ stands before the host
 * @param hasServer whether the authority is one host with a port, as {@link URI} understands hosts
 */
record WebTarget(
        String authority,
        String path,
        String rawPath,
        String query,
        String rawQuery,
        boolean hasUserInfo,
        boolean hasServer) {

    private static final String FIX = "percent-encode what is no part of a URL";

    /** Reads a URL with an authority; refuses a fragment, and more than one sign for user info. */
    static WebTarget parse(Spelling spelling, String url) {
        spelling.requirePlain(Cut.at('?', url).before(), "what stands before the parameters");
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw spelling.unreadable("it is no URL", FIX);
        }
        String authority = uri.getRawAuthority();
        if (authority == null || uri.getRawFragment() != null) {
            throw spelling.unreadable(
                    authority == null ? "it names no host" : "something stands behind a #",
                    "write it as //host:port/ and what belongs behind");
        }
        int at = authority.indexOf('@');
        if (at != authority.lastIndexOf('@')) {
            throw spelling.unreadable("more than one @ stands before the host", FIX);
        }
        if (authority.lastIndexOf(',', at) >= 0) {
            throw spelling.unreadable("a comma stands before an @, and may end a host", FIX);
        }
        return new WebTarget(
                authority.substring(at + 1),
                text(uri.getPath()),
                text(uri.getRawPath()),
                text(uri.getQuery()),
                text(uri.getRawQuery()),
                at >= 0,
                uri.getHost() != null);
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }

    /** The one host; refuses what {@link URI} would not take for one. */
    Spelling.Place server(Spelling spelling) {
        Spelling.Place place = spelling.place(authority, 1);
        if (!hasServer || place.host().isEmpty()) {
            throw spelling.unreadable("host 1 cannot be read", "write it as host or host:port, in plain characters");
        }
        return place;
    }
}

package io.tierguard.archunit.constants;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file in a jar that is a file itself.
 *
 * @param jar the address of the jar
 * @param entry its name in the jar, without escapes
 */
record JarPlace(URI jar, String entry) {

    static final String INSIDE = "!/";

    /** Null for what is in no jar, and for a jar in a jar, which only its own handler can open. */
    static @Nullable JarPlace of(URI uri) {
        String inside = uri.getRawSchemeSpecificPart();
        int end = inside.lastIndexOf(INSIDE);
        if (!"jar".equals(uri.getScheme()) || end < 0) {
            return null;
        }
        String jar = inside.substring(0, end);
        if (!jar.startsWith("file:") || jar.contains(INSIDE)) {
            return null;
        }
        return new JarPlace(Path.of(URI.create(jar)).toUri(), entry(inside.substring(end + INSIDE.length())));
    }

    /** The name of an entry, from how it stands in an address. */
    static String entry(String address) {
        return address.indexOf('%') < 0 ? address : unescaped(address);
    }

    static String unescaped(String path) {
        return URI.create("/" + path).getPath().substring(1);
    }

    String directory() {
        return directory(entry);
    }

    static String directory(String entry) {
        return entry.substring(0, entry.lastIndexOf('/') + 1);
    }

    URI uri() {
        try {
            String escaped = new URI(null, null, "/" + entry, null).getRawPath().substring(1);
            return URI.create("jar:" + jar + INSIDE + escaped);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not the name of an entry");
        }
    }
}

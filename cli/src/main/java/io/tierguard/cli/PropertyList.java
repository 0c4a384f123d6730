package io.tierguard.cli;

import io.tierguard.internal.UrlPath;
import java.io.Serial;
import java.util.Optional;
import java.util.Properties;

/**
 * JDBC properties in one line: {@code key=value;key=value}, with {@code ;}, {@code =}, {@code %} and tabs of values
 * percent-encoded (RFC 3986, UTF-8).
 *
 * <p><b>Refuses</b> whatever does not read back as one set of properties: a pair without {@code =} or with two, a key
 * that is empty or given twice, a broken encoding. A driver would get something else than was judged.
 */
final class PropertyList {

    private static final char NOT_DECODED = '\uFFFD';

    private PropertyList() {}

    /** Why a text is no such list: which pair, and what is wrong with it, without its text. */
    static final class MalformedException extends Exception {

        @Serial
        private static final long serialVersionUID = 1;

        MalformedException(int pair, String reason) {
            super("property " + pair + " " + reason);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /** Reads a list; an empty text is an empty one. */
    static Properties parse(String text) throws MalformedException {
        Properties properties = new Properties();
        if (text.isEmpty()) {
            return properties;
        }
        String[] pairs = text.split(";", -1);
        for (int i = 0; i < pairs.length; i++) {
            add(pairs[i], i + 1, properties);
        }
        return properties;
    }

    private static void add(String pair, int position, Properties properties) throws MalformedException {
        int equals = pair.indexOf('=');
        if (equals < 0) {
            throw new MalformedException(position, "has no =");
        }
        String key = pair.substring(0, equals);
        String encoded = pair.substring(equals + 1);
        if (key.isBlank() || key.indexOf('%') >= 0 || key.indexOf('\t') >= 0) {
            throw new MalformedException(position, "has no key that a driver could know");
        }
        if (encoded.indexOf('=') >= 0 || encoded.indexOf('\t') >= 0) {
            throw new MalformedException(position, "has a second = or a tab: write %3D or %09");
        }
        Optional<String> value = UrlPath.percentDecode(encoded);
        if (value.isEmpty()) {
            throw new MalformedException(position, "has a % that two hexadecimal digits of UTF-8 must follow");
        }
        if (pair.indexOf(NOT_DECODED) >= 0) {
            throw new MalformedException(position, "is not UTF-8");
        }
        if (properties.putIfAbsent(key, value.get()) != null) {
            throw new MalformedException(position, "has a key that stands there before");
        }
    }
}

package io.tierguard.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The path of a URL, decoded once, and in the form that is compared segment by segment.
 *
 * @param text decoded, as it was written; {@code "/"} where it was empty
 * @param compared without empty segments and segment parameters, which servers drop in different places
 * @param canonical false where it has dot segments, backslashes or control characters, which servers read differently
 */
public record UrlPath(String text, String compared, boolean canonical) {

    /** Without the path: it is the secret of some services. */
    @Override
    public String toString() {
        return "a path";
    }

    /**
     * Decodes a raw path.
     *
     * @param raw percent-encoded, beginning with a slash, or empty
     * @return the path, or empty where the encoding is broken
     */
    public static Optional<UrlPath> decode(String raw) {
        Optional<String> text = percentDecode(raw.isEmpty() ? "/" : raw);
        return text.isPresent() ? Optional.of(of(text.get())) : Optional.empty();
    }

    private static UrlPath of(String text) {
        boolean canonical = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            canonical &= c >= 0x20 && c != 0x7F && c != '\\';
        }
        StringBuilder compared = new StringBuilder(text.length());
        for (String segment : text.split("/", -1)) {
            int parameters = segment.indexOf(';');
            String name = parameters < 0 ? segment : segment.substring(0, parameters);
            canonical &= !name.equals(".") && !name.equals("..");
            if (!name.isEmpty()) {
                compared.append('/').append(name);
            }
        }
        return new UrlPath(text, compared.isEmpty() ? "/" : compared.toString(), canonical);
    }

    /**
     * Undoes percent-encoding, strictly.
     *
     * @param text percent-encoded UTF-8
     * @return the decoded text, or empty where a percent sign is not followed by two digits or the bytes are no UTF-8
     */
    public static Optional<String> percentDecode(String text) {
        if (text.indexOf('%') < 0) {
            return Optional.of(text);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); ) {
            if (text.charAt(i) == '%') {
                int high = i + 2 < text.length() ? hexDigit(text.charAt(i + 1)) : -1;
                int low = i + 2 < text.length() ? hexDigit(text.charAt(i + 2)) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high << 4 | low);
                i += 3;
            } else {
                int end = text.indexOf('%', i);
                bytes.writeBytes(
                        text.substring(i, end < 0 ? text.length() : end).getBytes(StandardCharsets.UTF_8));
                i = end < 0 ? text.length() : end;
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** ASCII only: other scripts have digits too, which no client takes for percent-encoding. */
    private static int hexDigit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}

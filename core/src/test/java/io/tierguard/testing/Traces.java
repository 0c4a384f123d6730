package io.tierguard.testing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a secret would leave in a text: any four of its characters in a row, as they are or in any form in which programs
 * write what they do not write as it is.
 *
 * <p>It proves something for secrets of an alphabet that the text does not use otherwise.
 */
public final class Traces {

    private static final int RUN = 4;

    /** Where a run begins inside of what is encoded is not known: base64 of three times as many characters shows some. */
    private static final int ENCODED_RUN = 2 * RUN;

    private final Set<String> traces = new LinkedHashSet<>();

    private Traces() {}

    public static Traces of(String... secrets) {
        Traces traces = new Traces();
        for (String secret : secrets) {
            traces.add(secret);
        }
        return traces;
    }

    private void add(String secret) {
        for (int i = 0; i + RUN <= secret.length(); i++) {
            addRun(secret.substring(i, i + RUN));
        }
        for (int i = 0; i + ENCODED_RUN <= secret.length(); i++) {
            addBase64(secret.substring(i, i + ENCODED_RUN));
        }
    }

    private void addRun(String run) {
        traces.add(run);
        traces.add(new StringBuilder(run).reverse().toString());
        byte[] bytes = run.getBytes(StandardCharsets.UTF_8);
        traces.add(HexFormat.of().formatHex(bytes));
        traces.add(HexFormat.of().withUpperCase().formatHex(bytes));
        traces.add(HexFormat.of().withPrefix("%").formatHex(bytes));
        traces.add(HexFormat.of().withPrefix("%").withUpperCase().formatHex(bytes));
        // UTF-8 that was read as ISO 8859-1, as consoles show it
        traces.add(new String(bytes, StandardCharsets.ISO_8859_1));
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < run.length(); i++) {
            escaped.append(String.format("\\u%04x", (int) run.charAt(i)));
        }
        traces.add(escaped.toString());
        traces.add(escaped.toString().toUpperCase(java.util.Locale.ROOT).replace("\\U", "\\u"));
    }

    /** In each of the three ways in which it may stand to the groups of three bytes. */
    private void addBase64(String run) {
        byte[] bytes = run.getBytes(StandardCharsets.UTF_8);
        for (int skip = 0; skip < 3; skip++) {
            byte[] moved = new byte[skip + bytes.length];
            System.arraycopy(bytes, 0, moved, skip, bytes.length);
            String text = Base64.getEncoder().withoutPadding().encodeToString(moved);
            String sure = text.substring(skip == 0 ? 0 : skip + 1, text.length() - 1);
            traces.add(sure);
            traces.add(sure.replace('+', '-').replace('/', '_'));
        }
    }

    /** One of the traces that a text has, in whatever case. */
    public Optional<String> in(String text) {
        for (String trace : traces) {
            if (text.contains(trace)) {
                return Optional.of(trace);
            }
        }
        return Optional.empty();
    }
}

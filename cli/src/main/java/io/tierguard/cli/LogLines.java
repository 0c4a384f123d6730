package io.tierguard.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a log, in UTF-8, ending in LF or CRLF. Of a line beyond all measure the beginning is given. */
final class LogLines {

    private static final int LONGEST = 1 << 20;

    private final InputStream in;

    LogLines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /**
     * The next line.
     *
     * @return empty at the end
     */
    Optional<String> next() throws IOException {
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        while (next >= 0 && next != '\n') {
            if (bytes.size() < LONGEST) {
                bytes.write(next);
            }
            next = in.read();
        }
        return Optional.of(bytes.toString(StandardCharsets.UTF_8));
    }
}

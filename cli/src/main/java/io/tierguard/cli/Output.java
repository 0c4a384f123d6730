package io.tierguard.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serial;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** A stream for people or programs, in UTF-8: whatever was printed has been passed on, or an exception tells. */
final class Output {

    private final OutputStream stream;

    Output(OutputStream stream) {
        this.stream = stream;
    }

    /** Nobody reads any more, or there is no room. */
    static final class OutputClosedException extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        OutputClosedException(IOException cause) {
            super(cause);
        }
    }

    void print(String text) {
        try {
            pass(text);
        } catch (IOException e) {
            throw new OutputClosedException(e);
        }
    }

    private void pass(String text) throws IOException {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }

    /** For texts that are not answers, such as help. */
    Writer writer() {
        return new Writer() {
            @Override
            public void write(char[] text, int offset, int length) throws IOException {
                pass(new String(text, offset, length));
            }

            @Override
            public void flush() {
                // nothing is left behind
            }

            @Override
            public void close() {
                // the process's own stream stays open
            }
        };
    }
}

package io.tierguard.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serial;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A stream for people or programs, in UTF-8: whatever was printed has been passed on, or an exception tells. */
final class Output {

    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

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

    /** Whether a person reads along: only where that is certain. */
    boolean isTerminal() {
        try {
            if (!(stream instanceof FileOutputStream file) || file.getFD() != FileDescriptor.out) {
                return false;
            }
            String device = Files.readSymbolicLink(STANDARD_OUTPUT).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException | SecurityException e) {
            return false;
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

package io.tierguard.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;

/** A small text that is handed in: by standard input or in a file, in UTF-8, and never a word of it in a complaint. */
final class SmallInput {

    private final String from;
    private final int mostBytes;
    private final boolean isJudged;

    private SmallInput(String from, int mostBytes, boolean isJudged) {
        this.from = from;
        this.mostBytes = mostBytes;
        this.isJudged = isJudged;
    }

    /**
     * An input that has to be some text in UTF-8.
     *
     * @param from where it comes from, as complaints say it
     * @param mostBytes the most that it may have
     */
    static SmallInput text(String from, int mostBytes) {
        return new SmallInput(from, mostBytes, false);
    }

    /** An input that somebody else judges, whatever it is: of one character a byte, and cut off where it is too long. */
    static SmallInput anything(String from, int mostBytes) {
        return new SmallInput(from, mostBytes, true);
    }

    /** What a file holds. A pipe will do, since shells hand files over by pipes too. */
    String read(FileArgument file) {
        try {
            if (Files.isDirectory(file.path())) {
                throw MisuseException.input(from + " is a directory");
            }
            // buffered: some JDKs cannot read a number of bytes of a pipe
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file.path()))) {
                return text(in);
            }
        } catch (IOException e) {
            throw MisuseException.input(from + " is not there, or cannot be read");
        }
    }

    /** What a stream holds, to its end. */
    String read(InputStream in) {
        try {
            return text(in);
        } catch (IOException e) {
            throw MisuseException.input(from + " cannot be read");
        }
    }

    private String text(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(mostBytes + 1);
        try {
            return isJudged ? new String(bytes, StandardCharsets.ISO_8859_1) : text(bytes);
        } catch (CharacterCodingException e) {
            throw MisuseException.input(from + " holds no text in UTF-8");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private String text(byte[] bytes) throws CharacterCodingException {
        if (bytes.length == 0) {
            throw MisuseException.input(from + " is empty");
        }
        if (bytes.length > mostBytes) {
            throw MisuseException.input(from + " holds more than " + mostBytes + " bytes");
        }
        CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        String text = decoded.toString();
        Arrays.fill(decoded.array(), '\0');
        return text;
    }

    /** Without one line feed at its end, as editors and {@code echo} leave it there. */
    static String withoutLineFeed(String text) {
        int end = text.endsWith("\r\n") ? 2 : text.endsWith("\n") ? 1 : 0;
        return text.substring(0, text.length() - end);
    }
}

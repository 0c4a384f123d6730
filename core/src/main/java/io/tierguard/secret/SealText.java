package io.tierguard.secret;

import io.tierguard.report.Code;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What may be inside a seal: some text, and no seal. Looked at when it is sealed, and again when it is opened. */
final class SealText {

    private SealText() {}

    static byte[] encode(String variable, String secret) throws SealException {
        if (secret.isEmpty()) {
            throw SealException.of(Code.SEALED_EMPTY, variable);
        }
        if (SealedValue.isClaimedBy(secret)) {
            throw SealException.of(Code.SEALED_TWICE, variable);
        }
        ByteBuffer encoded;
        try {
            encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(secret));
        } catch (CharacterCodingException e) {
            throw SealException.of(Code.SEALED_NO_TEXT, variable);
        }
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        encoded.clear().put(new byte[encoded.capacity()]);
        if (bytes.length > SealedValue.MOST_BYTES) {
            Arrays.fill(bytes, (byte) 0);
            throw SealException.of(Code.SECRET_TOO_LONG, variable);
        }
        return bytes;
    }

    static String decode(String variable, byte[] bytes) throws SealException {
        if (bytes.length == 0) {
            throw SealException.of(Code.SEALED_EMPTY, variable);
        }
        String text = utf8(bytes).orElseThrow(() -> SealException.of(Code.SEALED_NO_TEXT, variable));
        if (SealedValue.isClaimedBy(text)) {
            throw SealException.of(Code.SEALED_TWICE, variable);
        }
        return text;
    }

    /** Strictly: what is no UTF-8 is not replaced. */
    static Optional<String> utf8(byte[] bytes) {
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            String text = decoded.toString();
            Arrays.fill(decoded.array(), '\0');
            return Optional.of(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}

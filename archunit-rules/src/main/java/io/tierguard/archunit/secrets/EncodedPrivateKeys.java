package io.tierguard.archunit.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/** Private keys without armour: their DER in Base64 or hexadecimal, or as bytes, and OpenSSH's own form in Base64. */
final class EncodedPrivateKeys implements Detector {

    private static final String OPENSSH = "b3BlbnNzaC1rZXktdjE";
    /** The tag that DER of a key begins with, as a byte and in hexadecimal. */
    private static final char SEQUENCE = 0x30;

    private static final String SEQUENCE_IN_HEX = "30";
    /** As much as tells what it is; DER of a private key begins with these letters in Base64. */
    private static final int LOOK = 96;

    private static final int LONGEST = 1 << 15;

    @Override
    public void detect(String text, Consumer<Secret> sink) {
        if (text.length() < PrivateKeyDer.SHORTEST) {
            return;
        }
        asBytes(text, sink);
        int at = text.indexOf('M');
        while (at >= 0) {
            int next = at + 1;
            if (beginsWord(text, at)) {
                Optional<String> what = inBase64(text, at);
                if (what.isPresent()) {
                    next = Math.max(next, Armour.endOf(text, at, LONGEST));
                    sink.accept(new Secret(Secret.Family.PRIVATE_KEY, what.get(), at, text.substring(at, next)));
                }
            }
            at = text.indexOf('M', next);
        }
        int ssh = text.indexOf(OPENSSH);
        if (ssh >= 0 && Alphabet.BASE64.run(text, ssh, LOOK) > OPENSSH.length() + PrivateKeyDer.SHORTEST) {
            int end = Armour.endOf(text, ssh, LONGEST);
            sink.accept(new Secret(Secret.Family.PRIVATE_KEY, PrivateKeyDer.WHAT, ssh, text.substring(ssh, end)));
        }
    }

    private static boolean beginsWord(String text, int at) {
        return at == 0 || !Alphabet.BASE64.has(text.charAt(at - 1)) || Alphabet.beginsAt(text, at);
    }

    private static Optional<String> inBase64(String text, int at) {
        // room for line ends; Base64url is read as Base64
        String ahead = text.substring(at, Math.min(text.length(), at + LOOK + LOOK / 4))
                .replace('-', '+')
                .replace('_', '/');
        String letters = Armour.letters(ahead, 0, Armour.endOf(ahead, 0, ahead.length()));
        int whole = Math.min(letters.length(), LOOK) / 4 * 4;
        return PrivateKeyDer.recognise(Base64.getDecoder().decode(letters.substring(0, whole)));
    }

    private static void asBytes(String text, Consumer<Secret> sink) {
        Optional<String> what = Optional.empty();
        if (text.charAt(0) == SEQUENCE) {
            String head = text.substring(0, Math.min(text.length(), LOOK));
            what = PrivateKeyDer.recognise(head.getBytes(StandardCharsets.ISO_8859_1));
        } else if (text.startsWith(SEQUENCE_IN_HEX)) {
            int digits = Alphabet.HEXADECIMAL.run(text, 0, 2 * LOOK);
            what = PrivateKeyDer.recognise(HexFormat.of().parseHex(text.substring(0, digits / 2 * 2)));
        }
        what.ifPresent(kind -> sink.accept(new Secret(Secret.Family.PRIVATE_KEY, kind, 0, text)));
    }
}

package io.tierguard.secret;

import io.tierguard.report.Code;
import io.tierguard.tier.Tier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of a file of keys. They are read as bytes, which can be cleared; a text could not. */
final class KeyLines {

    private static final int PUBLIC_FIELDS = 5;
    private static final int PRIVATE_FIELDS = 6;
    private static final int FEWEST_DISTINCT = 12;

    private final String where;
    private final byte[] content;

    /** One line that is to be a key. */
    private record Line(int number, int start, int end) {}

    /** What a key's line says before the key. */
    private record Header(Tier tier, String name) {}

    KeyLines(String where, byte[] content) {
        this.where = where;
        this.content = content;
    }

    List<SealPublicKey> publicKeys() throws SealException {
        List<SealPublicKey> keys = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Line line : lines()) {
            if (begins(line, SealPrivateKey.BEGIN)) {
                throw malformed(line, "it is a private key, which has no place in a file of public ones");
            }
            List<byte[]> fields = fields(line, SealPublicKey.BEGIN, PUBLIC_FIELDS);
            Header header = header(line, fields);
            requireOnce(line, names, header);
            keys.add(new SealPublicKey(header.tier(), header.name(), publicHalf(line, fields.get(4))));
        }
        return keys;
    }

    List<SealPrivateKey> privateKeys(Tier tier) throws SealException {
        List<SealPrivateKey> keys = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Line line : lines()) {
            if (begins(line, SealPublicKey.BEGIN)) {
                throw malformed(line, "it is a public key, which opens nothing");
            }
            List<byte[]> fields = fields(line, SealPrivateKey.BEGIN, PRIVATE_FIELDS);
            Header header = header(line, fields);
            if (header.tier() != tier) {
                throw SealException.of(Code.SEAL_KEY_OF_ANOTHER_TIER, where, line.number(), header.tier(), tier);
            }
            requireOnce(line, names, header);
            byte[] secret = half(line, fields.get(4));
            try {
                byte[] open = publicHalf(line, fields.get(5));
                if (isMadeUp(secret)) {
                    throw malformed(line, "its private half is not random");
                }
                if (!Arrays.equals(HpkeSuite.publicHalf(secret), open)) {
                    throw malformed(line, "its two halves do not belong together");
                }
                keys.add(new SealPrivateKey(new SealPublicKey(tier, header.name(), open), secret));
            } finally {
                Arrays.fill(secret, (byte) 0);
                Arrays.fill(fields.get(4), (byte) 0);
            }
        }
        return keys;
    }

    /** Of 32 random bytes, nearly all differ: zeros, say, are what everybody tries. */
    private static boolean isMadeUp(byte[] secret) {
        BitSet seen = new BitSet();
        for (byte b : secret) {
            seen.set(b & 0xFF);
        }
        return seen.cardinality() < FEWEST_DISTINCT;
    }

    private List<Line> lines() throws SealException {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (int start = 0; start < content.length; number++) {
            int end = start;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            int last = end > start && content[end - 1] == '\r' ? end - 1 : end;
            if (last > start && content[start] != '#') {
                lines.add(new Line(number + 1, start, last));
            }
            start = end + 1;
        }
        if (lines.isEmpty()) {
            throw SealException.of(Code.SEAL_KEY_FILE_UNREADABLE, where, "it holds no key");
        }
        return lines;
    }

    private boolean begins(Line line, String begin) {
        int length = begin.length();
        return line.end() - line.start() >= length
                && new String(content, line.start(), length, StandardCharsets.ISO_8859_1).equals(begin);
    }

    private List<byte[]> fields(Line line, String begin, int count) throws SealException {
        List<byte[]> fields = new ArrayList<>();
        int start = line.start();
        for (int i = start; i <= line.end(); i++) {
            if (i == line.end() || content[i] == ':') {
                fields.add(Arrays.copyOfRange(content, start, i));
                start = i + 1;
            }
        }
        if (!begins(line, begin) || fields.size() != count) {
            String form = begin + "TIER:NAME:KEY" + (count == PRIVATE_FIELDS ? ":PUBLIC" : "");
            throw malformed(line, "it has not the form " + form);
        }
        return fields;
    }

    private Header header(Line line, List<byte[]> fields) throws SealException {
        Optional<Tier> tier = Tier.parse(new String(fields.get(2), StandardCharsets.ISO_8859_1));
        if (tier.isEmpty()) {
            throw malformed(line, "its tier is none of " + String.join(", ", Tier.names()));
        }
        String name = new String(fields.get(3), StandardCharsets.ISO_8859_1);
        if (!SealKeys.isName(name)) {
            throw malformed(line, "its name is not " + SealKeys.NAME_GRAMMAR);
        }
        return new Header(tier.get(), name);
    }

    private void requireOnce(Line line, Set<String> names, Header header) throws SealException {
        if (!names.add(header.tier() + ":" + header.name())) {
            throw malformed(line, "its name stands in the file for the second time");
        }
    }

    private byte[] publicHalf(Line line, byte[] text) throws SealException {
        byte[] open = half(line, text);
        if (open[HpkeSuite.KEY - 1] < 0 || !HpkeSuite.hides(open)) {
            throw malformed(line, "its public half is no point that hides anything");
        }
        return open;
    }

    private byte[] half(Line line, byte[] text) throws SealException {
        byte @Nullable [] half = Base64Url.decode(text);
        if (half == null || half.length != HpkeSuite.KEY) {
            throw malformed(line, "its key is not 32 bytes in unpadded base64url");
        }
        return half;
    }

    private SealException malformed(Line line, String reason) {
        return SealException.of(Code.SEAL_KEY_FILE_MALFORMED, where, line.number(), reason);
    }
}

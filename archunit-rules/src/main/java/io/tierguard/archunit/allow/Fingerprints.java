package io.tierguard.archunit.allow;

import io.tierguard.archunit.rule.Finding;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Names findings by twelve letters that tell nothing of the value: a value goes through 50,000 rounds of PBKDF2 with
 * HMAC-SHA-256 and a salt, so that trying out passwords costs whoever reads a report some ten milliseconds each. A
 * finding without a value is named by its place and words.
 *
 * <p>With the random salt of an allow file the same value has the same letters wherever it stands. Without one the name of
 * the class is the salt: the letters are then the same on every machine and in every run, and whoever wants to try out
 * passwords has to do it for each class anew.
 *
 * <p><b>Thread safety:</b> may be asked by several threads.
 *
 * @since 0.1
 */
public final class Fingerprints {

    private static final int ROUNDS = 50_000;
    private static final int LETTERS = 12;
    private static final int BITS_OF_A_LETTER = 5;
    private static final int BITS = 64;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** Put before the name of a class, so that no table of another program fits. */
    private static final String WITHOUT_FILE = "tierguard fingerprint 1 ";

    private final Optional<String> salt;
    private final ConcurrentMap<Key, String> known = new ConcurrentHashMap<>();

    private record Key(String salt, String value) {

        @Override
        public String toString() {
            return "of a value";
        }
    }

    private Fingerprints(Optional<String> salt) {
        this.salt = salt;
    }

    /**
     * Those of a project without an allow file.
     *
     * @return fingerprints salted by the classes' names
     */
    public static Fingerprints withoutFile() {
        return new Fingerprints(Optional.empty());
    }

    static Fingerprints salted(String salt) {
        return new Fingerprints(Optional.of(salt));
    }

    /**
     * Makes the letters of many findings beforehand, on all processors.
     *
     * @param findings that will be asked for
     */
    public void prepare(List<Finding> findings) {
        findings.parallelStream().forEach(this::of);
    }

    /**
     * The letters of a finding.
     *
     * @param finding any
     * @return twelve letters and digits of RFC 4648's Base32
     */
    public String of(Finding finding) {
        String with = salt.orElseGet(() -> WITHOUT_FILE + finding.member().owner());
        return finding.value()
                .map(value -> known.computeIfAbsent(new Key(with, value), Fingerprints::slow))
                .orElseGet(() -> plain(with, finding));
    }

    private static String slow(Key key) {
        PBEKeySpec spec =
                new PBEKeySpec(key.value().toCharArray(), key.salt().getBytes(StandardCharsets.UTF_8), ROUNDS, BITS);
        try {
            return letters(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has it", e);
        } finally {
            spec.clearPassword();
        }
    }

    private static String plain(String salt, Finding finding) {
        try {
            String text = salt + "\n" + finding.rule().id() + "\n" + finding.text();
            return letters(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has it", e);
        }
    }

    private static String letters(byte[] bytes) {
        StringBuilder letters = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (int i = 0; letters.length() < LETTERS; i++) {
            held = held << Byte.SIZE | bytes[i] & 0xFF;
            bits += Byte.SIZE;
            while (bits >= BITS_OF_A_LETTER && letters.length() < LETTERS) {
                bits -= BITS_OF_A_LETTER;
                letters.append(ALPHABET.charAt(held >> bits & ALPHABET.length() - 1));
            }
        }
        return letters.toString();
    }

    static boolean isFingerprint(String text) {
        return text.length() == LETTERS && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    @Override
    public String toString() {
        return salt.isPresent() ? "fingerprints of an allow file" : "fingerprints";
    }
}

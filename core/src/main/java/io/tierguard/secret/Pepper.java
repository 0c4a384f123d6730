package io.tierguard.secret;

import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of fingerprints: 32 random bytes, one for all tiers, kept outside the repository.
 *
 * <p>Whoever has the pepper and the fingerprints can try guesses, and so finds weak passwords; random keys stay safe.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * <p><b>Refuses when</b> its file may be read by anybody but its owner, or holds no 32 random bytes.
 *
 * @since 0.1
 */
public final class Pepper {

    static final int BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KID_BYTES = 6;
    private static final int FINGERPRINT_BYTES = 16;

    private final SecretKeySpec key;
    private final String kid;

    private Pepper(byte[] bytes) {
        key = new SecretKeySpec(bytes, ALGORITHM);
        kid = HexFormat.of().formatHex(authenticate("tier-fp-kid/1\0", ""), 0, KID_BYTES);
    }

    /**
     * A pepper of 32 bytes.
     *
     * @param bytes random ones; copied
     * @return the pepper
     * @throws IllegalArgumentException where they are not 32, or not random
     */
    public static Pepper of(byte[] bytes) {
        if (!PepperFile.isPepper(bytes)) {
            throw new IllegalArgumentException("a pepper is 32 random bytes");
        }
        return new Pepper(bytes.clone());
    }

    /**
     * Reads a pepper.
     *
     * @param file 32 bytes, or the same in hexadecimal or base64
     * @return the pepper
     * @throws InvalidFingerprintsException where others may read the file, or it holds no pepper
     */
    public static Pepper read(Path file) {
        return new Pepper(PepperFile.read(file));
    }

    /**
     * Makes a new pepper and writes it to a file that its owner alone may read.
     *
     * @param file where; must not exist
     * @return the pepper
     * @throws InvalidFingerprintsException where the file exists, or cannot be written so
     */
    public static Pepper generate(Path file) {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        String text = HexFormat.of().formatHex(bytes) + "\n";
        try {
            OwnerOnly.write(file, List.of(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (FileAlreadyExistsException e) {
            throw refused("there is a file already, which is left as it is");
        } catch (IOException | UnsupportedOperationException e) {
            throw refused("it cannot be written there, for its owner alone to read");
        }
        return new Pepper(bytes);
    }

    static InvalidFingerprintsException refused(String why) {
        return new InvalidFingerprintsException(
                "the pepper cannot be used", Problem.of(Code.PEPPER_UNUSABLE, "the pepper file", why));
    }

    /**
     * What fingerprints of this pepper are marked with. It tells nothing of the pepper.
     *
     * @return 12 hexadecimal digits
     */
    public String kid() {
        return kid;
    }

    /**
     * Fingerprints of a secret: of the whole, and of each password or key inside it. Blanks, line ends and quotes around
     * it do not count.
     *
     * @param secret such as the text of a {@code SecretText}
     * @return one or more, sorted; none where the secret is blank
     */
    public Set<Fingerprint> fingerprints(String secret) {
        return fingerprints(SecretParts.of(secret));
    }

    /**
     * Fingerprints of the passwords and keys inside a text that is no secret itself: of a URL's user info and parameters,
     * of a header, of private keys.
     *
     * @param text such as a JDBC URL
     * @return sorted; none where the text holds no secret
     */
    public Set<Fingerprint> fingerprintsInside(String text) {
        return fingerprints(SecretParts.inside(text));
    }

    Set<Fingerprint> fingerprints(Iterable<SecretPart> parts) {
        Set<Fingerprint> fingerprints = new TreeSet<>();
        for (SecretPart part : parts) {
            fingerprints.add(fingerprint(part));
        }
        return fingerprints;
    }

    Fingerprint fingerprint(SecretPart part) {
        byte[] code = authenticate("tier-fp/1\0", part.text());
        return Fingerprint.of(kid, Arrays.copyOf(code, FINGERPRINT_BYTES));
    }

    private byte[] authenticate(String domain, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(domain.getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "pepper " + kid;
    }
}

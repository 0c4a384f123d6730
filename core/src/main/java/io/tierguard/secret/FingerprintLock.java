package io.tierguard.secret;

import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.tier.Environment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The lock file: fingerprints of the secrets of every environment, by variable, checked in. Each environment's lines are
 * written by its own deploy job, which alone has its secrets.
 *
 * <p>Its text is sorted as bytes are, so that the same secrets make the same file, and one line a secret, so that a change
 * shows what was rotated. It reveals which secrets are equal, and when each was changed; without the pepper nothing else.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * <p><b>Refuses when</b> a text is not exactly what {@link #text()} writes; line ends may be CRLF.
 *
 * @since 0.1
 */
public final class FingerprintLock {

    static final String HEADER = "tierguard-fingerprints " + Fingerprint.FORMAT + ":";

    private final String kid;
    private final List<FingerprintLine> lines;

    FingerprintLock(String kid, Collection<FingerprintLine> lines) {
        this.kid = kid;
        this.lines = List.copyOf(new TreeSet<>(lines));
    }

    /**
     * A lock file without a line.
     *
     * @param pepper whose fingerprints will stand in it
     * @return the lock
     */
    public static FingerprintLock empty(Pepper pepper) {
        return new FingerprintLock(pepper.kid(), List.of());
    }

    /**
     * Reads a lock file.
     *
     * @param content its bytes
     * @param file what it is called, for messages
     * @return the lock
     * @throws InvalidFingerprintsException where it is not whole, not sorted, or was merged by hand, with every such line
     */
    public static FingerprintLock parse(byte[] content, String file) {
        return new LockReader(content, file).read();
    }

    /**
     * The same file with other lines of one environment. All other lines stay.
     *
     * @param environment whose lines are replaced
     * @param secrets the fingerprints of each of its variables
     * @return a copy
     * @throws IllegalArgumentException where a name cannot stand in the file, or a fingerprint is of another pepper
     */
    public FingerprintLock with(Environment environment, Map<String, ? extends Collection<Fingerprint>> secrets) {
        List<FingerprintLine> all = new ArrayList<>();
        for (FingerprintLine line : lines) {
            if (!line.environment().equals(environment)) {
                all.add(line);
            }
        }
        secrets.forEach((variable, fingerprints) -> {
            for (Fingerprint fingerprint : fingerprints) {
                if (!fingerprint.kid().equals(kid)) {
                    throw new IllegalArgumentException("a fingerprint of another pepper");
                }
                all.add(new FingerprintLine(environment, variable, fingerprint));
            }
        });
        return new FingerprintLock(kid, all);
    }

    /**
     * Makes sure that fingerprints of a pepper can be compared with these.
     *
     * @param pepper the pepper at hand
     * @param file what the lock is called, for messages
     * @throws InvalidFingerprintsException where the lock's are of another
     */
    public void requirePepper(Pepper pepper, String file) {
        if (!pepper.kid().equals(kid)) {
            throw new InvalidFingerprintsException(
                    file + " cannot be used", Problem.of(Code.LOCK_OF_ANOTHER_PEPPER, file + ":1", kid, pepper.kid()));
        }
    }

    /**
     * Which pepper the fingerprints are of.
     *
     * @return its kid
     */
    public String kid() {
        return kid;
    }

    /**
     * Every line, the first one standing on line 2 of the file.
     *
     * @return sorted as the file is
     */
    public List<FingerprintLine> lines() {
        return lines;
    }

    /**
     * The file, with LF at the end of every line.
     *
     * @return its text, of ASCII only
     */
    public String text() {
        StringBuilder text = new StringBuilder(HEADER).append(kid).append('\n');
        for (FingerprintLine line : lines) {
            text.append(line.text()).append('\n');
        }
        return text.toString();
    }
}

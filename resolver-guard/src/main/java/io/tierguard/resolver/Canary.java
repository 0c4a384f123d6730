package io.tierguard.resolver;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names that nobody but this copy of the guard can answer: who gets the answer has asked it.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 */
final class Canary {

    /** RFC 2606 keeps {@code .invalid} from being anybody's. */
    private static final String ZONE = ".canary.tierguard.invalid";

    /** RFC 6666: what is sent there is discarded. */
    private static final byte[] DISCARD_PREFIX = {1, 0, 0, 0, 0, 0, 0, 0};

    private static final int ADDRESS_BYTES = 16;

    private final Map<String, InetAddress> answers = new ConcurrentHashMap<>();

    /** Looks up a name of its own, as any program does. */
    boolean isHeard() throws UnknownHostException {
        SecureRandom random = new SecureRandom();
        String name = new BigInteger(128, random).toString(36) + ZONE;
        byte[] address = new byte[ADDRESS_BYTES];
        random.nextBytes(address);
        System.arraycopy(DISCARD_PREFIX, 0, address, 0, DISCARD_PREFIX.length);
        answers.put(name, InetAddress.getByAddress(name, address));
        try {
            return InetAddress.getByName(name).equals(answers.get(name));
        } catch (UnknownHostException e) {
            return false;
        } finally {
            answers.remove(name);
        }
    }

    /** Whether a name is a canary's, be it this one's or not: such a name is handed on to nobody. */
    static boolean isOne(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(ZONE);
    }

    Optional<InetAddress> answer(String name) {
        return Optional.ofNullable(answers.get(name));
    }
}

package io.tierguard.resolver;

import io.tierguard.guard.Judgement;
import io.tierguard.registry.Host;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered of look-ups: those that were refused, with the reason, and those that came before there was a guard.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 */
final class LookupBook {

    /** The JVM has one resolver, which it makes itself. */
    static final LookupBook OF_THIS_JVM = new LookupBook();

    static final int MOST_REFUSED = 1_000;
    static final int MOST_EARLY = 1_000;

    private final Canary canary = new Canary();
    private final Map<Host, Judgement> refused = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, List<InetAddress>> early = new LinkedHashMap<>();
    private boolean asked;
    private boolean guarded;
    private boolean more;

    /**
     * Look-ups that nobody judged.
     *
     * @param answers by name, in order
     * @param more whether there were further names
     */
    record Early(Map<String, List<InetAddress>> answers, boolean more) {}

    Canary canary() {
        return canary;
    }

    /** The JVM, or another resolver, has taken this one. */
    synchronized void asked() {
        asked = true;
    }

    synchronized boolean wasAsked() {
        return asked;
    }

    synchronized void refused(Host host, Judgement judgement) {
        refused.put(host, judgement);
        if (refused.size() > MOST_REFUSED) {
            refused.remove(refused.keySet().iterator().next());
        }
    }

    synchronized void forget(Host host) {
        refused.remove(host);
    }

    synchronized Optional<Judgement> refusal(Host host) {
        return Optional.ofNullable(refused.get(host));
    }

    /** A name was answered without a guard. What comes after a guard was taken back is not early, and nobody's business. */
    synchronized void answered(String name, List<InetAddress> addresses) {
        if (guarded) {
            return;
        }
        if (early.size() < MOST_EARLY || early.containsKey(name)) {
            early.put(name, addresses);
        } else {
            more = true;
        }
    }

    /** What came before the first guard; each is handed out once. */
    synchronized Early takeEarly() {
        Early taken = new Early(new LinkedHashMap<>(early), more);
        early.clear();
        more = false;
        guarded = true;
        return taken;
    }
}

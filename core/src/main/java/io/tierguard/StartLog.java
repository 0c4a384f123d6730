package io.tierguard;

import io.tierguard.guard.Guard;
import io.tierguard.identity.AttestationVerifier;
import io.tierguard.identity.Evidence;
import io.tierguard.identity.Identity;
import io.tierguard.registry.Crossing;
import io.tierguard.registry.Registry;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a start tells once: who the process is, what it goes by, and which permissions end soon. */
final class StartLog {

    private static final Logger LOG = LoggerFactory.getLogger(Tierguard.class);
    private static final int WARNING_DAYS = 14;

    private StartLog() {}

    static void tell(Guard guard, Optional<AttestationVerifier.Attested> attested) {
        Registry registry = guard.registry();
        if (LOG.isInfoEnabled()) {
            LOG.info(
                    "this process is {}, {}, with evidence of {}; registry {} with SHA-256 {}",
                    guard.identity(),
                    guard.identity().assurance(),
                    sources(guard.identity()),
                    registry.source(),
                    registry.sha256());
        }
        if (attested.isPresent() && attested.get().endsSoon()) {
            LOG.warn(
                    "the attestation expires at {}, and four fifths of its life are over: deploy again, or have another signed",
                    attested.get().attestation().expires());
        }
        for (Crossing crossing : registry.crossings()) {
            if (crossing.isFor(guard.environment()) && endsSoon(crossing.expires(), guard.today())) {
                LOG.warn(
                        "the crossing at {} to {} expires on {}: {}",
                        crossing.origin(),
                        crossing.to().name(),
                        crossing.expires(),
                        crossing.reason());
            }
        }
        LocalDate observeUntil =
                registry.policy().mode(guard.environment().tier()).observeUntil();
        if (observeUntil != null && !guard.today().isAfter(observeUntil)) {
            LOG.warn("refusals are observed, not enforced, until {}", observeUntil);
        }
    }

    /** Which kinds of evidence there are; what they say is in the identity. */
    private static String sources(Identity identity) {
        Set<String> sources = new LinkedHashSet<>();
        for (Evidence piece : identity.evidence()) {
            sources.add(piece.source());
        }
        return String.join(", ", sources);
    }

    private static boolean endsSoon(LocalDate last, LocalDate today) {
        return !today.isAfter(last) && !today.plusDays(WARNING_DAYS).isBefore(last);
    }
}

package io.tierguard.guard;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells, once for each endpoint and code, what would be refused if the registry were enforced. */
final class ObservationLog {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final int MOST = 10_000;

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    void tell(Judgement judgement) {
        for (Decision decision : judgement.decisions()) {
            if (decision.wouldRefuse()) {
                String key = decision.code().map(Object::toString).orElse("") + " "
                        + decision.endpoint().describe();
                if (told.size() < MOST && told.add(key)) {
                    LOG.warn("observed, not enforced: {}", judgement.message());
                }
            }
        }
    }
}

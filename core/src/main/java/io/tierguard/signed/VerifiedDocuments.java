package io.tierguard.signed;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts that were verified, the latest used of them.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 */
final class VerifiedDocuments {

    private final Map<String, DocumentReader.Verified> latest;

    VerifiedDocuments(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a memory of nothing");
        }
        this.latest = new LatestUsed(most);
    }

    synchronized DocumentReader.@Nullable Verified get(String document) {
        return latest.get(document);
    }

    synchronized void put(String document, DocumentReader.Verified verified) {
        latest.put(document, verified);
    }

    private static final class LatestUsed extends LinkedHashMap<String, DocumentReader.Verified> {
        private static final long serialVersionUID = 1;
        private final int most;

        LatestUsed(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, DocumentReader.Verified> eldest) {
            return size() > most;
        }
    }
}

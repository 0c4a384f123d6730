package io.tierguard.cli;

import io.tierguard.tier.Tier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code --tier} takes. */
final class TierOption {

    private TierOption() {}

    static Tier parse(@Nullable String text) {
        if (text == null) {
            throw MisuseException.call("--tier TIER is missing");
        }
        return Tier.parse(text)
                .orElseThrow(() -> MisuseException.call("--tier is one of " + String.join(", ", Tier.names())));
    }

    /** For shells that complete words. */
    static final class Candidates extends ArrayList<String> {

        private static final long serialVersionUID = 1;

        Candidates() {
            super(List.copyOf(Tier.names()));
        }
    }
}

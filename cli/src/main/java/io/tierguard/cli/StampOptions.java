package io.tierguard.cli;

import io.tierguard.guard.Guard;
import io.tierguard.jdbc.marker.MarkerKind;
import io.tierguard.jdbc.marker.StampOrder;
import io.tierguard.tier.EnvironmentName;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is to be written, and what may be lost by it. */
final class StampOptions {

    @Option(names = "--server", arity = "0", description = "the server marker only")
    private boolean server;

    @Option(names = "--data", arity = "0", description = "the data marker only")
    private boolean data;

    @Option(
            names = "--sanitised",
            arity = "0",
            description = "the data came from another environment, and nothing of it is left that must not be here")
    private boolean sanitised;

    @Option(names = "--from", paramLabel = "NAME", description = "with --sanitised: from which environment")
    private @Nullable String from;

    @Option(
            names = "--replace",
            paramLabel = "NAME",
            description = "replace a marker of that environment, which is a mistake")
    private @Nullable String replaced;

    @Option(
            names = "--replace-unverified",
            arity = "0",
            description = "replace a marker that no trusted key has signed, or that cannot be read")
    private boolean replacesUnverified;

    boolean isAnyGiven() {
        return server || data || sanitised || from != null || replaced != null || replacesUnverified;
    }

    StampOrder order(Guard guard) {
        if (sanitised != (from != null)) {
            throw MisuseException.call("--sanitised and --from NAME stand together");
        }
        if (sanitised && server) {
            throw MisuseException.call("--sanitised is about data: leave --server out");
        }
        @Nullable EnvironmentName origin = name("--from", from, guard);
        if (origin != null && origin.equals(guard.environment().name())) {
            throw MisuseException.call("--from names another environment than --environment");
        }
        return new StampOrder(
                guard.environment(), kinds(), origin, name("--replace", replaced, guard), replacesUnverified);
    }

    private Set<MarkerKind> kinds() {
        if (sanitised) {
            return EnumSet.of(MarkerKind.DATA);
        }
        return server == data
                ? EnumSet.allOf(MarkerKind.class)
                : EnumSet.of(server ? MarkerKind.SERVER : MarkerKind.DATA);
    }

    private static @Nullable EnvironmentName name(String option, @Nullable String name, Guard guard) {
        return name == null
                ? null
                : Inquiry.name("stamp", option, name, guard.registry().environments());
    }
}

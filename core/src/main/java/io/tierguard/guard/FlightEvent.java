package io.tierguard.guard;

import io.tierguard.identity.Identity;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import org.jspecify.annotations.Nullable;

/** What every event of a flight recording tells. */
abstract sealed class FlightEvent extends Event permits VerdictEvent, CrossingUsedEvent {

    @Label("Environment")
    @Description("Which environment this process is")
    @Nullable
    String environment;

    @Label("Tier")
    @Description("The tier of that environment")
    @Nullable
    String tier;

    @Label("Endpoint")
    @Description("Host, port and database; of a target that cannot be read, its scheme")
    @Nullable
    String endpoint;

    @Label("Owner")
    @Description("Whose it is, as the registry's key names it; empty for nobody")
    @Nullable
    String owner;

    @Label("Used By")
    @Description("What wanted to reach it")
    @Nullable
    String usedBy;

    final void tell(Identity identity, String what, String whose, String by) {
        environment = identity.environment().name().text();
        tier = identity.tier().text();
        endpoint = what;
        owner = whose;
        usedBy = by;
    }
}

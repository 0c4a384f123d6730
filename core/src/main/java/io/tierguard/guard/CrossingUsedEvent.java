package io.tierguard.guard;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** The use of a written permission: at first, then hourly with a count. */
@Name("io.tierguard.CrossingUsed")
@Label("Crossing Used")
@Description("An endpoint of another environment was allowed by a crossing: the first time, then hourly")
@Category("Tierguard")
@Enabled(false)
@StackTrace(false)
final class CrossingUsedEvent extends Event {

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

    @Label("Crossing")
    @Description("File and line of the permission")
    @Nullable
    String crossing;

    @Label("Reason")
    @Description("Why it was given")
    @Nullable
    String reason;

    @Label("Days Left")
    @Description("0 on its last day")
    long daysLeft;

    @Label("Count")
    @Description("How often it was used since the last such event")
    long count;

    @Label("Used By")
    @Description("What wanted to reach it")
    @Nullable
    String usedBy;
}

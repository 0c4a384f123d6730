package io.tierguard.guard;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
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
final class CrossingUsedEvent extends FlightEvent {

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
}

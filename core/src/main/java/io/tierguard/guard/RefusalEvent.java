package io.tierguard.guard;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** What was refused, or would be, and who asked for it. */
@Name("io.tierguard.Refusal")
@Label("Refusal")
@Description("An endpoint, a target or a credential was refused, or would be")
@Category("Tierguard")
@Enabled(false)
@StackTrace(true)
final class RefusalEvent extends Event {

    @Label("Decision")
    @Description("refused, or would-refuse where it is only observed")
    @Nullable
    String decision;

    @Label("Code")
    @Description("Why")
    @Nullable
    String code;

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

    @Label("Rule")
    @Description("File and line of the registry that it rests on")
    @Nullable
    String rule;

    @Label("Used By")
    @Description("What wanted to reach it")
    @Nullable
    String usedBy;
}

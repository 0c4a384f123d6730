package io.tierguard.guard;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** What was refused, or would be, and who asked for it. */
@Name("io.tierguard.Refusal")
@Label("Refusal")
@Description("An endpoint, a target or a credential was refused, or would be")
@Category("Tierguard")
@Enabled(false)
@StackTrace(true)
final class RefusalEvent extends VerdictEvent {}

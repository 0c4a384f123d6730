package io.tierguard.guard;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One endpoint of a target that was judged, whatever the answer. */
@Name("io.tierguard.Decision")
@Label("Decision")
@Description("An endpoint was judged")
@Category("Tierguard")
@Enabled(false)
@StackTrace(false)
final class DecisionEvent extends VerdictEvent {}

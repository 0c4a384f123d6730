/** The accidents, one class each: first as it happened, then the same with Tierguard. */
@NullMarked
package io.tierguard.samples.incidents.scenario;

import org.jspecify.annotations.NullMarked;

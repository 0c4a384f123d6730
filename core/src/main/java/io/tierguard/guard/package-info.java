/**
 * The one place that decides: the guard, what it is asked and what it answers, and how a target is read and resolved.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.guard;

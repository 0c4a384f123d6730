/**
 * The front door: starts, loads, hands out the guard.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard;

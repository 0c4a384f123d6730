/**
 * The vocabulary: tiers, names of environments, environments. It stands on {@code internal} only.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.tier;

/**
 * What a secret tells of itself: whether a credential is live or for tests, for whom it was sealed, and, by its fingerprint,
 * whether two tiers have the same. It seals and opens too. It stands on {@code tier}, {@code report} and {@code internal}
 * only.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.secret;

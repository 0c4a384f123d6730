/**
 * What a secret tells of itself: whether a credential is live or for tests, and for whom it was sealed. It seals and opens
 * too. It stands on {@code tier}, {@code report} and {@code internal} only.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.secret;

/**
 * What a secret tells of itself: whether a credential is live or for tests. It stands on {@code tier} only.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.secret;

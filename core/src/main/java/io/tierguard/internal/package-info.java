/**
 * What no user may touch: normalisation of hosts, addresses and paths, spelling suggestions, redaction. Not API; may
 * change in any release.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.internal;

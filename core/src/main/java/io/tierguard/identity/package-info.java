/**
 * Which environment this process is, and how it is known: the claim, the evidence, and that they agree.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.identity;

/** What a secret looks like: the patterns of providers, private keys, and passwords in URLs. */
@org.jspecify.annotations.NullMarked
package io.tierguard.archunit.secrets;

/**
 * The one signed-document format, and the public keys that may sign. It stands on {@code report} and {@code internal}.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.signed;

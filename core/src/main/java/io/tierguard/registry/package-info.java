/**
 * The registry: which endpoint belongs to whom. Its reader, its patterns and owners, and the matcher that finds the line
 * that speaks for an endpoint.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.registry;

/**
 * HTTP requests over a connection that is kept alive.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.benchmarks.http;

/** The APIs that take a credential or an endpoint: by tables, by the names of their parameters, and by what users say. */
@org.jspecify.annotations.NullMarked
package io.tierguard.archunit.sinks;

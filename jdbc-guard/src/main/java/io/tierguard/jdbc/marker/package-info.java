/**
 * What a database says of itself: the format of markers, how each engine keeps them, and whether they fit a process. It
 * opens nothing, and knows nothing of what opens connections.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.jdbc.marker;

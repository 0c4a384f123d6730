/** Replays accidents that happened. */
@NullMarked
package io.tierguard.samples.incidents;

import org.jspecify.annotations.NullMarked;

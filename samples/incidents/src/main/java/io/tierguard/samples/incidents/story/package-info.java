/** What is told of an accident, and what came of it. */
@NullMarked
package io.tierguard.samples.incidents.story;

import org.jspecify.annotations.NullMarked;

/** The program that the processes run, once with Tierguard and once without. */
@NullMarked
package io.tierguard.samples.incidents.program;

import org.jspecify.annotations.NullMarked;

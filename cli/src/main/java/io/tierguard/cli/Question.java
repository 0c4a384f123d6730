package io.tierguard.cli;

import io.tierguard.guard.Target;

/**
 * A target to be judged, and where it stands.
 *
 * @param line the argument's position, or the physical line of the input, from 1
 * @param target without any setting of this machine
 */
record Question(int line, Target target) {}

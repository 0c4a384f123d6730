/** Parsers before inputs that nobody thought of: they may refuse, by their own exceptions and without a secret, and nothing else. */
@NullMarked
package io.tierguard.fuzz;

import org.jspecify.annotations.NullMarked;

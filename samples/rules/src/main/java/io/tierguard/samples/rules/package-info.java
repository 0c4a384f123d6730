/**
 * Each class breaks one rule, on purpose. What looks like a secret is a documented fake: it says so, and opens nothing.
 */
@NullMarked
package io.tierguard.samples.rules;

import org.jspecify.annotations.NullMarked;

/** Where the same is permitted: the application is put together here. */
@NullMarked
package io.tierguard.samples.rules.config;

import org.jspecify.annotations.NullMarked;

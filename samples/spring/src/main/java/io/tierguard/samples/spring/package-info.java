/** A shop by Spring Boot: its properties are judged before its first bean, its database and clients are guarded. */
@NullMarked
package io.tierguard.samples.spring;

import org.jspecify.annotations.NullMarked;

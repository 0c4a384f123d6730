package io.tierguard.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a setting looks like an endpoint, and is never connected to: a CORS origin, an issuer, a namespace. It is
 * not judged.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface NotAnEndpoint {

    /**
     * Why nothing connects to it.
     *
     * @return the reason, not blank
     */
    String reason();
}

package io.tierguard.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a text is the bare host of an endpoint, so that it is judged with its port.
 *
 * <pre>{@code
 * @Endpoint(port = "port")
 * String host();
 *
 * int port();
 * }</pre>
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Endpoint {

    /**
     * Where the port is.
     *
     * @return the name of the method beside this one that gives the port, or the port itself in digits
     */
    String port();
}

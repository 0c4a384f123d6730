package io.tierguard.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a constant only looks like a secret or an endpoint of another tier, so that the build rules pass over it.
 *
 * <p>It needs a reason. After its last day it no longer holds, and the finding comes back.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.TYPE, ElementType.PACKAGE})
public @interface HardCodedByDesign {

    /**
     * Why it may stand in the code.
     *
     * @return the reason, not blank
     */
    String reason();

    /**
     * The last day on which it holds.
     *
     * @return a date such as {@code 2027-03-31}; empty for no end
     */
    String until() default "";
}

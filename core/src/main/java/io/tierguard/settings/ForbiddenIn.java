package io.tierguard.settings;

import io.tierguard.tier.Tier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a setting must not be set in these tiers, to whatever value.
 *
 * <pre>{@code
 * @ForbiddenIn(Tier.PRODUCTION)
 * @WithDefault("false")
 * boolean traceRequests();
 * }</pre>
 *
 * <p>A default holds there all the same. On a group, a list or a map it means everything in it. It cannot stand on a
 * member that must be set everywhere.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ForbiddenIn {

    /**
     * Where it must not be set.
     *
     * @return at least one tier
     */
    Tier[] value();
}

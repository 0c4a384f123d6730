package io.tierguard.settings;

import io.tierguard.tier.Tier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a setting that may else be left out must be set in these tiers.
 *
 * <pre>{@code
 * @RequiredIn({Tier.STAGING, Tier.PRODUCTION})
 * Optional<SecretText> auditKey();
 *
 * @RequiredIn(Tier.PRODUCTION)
 * @WithDefault("http://localhost:8080")     // holds everywhere but in production
 * URI publicUrl();
 * }</pre>
 *
 * <p>A default does not count there, so that a value for development cannot slip into production. On an optional group,
 * a list or a map it means that something of it must be set. On a member that is required anyway it changes nothing.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RequiredIn {

    /**
     * Where it must be set.
     *
     * @return at least one tier
     */
    Tier[] value();
}

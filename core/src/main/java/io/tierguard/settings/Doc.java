package io.tierguard.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a setting or a group is for. The report shows it where the setting is missing or malformed.
 *
 * <pre>{@code
 * @Doc(value = "where orders are kept", example = "jdbc:postgresql://db.staging.example.com/orders")
 * JdbcUrl databaseUrl();
 * }</pre>
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Doc {

    /**
     * What it is for.
     *
     * @return a short sentence
     */
    String value();

    /**
     * A value as it could be. It is shown, so that it is never a secret.
     *
     * @return an example; empty for none
     */
    String example() default "";
}

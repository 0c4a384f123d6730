package io.tierguard.benchmarks.start;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * A process that binds its settings by Spring Boot's binder, from environment variables and without a context.
 *
 * @since 0.1
 */
public final class SpringStart {

    private SpringStart() {}

    /**
     * Prints the nanoseconds until the settings are there.
     *
     * @param args none
     */
    public static void main(String... args) {
        long begin = System.nanoTime();
        StandardEnvironment environment = new StandardEnvironment();
        ConfigurationPropertySources.attach(environment);
        FiftyBound settings =
                Binder.get(environment).bind("shop", FiftyBound.class).get();
        System.out.println(System.nanoTime() - begin + " " + settings.database().poolSize());
    }
}

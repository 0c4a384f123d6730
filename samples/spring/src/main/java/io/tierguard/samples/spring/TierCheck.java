package io.tierguard.samples.spring;

import io.tierguard.Tierguard;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

// region check
/** Judges the properties that Spring Boot has read, before there is a context or a bean. */
public final class TierCheck implements EnvironmentPostProcessor, Ordered {

    /** Of variables and system properties only those that begin so are the application's. */
    private static final List<String> OURS = List.of("spring", "shop");

    /** What looks like an endpoint, and is never connected to. */
    private static final Map<String, String> NOT_ENDPOINTS = Map.of("shop.allowed-origin", "a CORS origin");

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1; // behind the reading of application.yaml
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Tierguard tierguard = Tierguard.start(); // who this process is, or one report and exit 78
        tierguard.checkOrExit(propertiesOf(environment), NOT_ENDPOINTS); // whose its endpoints are, or the same
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("tierguard", tierguard));
    }

    private static Map<String, String> propertiesOf(ConfigurableEnvironment environment) {
        Map<String, String> properties = new TreeMap<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> enumerable) {
                for (String name : enumerable.getPropertyNames()) {
                    if (isOurs(source, name)) {
                        properties.put(name, environment.getProperty(name, "")); // as Spring will use it
                    }
                }
            }
        }
        return properties;
    }

    /** The JVM's own sources are full of others' endpoints, such as java.vendor.url. */
    private static boolean isOurs(PropertySource<?> source, String name) {
        return switch (source.getName()) {
            case StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME ->
                OURS.stream().anyMatch(ours -> name.regionMatches(true, 0, ours + "_", 0, ours.length() + 1));
            case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME ->
                OURS.stream().anyMatch(ours -> name.startsWith(ours + "."));
            default -> true;
        };
    }
}
// endregion

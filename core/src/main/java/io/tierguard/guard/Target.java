package io.tierguard.guard;

import io.tierguard.registry.Endpoint;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a caller wants to reach, as the caller says it: a URL, with properties beside it, or endpoints that are known.
 *
 * <p>Properties are what the driver would get: own entries and defaults. They may hold secrets, so that no method here
 * prints them.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class Target {

    private final String url;
    private final Map<String, String> properties;
    private final List<Endpoint> endpoints;
    private final String usedBy;
    private final boolean ambient;
    private final boolean forReport;

    private Target(
            String url,
            Map<String, String> properties,
            List<Endpoint> endpoints,
            String usedBy,
            boolean ambient,
            boolean forReport) {
        this.url = url;
        this.properties = properties;
        this.endpoints = endpoints;
        this.usedBy = usedBy;
        this.ambient = ambient;
        this.forReport = forReport;
    }

    /**
     * A URL of any kind, JDBC or other.
     *
     * @param url the text, secrets included
     * @return the target
     */
    public static Target of(String url) {
        return new Target(url, Map.of(), List.of(), "", true, false);
    }

    /**
     * A URL.
     *
     * @param uri the URL
     * @return the target
     */
    public static Target of(URI uri) {
        return of(uri.toString());
    }

    /**
     * A JDBC URL with the properties that its driver gets.
     *
     * @param url the text, secrets included
     * @param properties with their defaults; entries that are no strings are taken by their text
     * @return the target
     */
    public static Target of(String url, Properties properties) {
        Map<String, String> copy = new TreeMap<>();
        properties.forEach((key, value) -> copy.put(String.valueOf(key), String.valueOf(value)));
        properties.stringPropertyNames().forEach(name -> copy.put(name, properties.getProperty(name)));
        return new Target(url, Collections.unmodifiableMap(copy), List.of(), "", true, false);
    }

    /**
     * Endpoints that the caller knows already, such as a socket's.
     *
     * @param endpoints at least one
     * @return the target
     */
    public static Target of(Endpoint... endpoints) {
        if (endpoints.length == 0) {
            throw new IllegalArgumentException("a target has at least one endpoint");
        }
        return new Target("", Map.of(), List.of(endpoints), "", true, false);
    }

    /**
     * The same target with the name of what uses it, for messages.
     *
     * @param component such as {@code GuardedDataSource 'orders'} or a variable's name
     * @return a copy
     */
    public Target usedBy(String component) {
        return new Target(url, properties, endpoints, component, ambient, forReport);
    }

    /**
     * The same target, read without any setting of this machine: files, system properties, class-path resources.
     *
     * @return a copy
     */
    public Target withoutAmbientSettings() {
        return new Target(url, properties, endpoints, usedBy, false, forReport);
    }

    /**
     * The same target for a caller that tells refusals itself, as a report of settings does: the log does not repeat them.
     * Listeners are told all the same.
     *
     * @return a copy
     */
    public Target forReport() {
        return new Target(url, properties, endpoints, usedBy, ambient, true);
    }

    /**
     * The URL, secrets included: for readers, never for output.
     *
     * @return the text as the caller gave it; empty where the caller gave endpoints
     */
    public String url() {
        return url;
    }

    /**
     * The properties, secrets included: for readers, never for output.
     *
     * @return what the driver gets
     */
    public Map<String, String> properties() {
        return properties;
    }

    /**
     * The endpoints that the caller knew.
     *
     * @return empty where the caller gave a URL
     */
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /**
     * What uses it.
     *
     * @return empty where nobody said
     */
    public String usedBy() {
        return usedBy;
    }

    /**
     * Whether settings of this machine may move it, and so have to be looked at.
     *
     * @return false after {@link #withoutAmbientSettings()}
     */
    public boolean hasAmbientSettings() {
        return ambient;
    }

    boolean isForReport() {
        return forReport;
    }

    @Override
    public String toString() {
        return "Target" + (usedBy.isEmpty() ? "" : " of " + usedBy);
    }
}

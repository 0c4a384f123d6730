package io.tierguard.identity;

import io.tierguard.internal.UrlPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code OTEL_RESOURCE_ATTRIBUTES}: {@code key=value} pairs with commas between them, values percent-encoded.
 *
 * <p>Source: OpenTelemetry specification, Resource SDK, Specifying resource information via an environment variable.
 */
final class OtelAttributes {

    static final String VARIABLE = "OTEL_RESOURCE_ATTRIBUTES";
    private static final String ATTRIBUTE = "deployment.environment.name";

    private OtelAttributes() {}

    /** Every value that the attribute has, so that two that differ cannot both agree with the claim. */
    static List<Evidence> observe(Map<String, String> environment, String origin) {
        List<Evidence> found = new ArrayList<>();
        for (String pair : environment.getOrDefault(VARIABLE, "").split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals >= 0 && pair.substring(0, equals).strip().equals(ATTRIBUTE)) {
                String raw = pair.substring(equals + 1).strip();
                String value = UrlPath.percentDecode(raw).orElse(raw);
                found.add(new Evidence(
                        Evidence.OTEL, value, ATTRIBUTE + "=" + Claims.printable(value), origin + " " + VARIABLE));
            }
        }
        return found;
    }
}

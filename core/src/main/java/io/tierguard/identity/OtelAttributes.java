package io.tierguard.identity;

import io.tierguard.identity.Surroundings.Variable;
import io.tierguard.internal.UrlPath;
import io.tierguard.registry.EvidenceSources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code OTEL_RESOURCE_ATTRIBUTES}: {@code key=value} pairs with commas between them, both percent-encoded.
 *
 * <p>Sources: OpenTelemetry specification, Resource SDK, Specifying resource information via an environment variable;
 * semantic conventions, resources.
 */
final class OtelAttributes implements EvidenceSource {

    static final String VARIABLE = "OTEL_RESOURCE_ATTRIBUTES";

    /** The attribute that {@link Identity#attributes} gives as well. */
    static final String ENVIRONMENT_NAME = "deployment.environment.name";

    private static final String ACCOUNT = "cloud.account.id";

    /** Attribute and source. */
    private static final String[][] TABLE = {
        {ENVIRONMENT_NAME, Evidence.OTEL},
        {"deployment.environment", EvidenceSources.OTEL_DEPRECATED},
        {"k8s.namespace.name", EvidenceSources.KUBERNETES_NAMESPACE},
        {ACCOUNT, EvidenceSources.CLOUD_ACCOUNT},
    };

    @Override
    public Set<String> names() {
        return Set.of(Evidence.OTEL, EvidenceSources.OTEL_DEPRECATED);
    }

    /** Every value that an attribute has, so that two that differ cannot both agree with the claim. */
    @Override
    public List<Evidence> observe(Surroundings surroundings) {
        Optional<Variable> variable = surroundings.variable(VARIABLE);
        if (variable.isEmpty()) {
            return List.of();
        }
        List<Evidence> found = new ArrayList<>();
        List<String[]> attributes = attributes(variable.get().value());
        String accounts = isOfGoogle(attributes) ? EvidenceSources.CLOUD_PROJECT : EvidenceSources.CLOUD_ACCOUNT;
        for (String[] attribute : attributes) {
            for (String[] row : TABLE) {
                if (row[0].equals(attribute[0])) {
                    String source = attribute[0].equals(ACCOUNT) ? accounts : row[1];
                    found.add(piece(
                            source, attribute[0], attribute[1], variable.get().origin()));
                }
            }
        }
        return found;
    }

    private static Evidence piece(String source, String key, String raw, String origin) {
        Optional<String> value = UrlPath.percentDecode(raw);
        if (value.isEmpty()) {
            return Evidence.unreadable(source, "its percent-encoding is broken", key + " in " + origin);
        }
        if (source.equals(Evidence.OTEL) && Evidence.isPlain(value.get())) {
            return new Evidence(source, value.get(), key + "=" + Claims.visible(value.get()), origin);
        }
        String text = source.equals(EvidenceSources.CLOUD_ACCOUNT) ? CloudAccounts.inOneCase(value.get()) : value.get();
        return Evidence.of(source, text, key + " in " + origin);
    }

    /** What an account's id names there is a project. */
    private static boolean isOfGoogle(List<String[]> attributes) {
        for (String[] attribute : attributes) {
            if (attribute[0].equals("cloud.provider") && decoded(attribute[1]).equals("gcp")) {
                return true;
            }
        }
        return false;
    }

    private static List<String[]> attributes(String text) {
        List<String[]> attributes = new ArrayList<>();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals >= 0) {
                attributes.add(new String[] {
                    decoded(pair.substring(0, equals).strip()),
                    pair.substring(equals + 1).strip()
                });
            }
        }
        return attributes;
    }

    /** As it is, where its encoding is broken. */
    private static String decoded(String text) {
        return UrlPath.percentDecode(text).orElse(text);
    }
}

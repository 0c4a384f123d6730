package io.tierguard.identity;

import io.tierguard.identity.Surroundings.Variable;
import io.tierguard.registry.EvidenceSources;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The sources that a variable is, whole. Those of one source are all read: where two differ, both have to agree. */
final class NamedVariables implements EvidenceSource {

    /** Source and variable. */
    private static final String[][] TABLE = {
        {EvidenceSources.NODE_ENV, "NODE_ENV"},
        {EvidenceSources.RAILS_ENV, "RAILS_ENV"},
        {EvidenceSources.CI_ENVIRONMENT, "CI_ENVIRONMENT_NAME"},
        {EvidenceSources.CI_ENVIRONMENT_TIER, "CI_ENVIRONMENT_TIER"},
        {EvidenceSources.DATADOG_ENV, "DD_ENV"},
        {EvidenceSources.SENTRY_ENVIRONMENT, "SENTRY_ENVIRONMENT"},
        {EvidenceSources.VERCEL_ENV, "VERCEL_ENV"},
        {EvidenceSources.CLOUD_SERVICE, "K_SERVICE"},
        {EvidenceSources.CLOUD_SERVICE, "CLOUD_RUN_JOB"},
        {EvidenceSources.CLOUD_SERVICE, "GAE_SERVICE"},
        {EvidenceSources.CLOUD_SERVICE, "WEBSITE_SITE_NAME"},
        {EvidenceSources.CLOUD_SERVICE, "CONTAINER_APP_NAME"},
        {EvidenceSources.CLOUD_SERVICE, "AWS_LAMBDA_FUNCTION_NAME"},
        {EvidenceSources.SPIFFE_TRUST_DOMAIN, "SPIFFE_TRUST_DOMAIN"},
    };

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (String[] row : TABLE) {
            names.add(row[0]);
        }
        return names;
    }

    @Override
    public List<Evidence> observe(Surroundings surroundings) {
        List<Evidence> found = new ArrayList<>();
        for (String[] row : TABLE) {
            Optional<Variable> variable = surroundings.variable(row[1]);
            if (variable.isPresent()) {
                found.add(Evidence.of(
                        row[0], variable.get().value(), variable.get().origin()));
            }
        }
        return found;
    }
}

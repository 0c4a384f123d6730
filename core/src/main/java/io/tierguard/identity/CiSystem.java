package io.tierguard.identity;

import io.tierguard.identity.Surroundings.Variable;
import io.tierguard.registry.EvidenceSources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which CI system runs the process, by the variable that each sets in its jobs, as its documentation says. */
final class CiSystem implements EvidenceSource {

    private static final String ANY = "CI";

    /** What a job is said to run in where nothing says which. */
    static final String UNKNOWN = "unknown";

    /** Variable and system. */
    private static final String[][] TABLE = {
        {"GITHUB_ACTIONS", "github-actions"},
        {"GITLAB_CI", "gitlab-ci"},
        {"JENKINS_URL", "jenkins"},
        {"CIRCLECI", "circleci"},
        {"BUILDKITE", "buildkite"},
        {"TF_BUILD", "azure-pipelines"},
        {"BITBUCKET_BUILD_NUMBER", "bitbucket-pipelines"},
        {"TEAMCITY_VERSION", "teamcity"},
        {"CODEBUILD_BUILD_ID", "aws-codebuild"},
        {"bamboo_buildKey", "bamboo"},
        {"TRAVIS", "travis-ci"},
        {"DRONE", "drone"},
        {"APPVEYOR", "appveyor"},
        {"CIRRUS_CI", "cirrus-ci"},
        {"SEMAPHORE", "semaphore"},
    };

    @Override
    public Set<String> names() {
        return Set.of(EvidenceSources.CI_SYSTEM);
    }

    @Override
    public List<Evidence> observe(Surroundings surroundings) {
        List<Evidence> found = new ArrayList<>();
        for (String[] row : TABLE) {
            add(row[1], surroundings.variable(row[0]), found);
        }
        if (found.isEmpty()) {
            add(UNKNOWN, surroundings.variable(ANY), found);
        }
        return found;
    }

    /** It is set, whatever to; {@code false} is how a developer says that the shell is none. */
    private static void add(String system, Optional<Variable> marker, List<Evidence> found) {
        if (marker.isPresent()
                && !marker.get().value().isEmpty()
                && !marker.get().value().equalsIgnoreCase("false")) {
            found.add(
                    Evidence.of(EvidenceSources.CI_SYSTEM, system, marker.get().origin()));
        }
    }
}

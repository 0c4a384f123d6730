package io.tierguard.leak;

import io.tierguard.identity.EvidenceProviders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Secrets where the process looks for who it is. */
final class IdentityScenarios {

    private static final List<String> SHAPES = List.of(
            "%w",
            "%m",
            "sk_" + "live_%k",
            "gh" + "p_%k",
            "gl" + "pat-%k",
            "ey" + "J%k.%k.%k",
            "https://u:%m@a.prod.shop.example/%m",
            "staging,%m",
            "staging=%m",
            "%w\n%w",
            "%zz%m",
            "%k=");

    private static final List<String> VARIABLES = List.of(
            "POD_NAMESPACE",
            "KUBERNETES_NAMESPACE",
            "SPRING_PROFILES_ACTIVE",
            "SPRING_PROFILES_DEFAULT",
            "QUARKUS_PROFILE",
            "MICRONAUT_ENVIRONMENTS",
            "NODE_ENV",
            "RAILS_ENV",
            "CI",
            "GITHUB_ACTIONS",
            "JENKINS_URL",
            "CI_ENVIRONMENT_NAME",
            "CI_ENVIRONMENT_TIER",
            "DD_ENV",
            "SENTRY_ENVIRONMENT",
            "VERCEL_ENV",
            "K_SERVICE",
            "WEBSITE_OWNER_NAME",
            "SPIFFE_TRUST_DOMAIN",
            "AWS_ROLE_ARN",
            "AWS_ACCOUNT_ID",
            "AZURE_SUBSCRIPTION_ID",
            "GOOGLE_CLOUD_PROJECT",
            "GOOGLE_APPLICATION_CREDENTIALS");

    private static final List<String> SOURCES = List.of(
            "otel.deployment.environment.name",
            "otel.deployment.environment",
            "kubernetes.namespace",
            "spring.profiles",
            "quarkus.profile",
            "micronaut.environments",
            "node.env",
            "rails.env",
            "ci.system",
            "ci.environment",
            "ci.environment.tier",
            "datadog.env",
            "sentry.environment",
            "vercel.env",
            "cloud.account",
            "cloud.project",
            "cloud.service",
            "spiffe.trust-domain");

    private IdentityScenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        for (String shape : SHAPES) {
            all.add(new Scenario("evidence holds " + shape, (secrets, directory, told) -> {
                for (String rules : List.of("", rules(false), rules(true))) {
                    World world = new World(told, directory).in("staging").registry(rules);
                    for (String name : VARIABLES) {
                        world.variable(name, secrets.in(shape));
                    }
                    world.start();
                }
            }));
            all.add(new Scenario("attributes of OpenTelemetry hold " + shape, (secrets, directory, told) -> {
                for (String key : List.of(
                        "deployment.environment.name",
                        "deployment.environment",
                        "k8s.namespace.name",
                        "cloud.account.id",
                        "api.key")) {
                    for (String attribute :
                            List.of(key + "=%s", "%s=" + key, "%s", key + "=%%%s", "a=b," + key + "=%s")) {
                        new World(told, directory)
                                .in("staging")
                                .registry(rules(false))
                                .variable("OTEL_RESOURCE_ATTRIBUTES", attribute.formatted(secrets.in(shape)))
                                .start();
                    }
                }
            }));
            all.add(new Scenario("the environment is " + shape, (secrets, directory, told) -> {
                new World(told, directory).in(secrets.in(shape)).start();
                new World(told, directory)
                        .in("staging")
                        .variable("TIERGUARD_ENVIRONMENT_FILE", secrets.in(shape))
                        .variable("JAVA_TOOL_OPTIONS", "-Dtierguard.registry=" + secrets.in(shape))
                        .start();
                Files.writeString(directory.resolve(".env"), "TIERGUARD_ENVIRONMENT=" + secrets.in(shape) + "\n");
                new World(told, directory).start();
                new World(told, directory).in(secrets.in(shape)).start();
            }));
            all.add(new Scenario("mounted files hold " + shape, (secrets, directory, told) -> {
                Path files = Files.createDirectories(directory.resolve("var/run/secrets/kubernetes.io/serviceaccount"));
                Files.writeString(files.resolve("namespace"), secrets.in(shape));
                for (String json :
                        List.of("%s", "{\"project_id\": \"%s\"}", "{\"project_id\": {\"%1$s\": \"%1$s\"}}", "{%s")) {
                    Files.writeString(directory.resolve("google.json"), json.formatted(secrets.in(shape)));
                    for (String rules : List.of("", rules(false))) {
                        new World(told, directory)
                                .in("staging")
                                .registry(rules)
                                .variable("GOOGLE_APPLICATION_CREDENTIALS", "/google.json")
                                .start();
                    }
                }
            }));
        }
        for (String way : FailingProviders.WAYS) {
            all.add(new Scenario("a source of evidence fails by " + way, (secrets, directory, told) -> {
                told.object(EvidenceProviders.load());
                new World(told, directory)
                        .in("staging")
                        .variable("FAILING_EVIDENCE", FailingProviders.text(way, secrets.word()))
                        .start();
            }));
        }
        return all;
    }

    /** For every source that there is, so that what is observed contradicts the claim. */
    private static String rules(boolean required) {
        StringBuilder rules = new StringBuilder("evidence:\n");
        for (String source : SOURCES) {
            rules.append("  - {source: " + source + ", matches: \"*-prod\", environment: production}\n");
            rules.append("  - {source: " + source + ", matches: \"*-staging\", environment: staging, required: "
                    + required + "}\n");
        }
        return rules.toString();
    }
}

package io.tierguard.registry;

import java.util.List;

/**
 * The sources of platform evidence that a rule of the registry may name. A library on the class path may know more.
 *
 * @since 0.1
 */
public final class EvidenceSources {

    /** {@code deployment.environment.name} in {@code OTEL_RESOURCE_ATTRIBUTES}; the one source with a built-in rule. */
    public static final String OTEL = "otel.deployment.environment.name";

    /** {@code deployment.environment} in {@code OTEL_RESOURCE_ATTRIBUTES}: its older name, which has no built-in rule. */
    public static final String OTEL_DEPRECATED = "otel.deployment.environment";

    /** The namespace of the pod, as Kubernetes mounts it beside the service account's token, or gives it to a variable. */
    public static final String KUBERNETES_NAMESPACE = "kubernetes.namespace";

    /** Each profile in {@code SPRING_PROFILES_ACTIVE}, and in what Spring reads beside it. */
    public static final String SPRING_PROFILES = "spring.profiles";

    /** Each profile in {@code QUARKUS_PROFILE}. */
    public static final String QUARKUS_PROFILE = "quarkus.profile";

    /** Each environment in {@code MICRONAUT_ENVIRONMENTS}. */
    public static final String MICRONAUT_ENVIRONMENTS = "micronaut.environments";

    /** {@code NODE_ENV}. */
    public static final String NODE_ENV = "node.env";

    /** {@code RAILS_ENV}. */
    public static final String RAILS_ENV = "rails.env";

    /** The CI system whose job the process is part of, such as {@code github-actions}. */
    public static final String CI_SYSTEM = "ci.system";

    /** The environment of the deploy job, {@code CI_ENVIRONMENT_NAME}. */
    public static final String CI_ENVIRONMENT = "ci.environment";

    /** The tier of the deploy job, {@code CI_ENVIRONMENT_TIER}. */
    public static final String CI_ENVIRONMENT_TIER = "ci.environment.tier";

    /** {@code DD_ENV}. */
    public static final String DATADOG_ENV = "datadog.env";

    /** {@code SENTRY_ENVIRONMENT}. */
    public static final String SENTRY_ENVIRONMENT = "sentry.environment";

    /** {@code VERCEL_ENV}. */
    public static final String VERCEL_ENV = "vercel.env";

    /** The account in {@code AWS_ROLE_ARN}, or Azure's subscription. */
    public static final String CLOUD_ACCOUNT = "cloud.account";

    /** {@code GOOGLE_CLOUD_PROJECT}, and the project of a service account's key. */
    public static final String CLOUD_PROJECT = "cloud.project";

    /** The service's name at its host, such as {@code K_SERVICE} or {@code WEBSITE_SITE_NAME}. */
    public static final String CLOUD_SERVICE = "cloud.service";

    /** The trust domain of the process's SPIFFE identity. */
    public static final String SPIFFE_TRUST_DOMAIN = "spiffe.trust-domain";

    private static final List<String> NAMES = List.of(
            OTEL,
            OTEL_DEPRECATED,
            KUBERNETES_NAMESPACE,
            SPRING_PROFILES,
            QUARKUS_PROFILE,
            MICRONAUT_ENVIRONMENTS,
            NODE_ENV,
            RAILS_ENV,
            CI_SYSTEM,
            CI_ENVIRONMENT,
            CI_ENVIRONMENT_TIER,
            DATADOG_ENV,
            SENTRY_ENVIRONMENT,
            VERCEL_ENV,
            CLOUD_ACCOUNT,
            CLOUD_PROJECT,
            CLOUD_SERVICE,
            SPIFFE_TRUST_DOMAIN);

    private EvidenceSources() {}

    /**
     * All of them.
     *
     * @return their names, as {@code source} spells them
     */
    public static List<String> names() {
        return NAMES;
    }
}

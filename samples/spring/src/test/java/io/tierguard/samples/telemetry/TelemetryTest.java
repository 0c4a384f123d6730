package io.tierguard.samples.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.tierguard.Tierguard;
import io.tierguard.registry.Registry;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What {@code docs/identity.md} shows of logs and traces. */
class TelemetryTest {

    private static final Map<String, String> ATTRIBUTES = Map.of(
            "deployment.environment.name", "test",
            "tierguard.environment", "test",
            "tierguard.assurance", "declared");

    private final Tierguard tierguard = ((Tierguard.Resolved) Tierguard.resolve(Tierguard.Sources.of(
                    Map.of("TIERGUARD_ENVIRONMENT", "test"), Registry.parse("tierguard.yaml", "version: 1\n"))))
            .tierguard();

    @Test
    void a_resource_of_opentelemetry_has_the_identity() {
        System.setProperty("otel.traces.exporter", "none");
        System.setProperty("otel.metrics.exporter", "none");
        System.setProperty("otel.logs.exporter", "none");
        // region otel
        AutoConfiguredOpenTelemetrySdk telemetry = AutoConfiguredOpenTelemetrySdk.builder()
                .addResourceCustomizer((resource, config) -> {
                    AttributesBuilder attributes = Attributes.builder();
                    tierguard.identity().attributes().forEach(attributes::put);
                    return resource.merge(Resource.create(attributes.build())); // the identity wins
                })
                .setResultAsGlobal()
                .build();
        // endregion
        try (OpenTelemetrySdk sdk = telemetry.getOpenTelemetrySdk()) {
            String provider = sdk.getSdkTracerProvider().toString();
            ATTRIBUTES.forEach((name, value) -> assertThat(provider).contains(name + "=\"" + value + '"'));
        }
    }

    @Test
    void a_context_of_logback_has_the_identity() {
        // region logback
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        tierguard.identity().attributes().forEach(context::putProperty);
        // endregion
        assertThat(context.getCopyOfPropertyMap()).containsAllEntriesOf(ATTRIBUTES);
    }

    @Test
    void a_provider_of_log4j_has_the_identity() {
        IdentityContext.tell(tierguard.identity());

        assertThat(new IdentityContext().supplyContextData()).isEqualTo(ATTRIBUTES);
    }
}

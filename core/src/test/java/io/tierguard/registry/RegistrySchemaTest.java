package io.tierguard.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Editors and the reader agree about the file. */
class RegistrySchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode TEXT = text();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT);

    private static JsonNode text() {
        try (InputStream in = Registry.class.getResourceAsStream("/tierguard.schema.json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean schemaAccepts(String yaml) {
        Object value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return SCHEMA.validate(JSON.valueToTree(value)).isEmpty();
    }

    private static boolean readerAccepts(String yaml) {
        return Registries.problems(yaml).problems().isEmpty();
    }

    static Stream<String> valid() {
        String x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
        return Stream.of(
                "version: 1",
                StarterRegistry.text(),
                """
                version: 1
                application: orders
                environments: {qa-eu: staging, "preview/*": development}
                endpoints:
                  production:
                    - "*.prod.example.com"
                    - 10.1.0.0/16
                    - 2001:db8:1::/48
                    - orders-db.example.com:5432/orders
                    - "[2001:db8::1]:443"
                    - 2001:db8::2
                    - "*.x.example.com:443/v1"
                    - mysql://db.example.com:3306/orders
                    - 10.1.2.3:6379/0
                  staging: ["*.staging.example.com"]
                  qa-eu: [qa-eu.example.com]
                  preview/pr-1: [local/mem:x, "h2://local//data/x"]
                  "development, test, staging, production": [localhost:5432]
                  shared: [https://api.stripe.com, repo.example.com]
                crossings:
                  - from: staging
                    to: production
                    endpoint: metrics.prod.example.com:443
                    reason: the release dashboard
                    expires: 2027-03-31
                  - {from: qa-eu, to: production, endpoint: "[2001:db8::1]:443", reason: r, expires: 2027-03-31}
                evidence:
                  - {source: kubernetes.namespace, matches: "*-prod", environment: production}
                  - {source: cloud.account, matches: "123", environment: [qa-eu, test], required: true}
                trust:
                  attestation: []
                  marker: [{kty: OKP, crv: Ed25519, kid: a, x: %s}]
                policy:
                  mode: {staging: {observe-until: 2027-01-31}, default: enforce}
                  unknown-endpoints: refuse
                  test-runtime-cap: {qa-eu: staging, default: test}
                  attestation: {production: required}
                  marker: {production: required}
                  secrets: {production: sealed-only}
                  protect: [production]
                credentials: [{provider: acme, live: l_, test: t_}]
                """.formatted(x),
                "version: 1\npolicy: {mode: {observe-until: 2027-01-31}, test-runtime-cap: production, protect: []}");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void both_take_what_is_right(String yaml) {
        Object value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        assertThat(SCHEMA.validate(JSON.valueToTree(value))).isEmpty();
        assertThat(Registries.problems(yaml).problems()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "application: x",
                "version: 2",
                "version: '1'",
                "version: 1\nendpoint: {}",
                "version: 1\napplication: 7",
                "version: 1\napplication: ''",
                "version: 1\nenvironments: []",
                "version: 1\nenvironments: {production: production}",
                "version: 1\nenvironments: {QA: staging}",
                "version: 1\nenvironments: {shared: staging}",
                "version: 1\nenvironments: {qa: stagin}",
                "version: 1\nendpoints: []",
                "version: 1\nendpoints:",
                "version: 1\nendpoints: {staging: a.example.com}",
                "version: 1\nendpoints: {staging: [a.example.com, a.example.com]}",
                "version: 1\nendpoints: {staging: [7]}",
                "version: 1\nendpoints: {staging: [{localhost: 5432}]}",
                "version: 1\nendpoints: {'shared, staging': [a.example.com]}",
                "version: 1\nendpoints: {'staging, shared': [a.example.com]}",
                "version: 1\nendpoints: {'staging,staging': [a.example.com]}",
                "version: 1\nendpoints: {'test, staging, test': [a.example.com]}",
                "version: 1\nendpoints: {'staging,': [a.example.com]}",
                "version: 1\nendpoints: {staging: ['*']}",
                "version: 1\nendpoints: {staging: ['*.']}",
                "version: 1\nendpoints: {staging: ['a.*.b']}",
                "version: 1\nendpoints: {staging: ['0.0.0.0/0']}",
                "version: 1\nendpoints: {staging: ['::/0']}",
                "version: 1\nendpoints: {staging: ['https://10.0.0.0/8']}",
                "version: 1\nendpoints: {staging: ['jdbc:postgresql://a/b']}",
                "version: 1\nendpoints: {staging: ['u@a']}",
                "version: 1\nendpoints: {staging: ['a?b']}",
                "version: 1\nendpoints: {staging: ['a b']}",
                "version: 1\nendpoints: {staging: ['local:1']}",
                "version: 1\nendpoints: {staging: ['a:b']}",
                "version: 1\nendpoints: {staging: ['']}",
                "version: 1\ncrossings: [{from: staging, to: production}]",
                "version: 1\ncrossings: [{from: 'a*', to: production, endpoint: 'a:1', reason: r, expires: 2027-03-31}]",
                "version: 1\ncrossings: [{from: test, to: shared, endpoint: 'a:1', reason: r, expires: 2027-03-31}]",
                "version: 1\ncrossings: [{from: test, to: staging, endpoint: a, reason: r, expires: 2027-03-31}]",
                "version: 1\ncrossings: [{from: test, to: staging, endpoint: 'a:0', reason: r, expires: 2027-03-31}]",
                "version: 1\ncrossings: [{from: test, to: staging, endpoint: 'a:1', reason: ' ', expires: 2027-03-31}]",
                "version: 1\ncrossings: [{from: test, to: staging, endpoint: 'a:1', reason: r, expires: soon}]",
                "version: 1\nevidence: [{source: ci.environment, matches: A, environment: test}]",
                "version: 1\nevidence: [{source: ci.environment, matches: 1, environment: test}]",
                "version: 1\nevidence: [{source: ci.environment, matches: a, environment: []}]",
                "version: 1\nevidence: [{source: ci.environment, matches: a, environment: shared}]",
                "version: 1\nevidence: [{source: ci.environment, matches: a, environment: test, required: 'yes'}]",
                "version: 1\nevidence: [{source: ci.environment, matches: a}]",
                "version: 1\ntrust: {markers: []}",
                "version: 1\ntrust: {marker: [{kty: RSA}]}",
                "version: 1\npolicy: {mode: observe}",
                "version: 1\npolicy: {mode: {stagin: enforce}}",
                "version: 1\npolicy: {mode: {observe-until: 2027-01-31, staging: enforce}}",
                "version: 1\npolicy: {unknown-endpoints: {test: maybe}}",
                "version: 1\npolicy: {protect: production}",
                "version: 1\npolicy: {protect: [production, production]}",
                "version: 1\npolicy: {test-runtime-cap: prod}",
                "version: 1\npolicy: {modes: enforce}",
                "version: 1\ncredentials: [{provider: a, live: b}]",
                "version: 1\ncredentials: [{provider: a, live: b, test: ''}]",
                "version: 1\ninclude: a.yaml",
                "version: 1\ninclude: ['/a.yaml']",
                "version: 1\ninclude: ['http://a/b.yaml']",
            })
    void both_refuse_what_is_wrong(String yaml) {
        assertThat(schemaAccepts(yaml)).as("the schema").isFalse();
        assertThat(readerAccepts(yaml)).as("the reader").isFalse();
    }

    @Test
    void a_private_key_is_wrong_for_both() {
        String yaml = "version: 1\ntrust: {marker: [{kty: OKP, crv: Ed25519, kid: a, d: fake,"
                + " x: 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo}]}";
        assertThat(schemaAccepts(yaml)).isFalse();
        assertThat(readerAccepts(yaml)).isFalse();
    }

    @Test
    void the_schema_names_what_the_reader_knows() {
        assertThat(strings("/properties/evidence/items/properties/source/anyOf/0/enum"))
                .containsExactlyElementsOf(EvidenceSources.names());
        for (Enum<?>[] words : List.of(
                Policy.UnknownEndpoints.values(),
                Policy.Attestation.values(),
                Policy.Marker.values(),
                Policy.Secrets.values())) {
            String key = Arrays.stream(words)
                    .findFirst()
                    .orElseThrow()
                    .getDeclaringClass()
                    .getSimpleName();
            String name = key.equals("UnknownEndpoints") ? "unknown-endpoints" : key.toLowerCase(java.util.Locale.ROOT);
            assertThat(strings("/properties/policy/properties/" + name + "/anyOf/0/enum"))
                    .containsExactlyElementsOf(Arrays.stream(words)
                            .map(word -> word.name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', '-'))
                            .toList());
        }
    }

    private static List<String> strings(String pointer) {
        List<String> all = new java.util.ArrayList<>();
        TEXT.at(pointer).forEach(node -> all.add(node.asText()));
        return all;
    }
}

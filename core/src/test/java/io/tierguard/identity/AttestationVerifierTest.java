package io.tierguard.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.registry.Registry;
import io.tierguard.report.Report;
import io.tierguard.signed.DocumentSigner;
import io.tierguard.testing.Forge;
import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttestationVerifierTest {

    private static final Instant NOW = Instant.parse("2027-01-15T12:00:00Z");
    private static final String WHERE = "TIERGUARD_ATTESTATION";
    private static final Forge FORGE = Forge.of("ci-2027");
    private static final Forge OLD = Forge.of("ci-2026");
    private static final Forge STRANGER = Forge.of("ci-2027");

    private static final Evidence NAMESPACE =
            new Evidence("kubernetes.namespace", "orders-prod", "kubernetes.namespace=orders-prod", "file namespace");
    private static final Evidence ACCOUNT =
            new Evidence("cloud.account", "123456789012", "cloud.account=…9012", "environment variable AWS_ROLE_ARN");

    private static String registry(Forge... trusted) {
        StringBuilder yaml = new StringBuilder("version: 1\napplication: orders\ntrust:\n  attestation:\n");
        for (Forge forge : trusted) {
            yaml.append("    - {kty: OKP, crv: Ed25519, kid: ").append(forge.kid());
            yaml.append(", x: ").append(forge.x()).append("}\n");
        }
        return yaml.toString();
    }

    private static AttestationVerifier.Result verify(String document, Evidence... observed) {
        return AttestationVerifier.of(Registry.parse("conf/tierguard.yaml", registry(FORGE, OLD)))
                .verify(document, WHERE, List.of(observed), NOW);
    }

    private static String problems(AttestationVerifier.Result result) {
        return Report.of("start", ((AttestationVerifier.NotAttested) result).problems())
                .text();
    }

    private static String problems(String document, Evidence... observed) {
        return problems(verify(document, observed));
    }

    /** One problem as the report prints it. */
    private static String only(String problem) {
        return "start: 1 problem\n\n" + problem;
    }

    /** The claims of an attestation that is right, as JSON by name. */
    private static Map<String, String> claims() {
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("iss", "\"https://ci.example\"");
        claims.put("aud", "\"orders\"");
        claims.put("sub", "\"env:orders:production:production\"");
        claims.put("tier", "\"production\"");
        claims.put("env", "\"production\"");
        claims.put("iat", seconds(Duration.ofDays(-1)));
        claims.put("nbf", seconds(Duration.ofDays(-1)));
        claims.put("exp", seconds(Duration.ofDays(20)));
        claims.put("jti", "\"run-4711\"");
        claims.put("bind", "{\"k8s_ns\":\"orders-prod\"}");
        return claims;
    }

    private static String seconds(Duration fromNow) {
        return String.valueOf(NOW.plus(fromNow).getEpochSecond());
    }

    private static String sign(Map<String, String> claims) {
        return sign(FORGE, claims);
    }

    private static String sign(Forge forge, Map<String, String> claims) {
        return forge.sign(forge.header(Attestation.TYPE), json(claims));
    }

    private static String json(Map<String, String> claims) {
        return claims.entrySet().stream()
                .map(claim -> "\"" + claim.getKey() + "\":" + claim.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Map<String, String> with(String name, String json) {
        Map<String, String> claims = claims();
        claims.put(name, json);
        return claims;
    }

    private static Map<String, String> without(String name) {
        Map<String, String> claims = claims();
        claims.remove(name);
        return claims;
    }

    private static Attestation attestation(AttestationVerifier.Result result) {
        return ((AttestationVerifier.Attested) result).attestation();
    }

    @Nested
    class A_right_one {
        @Test
        void vouches_for_an_environment() {
            AttestationVerifier.Attested attested =
                    (AttestationVerifier.Attested) verify(sign(claims()), NAMESPACE, ACCOUNT);

            assertThat(attested.attestation())
                    .isEqualTo(new Attestation(
                            "https://ci.example",
                            "orders",
                            Environment.of(Tier.PRODUCTION),
                            NOW.minus(Duration.ofDays(1)),
                            NOW.minus(Duration.ofDays(1)),
                            NOW.plus(Duration.ofDays(20)),
                            "run-4711",
                            Map.of("k8s_ns", "orders-prod")));
            assertThat(attested.kid()).isEqualTo("ci-2027");
            assertThat(attested.endsSoon()).isFalse();
            assertThat(attested.attestation()).hasToString("attestation for production");
        }

        @Test
        void may_be_signed_by_either_key_during_a_rotation() {
            assertThat(((AttestationVerifier.Attested) verify(sign(OLD, claims()), NAMESPACE)).kid())
                    .isEqualTo("ci-2026");
        }

        @Test
        void names_its_application_alone_or_as_a_list_of_one() {
            assertThat(attestation(verify(sign(with("aud", "[\"orders\"]")), NAMESPACE))
                            .application())
                    .isEqualTo("orders");
        }

        @Test
        void may_be_for_a_named_environment_and_unbound_below_production() {
            Map<String, String> claims = without("bind");
            claims.put("env", "\"qa/eu-1\"");
            claims.put("tier", "\"staging\"");
            claims.put("sub", "\"env:orders:staging:qa/eu-1\"");

            assertThat(attestation(verify(sign(claims))))
                    .hasToString("attestation for qa/eu-1 (staging)")
                    .extracting(Attestation::bind)
                    .isEqualTo(Map.of());
        }

        @Test
        void is_what_signing_makes() {
            Attestation attestation = new Attestation(
                    "https://ci.example",
                    "orders",
                    new Environment(new EnvironmentName("main"), Tier.PRODUCTION),
                    NOW,
                    NOW,
                    NOW.plus(Attestation.LONGEST_LIFE),
                    "run-1",
                    Map.of("k8s_ns", "orders-prod", "aws_account", "123456789012"));
            DocumentSigner signer = DocumentSigner.of("ci-2027", FORGE.keys().getPrivate());

            assertThat(attestation(verify(attestation.sign(signer), NAMESPACE, ACCOUNT)))
                    .isEqualTo(attestation);
            Attestation unbound = new Attestation(
                    "ci", "orders", Environment.of(Tier.TEST), NOW, NOW, NOW.plusSeconds(1), "1", Map.of());
            assertThat(attestation(verify(unbound.sign(signer)))).isEqualTo(unbound);
        }
    }

    @Nested
    class A_document_that_nobody_may_rely_on {
        private final String right = sign(claims());

        @Test
        void is_empty() {
            assertThat(problems("")).isEqualTo(only("""
                    TG-6022 TIERGUARD_ATTESTATION: the attestation is empty
                      to fix     give the document that the deploy job signed, or unset TIERGUARD_ATTESTATION
                    """));
        }

        @Test
        void is_too_large() {
            assertThat(problems("a".repeat(8193))).isEqualTo(only("""
                    TG-6025 TIERGUARD_ATTESTATION: the attestation is longer than 8192 characters, as no attestation is
                      to fix     give the document alone, as the deploy job signed it
                    """));
        }

        @ParameterizedTest
        @ValueSource(strings = {"garbage", "a.b", "a.b.c.d", "a.b.c.d.e", "staging"})
        void is_garbage(String garbage) {
            assertThat(problems(garbage)).isEqualTo(only("""
                    TG-6026 TIERGUARD_ATTESTATION: the attestation is no signed document: it is not exactly three parts with dots between them
                      to fix     give the document alone, as the deploy job signed it, on one line and without quotes
                    """));
        }

        @Test
        void is_spelled_in_another_way() {
            for (String other : List.of(right + "=", right + "\n", " " + right, "\"" + right + "\"", right + "\r\n")) {
                assertThat(problems(other)).isEqualTo(only("""
                        TG-6026 TIERGUARD_ATTESTATION: the attestation is no signed document: a part of it is not base64url in its one spelling without padding
                          to fix     give the document alone, as the deploy job signed it, on one line and without quotes
                        """));
            }
        }

        @Test
        void holds_no_json_object() {
            assertThat(problems(FORGE.sign("[]", json(claims())))).isEqualTo(only("""
                    TG-6026 TIERGUARD_ATTESTATION: the attestation is no signed document: its header is not a JSON object
                      to fix     give the document alone, as the deploy job signed it, on one line and without quotes
                    """));
            assertThat(problems(FORGE.sign(FORGE.header(Attestation.TYPE), "[]")))
                    .isEqualTo(only("""
                    TG-6026 TIERGUARD_ATTESTATION: the attestation is no signed document: its claims are not a JSON object
                      to fix     sign another, with the claims as one JSON object, and no number longer than a date
                    """));
        }

        @Test
        void says_something_twice() {
            String header = FORGE.header(Attestation.TYPE);
            assertThat(problems(FORGE.sign("{\"alg\":\"none\"," + header.substring(1), json(claims()))))
                    .isEqualTo(only("""
                    TG-6027 TIERGUARD_ATTESTATION: the attestation can be read in two ways: its header names a member twice
                      to fix     sign another, with each member once
                    """));
            assertThat(problems(FORGE.sign(
                            header, "{\"tier\":\"staging\"," + json(claims()).substring(1))))
                    .isEqualTo(only("""
                    TG-6027 TIERGUARD_ATTESTATION: the attestation can be read in two ways: its claims name a member twice
                      to fix     sign another, with each member once
                    """));
            assertThat(problems(
                            sign(with("bind", "{\"k8s_ns\":\"orders-prod\",\"k8s_ns\":\"orders-prod\"}")), NAMESPACE))
                    .contains("TG-6027 ");
        }

        @Test
        void has_a_header_of_other_members() {
            String header = FORGE.header(Attestation.TYPE);
            for (String member : List.of("\"crit\":[\"exp\"]", "\"b64\":false", "\"jwk\":{}", "\"x5u\":\"a\"")) {
                assertThat(problems(FORGE.sign("{" + member + "," + header.substring(1), json(claims()))))
                        .isEqualTo(only("""
                        TG-6028 TIERGUARD_ATTESTATION: the attestation has a header that is not used here: it has a member other than alg, kid and typ
                          to fix     sign another, with alg, kid and typ in the header and nothing else
                        """.replace("it has", "its header has")));
            }
            assertThat(problems(FORGE.sign("{\"alg\":\"EdDSA\",\"typ\":\"env-identity+jwt\"}", json(claims()))))
                    .isEqualTo(only("""
                    TG-6028 TIERGUARD_ATTESTATION: the attestation has a header that is not used here: its header does not name a key as kid
                      to fix     sign another, with alg, kid and typ in the header and nothing else
                    """));
        }

        @Test
        void chooses_its_own_algorithm() throws GeneralSecurityException {
            String expected = only("""
                    TG-6029 TIERGUARD_ATTESTATION: the attestation is signed by another algorithm than its key's, or not at all
                      to fix     sign another, with alg: EdDSA and an Ed25519 key
                    """);
            for (String algorithm : List.of("none", "HS256", "ES256", "RS256", "Ed25519")) {
                String input = Forge.base64(FORGE.header(Attestation.TYPE).replace("EdDSA", algorithm)) + "."
                        + Forge.base64(json(claims()));
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(FORGE.keys().getPublic().getEncoded(), "HmacSHA256"));
                assertThat(problems(input + ".")).as(algorithm).isEqualTo(expected);
                assertThat(problems(FORGE.signParts(input))).isEqualTo(expected);
                assertThat(problems(input + "."
                                + Forge.base64(
                                        mac.doFinal(input.getBytes(java.nio.charset.StandardCharsets.US_ASCII)))))
                        .isEqualTo(expected);
            }
        }

        @Test
        void was_signed_to_be_something_else() {
            for (String type : List.of("marker+jwt", "JWT", "")) {
                assertThat(problems(FORGE.sign(FORGE.header(type), json(claims()))))
                        .isEqualTo(only("""
                        TG-6030 TIERGUARD_ATTESTATION: the document was signed to be something else than an attestation
                          to fix     sign an attestation, with typ: env-identity+jwt in the header
                        """));
            }
            assertThat(problems(FORGE.sign("{\"alg\":\"EdDSA\",\"kid\":\"ci-2027\"}", json(claims()))))
                    .contains("TG-6030 ");
        }

        @Test
        void cannot_be_checked_where_no_key_is_trusted() {
            var result = AttestationVerifier.of(Registry.parse("a/tierguard.yaml", "version: 1\napplication: orders\n"))
                    .verify(right, WHERE, List.of(), NOW);
            assertThat(problems(result)).isEqualTo(only("""
                    TG-6031 TIERGUARD_ATTESTATION: the attestation cannot be checked: tierguard.yaml trusts no key
                      to fix     add the public key of whoever signs it to trust: attestation:, or unset TIERGUARD_ATTESTATION
                    """));
        }

        @Test
        void is_signed_by_a_key_that_is_trusted_for_markers_only() {
            String yaml = registry(OLD).replace("attestation", "marker") + "  attestation: "
                    + registry(FORGE).substring(registry(FORGE).indexOf('{')).replaceFirst("(.*)\n", "[$1]\n");
            var verifier = AttestationVerifier.of(Registry.parse("tierguard.yaml", yaml));
            assertThat(verifier.verify(right, WHERE, List.of(NAMESPACE), NOW))
                    .isInstanceOf(AttestationVerifier.Attested.class);
            assertThat(problems(verifier.verify(sign(OLD, claims()), WHERE, List.of(NAMESPACE), NOW)))
                    .contains("TG-6032 ");
        }

        @Test
        void is_signed_by_a_key_that_is_not_trusted() {
            Forge unknown = Forge.of("zqx");
            assertThat(problems(sign(unknown, claims()))).isEqualTo(only("""
                    TG-6032 TIERGUARD_ATTESTATION: the attestation is signed by a key that tierguard.yaml does not trust
                      to fix     sign another by ci-2027 or ci-2026, or add the public key to trust: attestation:
                    """));
        }

        @Test
        void was_altered_or_signed_by_another_key_than_it_names() {
            String expected = only("""
                    TG-6033 TIERGUARD_ATTESTATION: the attestation was altered, or not signed by the key that it names
                      to fix     take the document from the deploy job again; nothing in it can be changed
                    """);
            String[] parts = right.split("\\.");
            String later = Forge.base64(json(with("exp", seconds(Duration.ofDays(30)))));

            assertThat(problems(parts[0] + "." + later + "." + parts[2])).isEqualTo(expected);
            assertThat(problems(parts[0] + "." + parts[1] + "." + Forge.base64(new byte[64])))
                    .isEqualTo(expected);
            assertThat(problems(parts[0] + "." + parts[1] + ".")).isEqualTo(expected);
            assertThat(problems(sign(STRANGER, claims()))).isEqualTo(expected);
            assertThat(problems(FORGE.sign(OLD.header(Attestation.TYPE), json(claims()))))
                    .isEqualTo(expected);
        }
    }

    @Nested
    class Its_claims {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "iss | a text",
                    "aud | the name of one application",
                    "sub | a text",
                    "tier | one of development, test, staging, production",
                    "env | the name of an environment",
                    "iat | a date in whole seconds since 1970",
                    "nbf | a date in whole seconds since 1970",
                    "exp | a date in whole seconds since 1970",
                    "jti | a text"
                })
        void must_all_be_there(String name, String form) {
            assertThat(problems(sign(without(name)), NAMESPACE)).isEqualTo(only("""
                    TG-6034 TIERGUARD_ATTESTATION: the attestation has no claim %s
                      to fix     sign another, with %s: %s
                    """.formatted(name, name, form)));
            for (String wrong : List.of("null", "true", "{}", "\"\"", "1.5", "-1", "[]")) {
                assertThat(problems(sign(with(name, wrong)), NAMESPACE))
                        .isEqualTo(only("""
                        TG-6035 TIERGUARD_ATTESTATION: the claim %s of the attestation is not %s
                          to fix     sign another, with %s as %s
                        """.formatted(name, form, name, form)));
            }
        }

        @Test
        void are_all_judged_at_once() {
            assertThat(problems(FORGE.sign(FORGE.header(Attestation.TYPE), "{\"exp\":\"soon\",\"zqx\":1}")))
                    .startsWith("start: 10 problems\n")
                    .contains("no claim iss", "no claim jti", "the claim exp of the attestation is not a date")
                    .doesNotContain("soon", "zqx");
        }

        @ParameterizedTest
        @ValueSource(strings = {"binding", "Bind", "zqx", "", "azp", "cnf"})
        void are_known(String name) {
            assertThat(problems(sign(with(name, "\"a\"")), NAMESPACE)).isEqualTo(only("""
                    TG-6036 TIERGUARD_ATTESTATION: the attestation has a claim that this version does not know, and that may restrict it
                      to fix     sign another, with no claims but iss, aud, sub, tier, env, iat, nbf, exp, jti and bind
                    """));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "env:orders:staging:production",
                    "env:orders:production:staging",
                    "env:billing:production:production",
                    "env:orders:production:production ",
                    "env:orders:production",
                    "ENV:orders:production:production",
                    "orders:production:production",
                    "zqx"
                })
        void agree_with_the_subject(String subject) {
            assertThat(problems(sign(with("sub", "\"" + subject + "\"")), NAMESPACE))
                    .isEqualTo(only("""
                    TG-6037 TIERGUARD_ATTESTATION: the claims sub, tier and env of the attestation do not agree
                      to fix     sign another, with sub: env:<application>:<tier>:<environment>
                    """));
        }

        @Test
        void agree_with_each_other() {
            assertThat(problems(sign(with("tier", "\"staging\"")), NAMESPACE)).contains("TG-6037 ");
            assertThat(problems(sign(with("env", "\"main\"")), NAMESPACE)).contains("TG-6037 ");
            Map<String, String> claims = with("tier", "\"staging\"");
            claims.put("sub", "\"env:orders:staging:production\"");
            assertThat(problems(sign(claims), NAMESPACE)).contains("TG-6037 ");
        }

        @ParameterizedTest
        @CsvSource({"tier,prod", "tier,Production", "tier,PRODUCTION", "env,Production", "env,a b", "env,-a"})
        void have_no_alias(String name, String value) {
            assertThat(problems(sign(with(name, "\"" + value + "\"")), NAMESPACE))
                    .contains("TG-6035 TIERGUARD_ATTESTATION: the claim " + name + " of ")
                    .doesNotContain("'" + value);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"billing\"",
                    "\"Orders\"",
                    "\"orders \"",
                    "\"order\"",
                    "\"orders,billing\"",
                    "[\"billing\"]"
                })
        void name_this_application(String audience) {
            String name = audience.replaceAll("[\\[\\]\"]", "");
            Map<String, String> claims = with("aud", audience);
            claims.put("sub", "\"env:" + name + ":production:production\"");
            assertThat(problems(sign(claims), NAMESPACE)).isEqualTo(only("""
                    TG-6039 TIERGUARD_ATTESTATION: the attestation is for another application than orders
                      to fix     have the deploy job of orders sign one, with aud: orders
                    """));
        }

        @Test
        void name_this_application_whatever_the_subject_says() {
            String expected = only("""
                    TG-6039 TIERGUARD_ATTESTATION: the attestation is for another application than orders
                      to fix     have the deploy job of orders sign one, with aud: orders
                    """);
            assertThat(problems(sign(with("aud", "\"billing\"")), NAMESPACE)).isEqualTo(expected);
            Map<String, String> claims = with("aud", "\"billing\"");
            claims.put("sub", "\"env:shipping:production:production\"");
            assertThat(problems(sign(claims), NAMESPACE)).contains("start: 2 problems\n", "TG-6037 ", "TG-6039 ");
        }

        @Test
        void are_compared_with_clock_and_place_though_they_do_not_agree() {
            Map<String, String> claims = with("sub", "\"zqx\"");
            claims.put("nbf", "1");
            claims.put("iat", "1");
            claims.put("exp", "2");
            assertThat(problems(sign(claims)))
                    .contains("start: 3 problems\n", "TG-6037 ", "TG-6041 ", "TG-6047 ")
                    .doesNotContain("zqx");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[\"orders\",\"billing\"]", "[\"orders\",\"orders\"]", "[[\"orders\"]]", "[\"\"]"})
        void name_one_application_only(String audience) {
            assertThat(problems(sign(with("aud", audience)), NAMESPACE))
                    .contains("TG-6035 TIERGUARD_ATTESTATION: the claim aud of the attestation is not the name of one"
                            + " application\n");
        }

        @Test
        void cannot_be_compared_where_the_registry_names_no_application() {
            var result = AttestationVerifier.of(
                            Registry.parse("tierguard.yaml", registry(FORGE).replace("application: orders\n", "")))
                    .verify(sign(claims()), WHERE, List.of(NAMESPACE), NOW);
            assertThat(problems(result)).isEqualTo(only("""
                    TG-6038 TIERGUARD_ATTESTATION: whom the attestation is for cannot be checked: tierguard.yaml names no application
                      to fix     add application: to tierguard.yaml
                    """));
        }
    }

    @Nested
    class Its_life {
        private AttestationVerifier.Result lives(long issued, long begins, long expires) {
            Map<String, String> claims = claims();
            claims.put("iat", seconds(Duration.ofSeconds(issued)));
            claims.put("nbf", seconds(Duration.ofSeconds(begins)));
            claims.put("exp", seconds(Duration.ofSeconds(expires)));
            return verify(sign(claims), NAMESPACE);
        }

        @Test
        void may_differ_by_a_minute_of_clocks_and_no_more() {
            assertThat(lives(60, 60, 100)).isInstanceOf(AttestationVerifier.Attested.class);
            assertThat(lives(-100, -100, -59)).isInstanceOf(AttestationVerifier.Attested.class);
            assertThat(problems(lives(0, 61, 100))).isEqualTo(only("""
                    TG-6040 TIERGUARD_ATTESTATION: the attestation is not valid before 2027-01-15T12:01:01Z, and it is 2027-01-15T12:00:00Z
                      to fix     wait, sign another, or correct the clock
                    """));
            assertThat(problems(lives(-100, -100, -60))).isEqualTo(only("""
                    TG-6041 TIERGUARD_ATTESTATION: the attestation expired at 2027-01-15T11:59:00Z, and it is 2027-01-15T12:00:00Z
                      to fix     deploy again, so that the deploy job signs another; there is no grace
                    """));
            assertThat(problems(lives(61, 0, 100))).isEqualTo(only("""
                    TG-6042 TIERGUARD_ATTESTATION: the attestation was issued at 2027-01-15T12:01:01Z, and it is 2027-01-15T12:00:00Z
                      to fix     correct the clock of this machine, or of the one that signs
                    """));
        }

        @ParameterizedTest
        @CsvSource({"-10,100,100", "-10,100,50", "100,-10,100", "100,-10,50"})
        void begins_before_it_ends(long issued, long begins, long expires) {
            assertThat(problems(lives(issued, begins, expires))).contains("""
                    TG-6043 TIERGUARD_ATTESTATION: the attestation expires at %s, before it begins
                      to fix     sign another, with exp later than nbf and iat
                    """.formatted(NOW.plusSeconds(expires)));
        }

        @Test
        void is_no_longer_than_a_hundred_days() {
            long longest = Attestation.LONGEST_LIFE.toSeconds();
            String expected = only("""
                    TG-6044 TIERGUARD_ATTESTATION: the attestation is valid for longer than 100 days
                      to fix     sign another for three deploy intervals, and for 100 days at most
                    """);
            assertThat(lives(0, 0, longest)).isInstanceOf(AttestationVerifier.Attested.class);
            assertThat(problems(lives(0, 0, longest + 1))).isEqualTo(expected);
            assertThat(problems(lives(0, -1, longest))).isEqualTo(expected);
            assertThat(problems(lives(-1, 0, longest))).isEqualTo(expected);
            assertThat(problems(sign(with("exp", "253402300799")), NAMESPACE)).isEqualTo(expected);
            assertThat(problems(sign(with("nbf", "0")), NAMESPACE)).isEqualTo(expected);
        }

        @Test
        void is_nearly_over_from_four_fifths_on() {
            assertThat(((AttestationVerifier.Attested) lives(-1000, -800, 200)).endsSoon())
                    .isTrue();
            assertThat(((AttestationVerifier.Attested) lives(-1000, -799, 201)).endsSoon())
                    .isFalse();
            assertThat(((AttestationVerifier.Attested) lives(-1000, -1000, -10)).endsSoon())
                    .isTrue();
        }

        @Test
        void is_told_without_the_fractions_of_the_clock() {
            var result = AttestationVerifier.of(Registry.parse("tierguard.yaml", registry(FORGE)))
                    .verify(sign(claims()), WHERE, List.of(NAMESPACE), Instant.parse("2027-03-01T00:00:00.123456789Z"));
            assertThat(problems(result)).contains(" and it is 2027-03-01T00:00:00Z\n");
        }
    }

    @Nested
    class Where_it_is_bound_to {
        private String bound(String bind, Evidence... observed) {
            return problems(sign(with("bind", bind)), observed);
        }

        @Test
        void is_said_in_production() {
            assertThat(problems(sign(without("bind")), NAMESPACE)).isEqualTo(only("""
                    TG-6045 TIERGUARD_ATTESTATION: the attestation is for production, and not bound to where it may be used
                      to fix     sign another, with bind: one or more of k8s_ns, aws_account, gcp_project, image_digest
                    """));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "null",
                    "\"orders-prod\"",
                    "[]",
                    "{\"k8s_ns\":1}",
                    "{\"k8s_ns\":\"\"}",
                    "{\"k8s_ns\":null}"
                })
        void is_said_as_texts(String bind) {
            assertThat(bound(bind, NAMESPACE)).isEqualTo(only("""
                    TG-6035 TIERGUARD_ATTESTATION: the claim bind of the attestation is not an object with a text for each member, at least one
                      to fix     sign another, with bind as an object with a text for each member, at least one
                    """));
        }

        @Test
        void is_what_this_version_can_compare() {
            assertThat(bound("{\"k8s_ns\":\"orders-prod\",\"zqx\":\"a\",\"K8S_NS\":\"b\"}", NAMESPACE))
                    .isEqualTo(only("""
                    TG-6046 TIERGUARD_ATTESTATION: the attestation is bound to something that this version does not know
                      to fix     sign another, with nothing in bind but k8s_ns, aws_account, gcp_project, image_digest
                    """));
        }

        @Test
        void must_be_observed() {
            assertThat(bound("{\"k8s_ns\":\"orders-prod\",\"aws_account\":\"123456789012\"}", NAMESPACE))
                    .isEqualTo(only("""
                    TG-6047 TIERGUARD_ATTESTATION: the attestation is bound by aws_account, and this process has no evidence of cloud.account
                      to fix     give the process that evidence, or sign an attestation without aws_account
                    """));
            assertThat(bound("{\"gcp_project\":\"a\"}")).contains(" no evidence of cloud.project\n");
            assertThat(bound("{\"image_digest\":\"sha256:00\"}")).contains(" no evidence of image.digest\n");
            assertThat(bound("{\"k8s_ns\":\"orders-prod\"}")).contains(" no evidence of kubernetes.namespace\n");
        }

        @Test
        void is_taken_for_here_by_whoever_signed_it_and_by_no_process() {
            AttestationVerifier verifier =
                    AttestationVerifier.of(Registry.parse("conf/tierguard.yaml", registry(FORGE, OLD)));
            String right = sign(with("bind", "{\"aws_account\":\"123456789012\",\"image_digest\":\"sha256:00\"}"));

            assertThat(verifier.verifyWhereBound(right, WHERE, NOW)).isInstanceOf(AttestationVerifier.Attested.class);
            assertThat(verifier.verify(right, WHERE, List.of(), NOW))
                    .isInstanceOf(AttestationVerifier.NotAttested.class);
            assertThat(problems(verifier.verifyWhereBound(sign(with("bind", "{\"zqx\":\"a\"}")), WHERE, NOW)))
                    .contains("TG-6046 ");
        }

        @Test
        void is_compared_with_a_source_for_each_member() {
            assertThat(Attestation.bindable())
                    .containsExactly(
                            Map.entry("k8s_ns", "kubernetes.namespace"),
                            Map.entry("aws_account", "cloud.account"),
                            Map.entry("gcp_project", "cloud.project"),
                            Map.entry("image_digest", "image.digest"));
        }

        @Test
        void must_be_here() {
            Evidence elsewhere = new Evidence(
                    "kubernetes.namespace", "orders-copy", "kubernetes.namespace=orders-copy", "file namespace");
            assertThat(problems(sign(claims()), elsewhere)).isEqualTo(only("""
                    TG-6048 TIERGUARD_ATTESTATION: the attestation is bound to another kubernetes.namespace than this process has (k8s_ns in bind)
                      evidence   kubernetes.namespace=orders-copy (file namespace)
                      to fix     use the attestation where it was issued for, and have one signed for this place
                    """));
        }

        @Test
        void must_be_what_every_piece_says() {
            Evidence other = new Evidence("kubernetes.namespace", "orders", "kubernetes.namespace=orders", "variable");
            assertThat(problems(sign(claims()), NAMESPACE, other))
                    .contains("TG-6048 ", "  evidence   kubernetes.namespace=orders (variable)\n")
                    .doesNotContain("(file namespace)");
            Evidence unreadable =
                    new Evidence("kubernetes.namespace", "", "kubernetes.namespace is unreadable", "file");
            assertThat(problems(sign(claims()), unreadable, NAMESPACE)).contains("TG-6048 ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Orders-prod", "orders-prod ", "orders", "*", "orders-*"})
        void is_compared_exactly(String namespace) {
            assertThat(bound("{\"k8s_ns\":\"" + namespace + "\"}", NAMESPACE)).contains("TG-6048 ");
        }

        @Test
        void is_compared_with_its_own_cloud() {
            String bind = "{\"aws_account\":\"123456789012\"}";
            Evidence azure = new Evidence(
                    "cloud.account", "00000000-0000-0000-0000-000000000001", "cloud.account=…0001", "variable");
            Evidence other = new Evidence("cloud.account", "123456789013", "cloud.account=…9013", "variable");
            Evidence unreadable = new Evidence("cloud.account", "", "cloud.account cannot be read", "variable");

            assertThat(verify(sign(with("bind", bind)), azure, ACCOUNT))
                    .isInstanceOf(AttestationVerifier.Attested.class);
            assertThat(bound(bind, azure)).contains("TG-6047 ");
            assertThat(bound(bind, ACCOUNT, other)).contains("TG-6048 ");
            assertThat(bound(bind, ACCOUNT, unreadable)).contains("TG-6048 ");
            assertThat(bound(bind, other)).doesNotContain("123456789012").doesNotContain("123456789013");
        }

        @Test
        void may_be_several_things_which_all_must_hold() {
            List<Evidence> observed = new ArrayList<>(List.of(NAMESPACE, ACCOUNT));
            observed.add(new Evidence("cloud.project", "shop-prod", "cloud.project=shop-prod", "variable"));
            observed.add(new Evidence("image.digest", "sha256:00", "image.digest=…", "a provider"));
            String all = "{\"k8s_ns\":\"orders-prod\",\"aws_account\":\"123456789012\",\"gcp_project\":\"shop-prod\","
                    + "\"image_digest\":\"sha256:00\"}";

            assertThat(verify(sign(with("bind", all)), observed.toArray(Evidence[]::new)))
                    .isInstanceOf(AttestationVerifier.Attested.class);
            for (int i = 0; i < observed.size(); i++) {
                List<Evidence> fewer = new ArrayList<>(observed);
                fewer.remove(i);
                assertThat(problems(sign(with("bind", all)), fewer.toArray(Evidence[]::new)))
                        .contains("start: 1 problem\n", "TG-6047 ");
            }
        }
    }

    @Test
    void nothing_of_a_document_is_printed() {
        Pattern word = Pattern.compile("zqx|ZQX");
        Map<String, String> claims = claims();
        for (String name : List.copyOf(claims.keySet())) {
            for (String value : List.of("\"zqx\"", "[\"zqx\"]", "{\"zqx\":\"zqx\"}", "\"env:zqx:zqx:zqx\"")) {
                assertThat(verify(sign(with(name, value)), NAMESPACE).toString())
                        .as(name)
                        .doesNotContainPattern(word);
            }
        }
        for (String header :
                List.of("{\"zqx\":1}", "{\"alg\":\"zqx\"}", "{\"alg\":\"EdDSA\",\"typ\":\"zqx\"}", "zqx")) {
            assertThat(verify(FORGE.sign(header, json(claims))).toString()).doesNotContainPattern(word);
        }
        assertThat(AttestationVerifier.of(Registry.parse("tierguard.yaml", registry(FORGE))))
                .hasToString("verifier of attestations by tierguard.yaml");
    }
}

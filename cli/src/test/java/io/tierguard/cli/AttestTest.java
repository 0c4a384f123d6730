package io.tierguard.cli;

import static io.tierguard.cli.Called.tierguard;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.testing.Forge;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code attest} and {@code verify}: what is issued holds, and nothing else does. */
class AttestTest {

    private static final Forge OTHER = Forge.of("ci-2027");
    private static final Forge FORGE = Forge.of("forge");
    private static final String NOW = "2027-01-01T00:00:00Z";

    @TempDir
    Path directory;

    private KeyDesk desk;
    private String registry = "";

    @BeforeEach
    void make_a_key_that_the_registry_trusts() throws IOException {
        desk = new KeyDesk(directory);
        String trust = tierguard("keys", "attestation", "--kid", "ci-2027", desk.path("ci.jwk"))
                .out();
        registry = desk.file("tierguard.yaml", """
                version: 1
                application: orders
                environments: {qa-eu: staging}
                %s    - {kty: OKP, crv: Ed25519, kid: forge, x: %s}
                """.formatted(trust, FORGE.x()));
    }

    private Called attest(String... more) {
        return call("", "attest", List.of("--key", desk.path("ci.jwk")), more);
    }

    private Called verify(String document, String... more) {
        return call(document, "verify", List.of(), more);
    }

    private Called call(String input, String command, List<String> first, String... more) {
        List<String> args = new ArrayList<>(List.of(command, "--registry", registry));
        args.addAll(first);
        args.addAll(List.of(more));
        return KeyDesk.with(input, args.toArray(String[]::new));
    }

    @Nested
    class Issued {

        @Test
        void an_attestation_holds_where_it_is_bound_to_and_nowhere_else() {
            Called issued = attest(
                    "--environment",
                    "production",
                    "--bind",
                    "k8s_ns=orders-prod",
                    "--not-before",
                    NOW,
                    "--issuer",
                    "https://ci.example",
                    "--id",
                    "4711");

            assertThat(issued.out()).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\n");
            assertThat(issued.err())
                    .isEqualTo("Issued for orders as production, signed by ci-2027, from 2027-01-01T00:00:00Z until"
                            + " 2027-01-22T00:00:00Z.\n");
            Called held = verify(
                    issued.out(),
                    "--at",
                    "2027-01-20",
                    "--observed",
                    "k8s_ns=orders-prod",
                    "--environment",
                    "production");
            assertThat(held.out().replaceAll("issued at   .*", "issued at   …")).isEqualTo("""
                    attested: orders is production
                      signed by   ci-2027
                      issuer      https://ci.example
                      id          4711
                      issued at   …
                      not before  2027-01-01T00:00:00Z
                      expires     2027-01-22T00:00:00Z, and four fifths of its life are over
                      bound to    k8s_ns=orders-prod
                    """);
            assertThat(held.status()).isZero();
            assertThat(held.err()).isEmpty();
            assertThat(verify(issued.out(), "--at", "2027-01-20", "--observed", "k8s_ns=orders-test")
                            .err())
                    .startsWith("the attestation does not hold: 1 problem\n\nTG-6048 attestation: the attestation is"
                            + " bound to another kubernetes.namespace");
            assertThat(verify(issued.out(), "--at", "2027-01-20").err()).contains("TG-6047 attestation: ");
            assertThat(verify(issued.out(), "--at", "2027-01-20", "--anywhere").out())
                    .endsWith("k8s_ns=orders-prod, which was not compared with anything\n");
        }

        @Test
        void an_attestation_is_told_in_json() {
            Called issued = attest(
                    "--environment", "qa-eu", "--not-before", NOW, "--life", "12h", "--id", "1", "--format", "json");

            assertThat(issued.out().replaceAll("\"issuedAt\":\"[^\"]+\"", "\"issuedAt\":…"))
                    .matches("\\{\"document\":\"[^\"]+\",\"application\":\"orders\",\"environment\":\"qa-eu\","
                            + "\"tier\":\"staging\",\"kid\":\"ci-2027\",\"issuer\":\"ci-2027\",\"id\":\"1\","
                            + "\"issuedAt\":…,\"notBefore\":\"2027-01-01T00:00:00Z\","
                            + "\"expires\":\"2027-01-01T12:00:00Z\",\"bind\":\\{}}\n");
            String document = issued.out().replaceAll("(?s)\\{\"document\":\"([^\"]+)\".*", "$1");
            assertThat(verify(document, "--at", NOW, "--format", "json")
                            .out()
                            .replaceAll("\"issuedAt\":\"[^\"]+\"", "\"issuedAt\":…"))
                    .isEqualTo("{\"attested\":true,\"application\":\"orders\",\"environment\":\"qa-eu\","
                            + "\"tier\":\"staging\",\"kid\":\"ci-2027\",\"issuer\":\"ci-2027\",\"id\":\"1\","
                            + "\"issuedAt\":…,\"notBefore\":\"2027-01-01T00:00:00Z\","
                            + "\"expires\":\"2027-01-01T12:00:00Z\",\"bind\":{},\"endsSoon\":false,"
                            + "\"bindChecked\":true,\"problems\":[]}\n");
        }

        @Test
        void an_attestation_takes_the_place_of_an_earlier_one_and_of_nothing_else() throws IOException {
            String[] call = {"--environment", "staging", "--out", desk.path("attestation")};
            assertThat(attest(call).out()).isEmpty();
            String first = desk.text("attestation");
            assertThat(verify("", desk.path("attestation")).status()).isZero();

            assertThat(attest(call).status()).isZero();
            assertThat(desk.text("attestation")).isNotEqualTo(first).matches("[^.]+\\.[^.]+\\.[^.]+\n");

            call[3] = desk.path("ci.jwk");
            String key = desk.text("ci.jwk");
            assertThat(attest(call))
                    .isEqualTo(KeyDesk.input(
                            "attest",
                            "the file that --out names exists, and holds no attestation: it is left as it is"));
            assertThat(desk.text("ci.jwk")).isEqualTo(key);
        }

        @Test
        void nothing_is_what_no_process_would_take() throws IOException {
            assertThat(attest("--environment", "production"))
                    .isEqualTo(new Called(
                            1,
                            "",
                            KeyDesk.report(
                                    "nothing was issued",
                                    "TG-6045 attestation: the attestation is for production, and not bound to where it"
                                            + " may be used",
                                    "sign another, with bind: one or more of k8s_ns, aws_account, gcp_project,"
                                            + " image_digest")));
            assertThat(attest("--environment", "staging", "--life", "101d").err())
                    .contains("TG-6044 attestation: the attestation is valid for longer than 100 days");
            assertThat(tierguard("keys", "attestation", "--kid", "ci-2028", desk.path("new.jwk"))
                            .status())
                    .isZero();
            assertThat(call("", "attest", List.of("--key", desk.path("new.jwk")), "--environment", "staging")
                            .err())
                    .contains(
                            "TG-6032 attestation: the attestation is signed by a key that tierguard.yaml does not trust");
            String silent = desk.file("silent.yaml", "version: 1\napplication: orders\n");
            assertThat(tierguard("attest", "--registry", silent, "--key", desk.path("ci.jwk"), "--environment", "test")
                            .err())
                    .isEqualTo(KeyDesk.report(
                            "nothing was issued",
                            "TG-6031 attestation: the attestation cannot be checked: silent.yaml trusts no key",
                            "add the public key of whoever signs it to trust: attestation:"));
        }

        @Test
        void nothing_is_by_a_key_that_cannot_be_used() throws IOException {
            desk.makeSealKey("staging", "k1", "seal.key");
            String fix = "have the private half of an Ed25519 key in a file of its owner's alone: 'tierguard keys"
                    + " attestation FILE' makes one";
            Map<String, String> reasons = Map.of(
                    "seal.key",
                    "it holds no JSON object with members of one name each",
                    "missing",
                    "there is no such file",
                    "",
                    "it is no regular file");
            reasons.forEach((name, reason) -> assertThat(
                            call("", "attest", List.of("--key", desk.path(name)), "--environment", "staging"))
                    .isEqualTo(KeyDesk.unanswered(
                            "attest",
                            "TG-6049 --key: the key that is to sign attestations cannot be used: " + reason,
                            fix)));
            desk.permit("ci.jwk", "rw----r--");
            assertThat(attest("--environment", "staging").err())
                    .contains("TG-6049 --key: the key that is to sign attestations cannot be used: others than its"
                            + " owner may read it: its permissions are rw----r--");
        }

        @Test
        void nothing_is_where_the_call_is_not_clear() {
            assertThat(attest()).isEqualTo(KeyDesk.misuse("attest", "--environment NAME is missing"));
            assertThat(attest("--environment", "stagign").err()).contains("did you mean staging?");
            assertThat(attest("--environment", "test", "--bind", KeyDesk.SECRET))
                    .isEqualTo(KeyDesk.misuse(
                            "attest",
                            "--bind takes MEMBER=VALUE, and members are k8s_ns, aws_account, gcp_project,"
                                    + " image_digest"));
            assertThat(attest("--environment", "test", "--bind", "aws_account=12"))
                    .isEqualTo(KeyDesk.misuse("attest", "--bind aws_account takes the twelve digits of an account"));
            assertThat(attest("--environment", "test", "--bind", "k8s_ns=a", "--bind", "k8s_ns=b"))
                    .isEqualTo(KeyDesk.misuse("attest", "--bind k8s_ns is given twice"));
            assertThat(attest("--environment", "test", "--life", "3 weeks"))
                    .isEqualTo(KeyDesk.misuse(
                            "attest", "--life is a number of days, hours or minutes, such as 21d, 12h or 30m"));
            assertThat(attest("--environment", "test", "--not-before", "tomorrow"))
                    .isEqualTo(KeyDesk.misuse(
                            "attest",
                            "--not-before is an instant in UTC, such as 2027-03-31T12:00:00Z, or a date, such as"
                                    + " 2027-03-31"));
            assertThat(attest("--environment", "test", "--issuer", "a\nb"))
                    .isEqualTo(KeyDesk.misuse("attest", "--issuer is a text of one line, of at most 200 characters"));
        }
    }

    /** By a key that the registry trusts, and wrong all the same; each with the code that it has to be refused by. */
    static Stream<Arguments> documents() {
        Instant now = Instant.parse(NOW);
        String right = claims("orders", now, now.plus(Duration.ofDays(21)), "");
        String header = FORGE.header("env-identity+jwt");
        String good = FORGE.sign(header, right);
        return Stream.of(
                Arguments.of("no document", "hello", "TG-6026"),
                Arguments.of("bytes that are no text", "\u0000\u00ff.\u00fe.x", "TG-6026"),
                Arguments.of("far too long", "a".repeat(60_000) + ".b.c", "TG-6025"),
                Arguments.of(
                        "not signed",
                        sign("{\"alg\":\"none\",\"kid\":\"forge\",\"typ\":\"env-identity+jwt\"}", right),
                        "TG-6029"),
                Arguments.of(
                        "HS256",
                        sign("{\"alg\":\"HS256\",\"kid\":\"forge\",\"typ\":\"env-identity+jwt\"}", right),
                        "TG-6029"),
                Arguments.of("signed for something else", sign(FORGE.header("env-marker+jwt"), right), "TG-6030"),
                Arguments.of("a header that steers", sign(header.replace("}", ",\"crit\":[]}"), right), "TG-6028"),
                Arguments.of("signed by a stranger", OTHER.sign(OTHER.header("env-identity+jwt"), right), "TG-6033"),
                Arguments.of(
                        "an unknown key", Forge.of("nobody").sign(header.replace("forge", "nobody"), right), "TG-6032"),
                Arguments.of("altered", good.substring(0, good.length() - 4) + "AAAA", "TG-6033"),
                Arguments.of("a claim twice", sign(header, right.replace("{", "{\"tier\":\"test\",")), "TG-6027"),
                Arguments.of("a claim missing", sign(header, right.replace("\"jti\":\"1\",", "")), "TG-6034"),
                Arguments.of("a claim unknown", sign(header, right.replace("{", "{\"scope\":\"x\",")), "TG-6036"),
                Arguments.of(
                        "another application",
                        sign(header, claims("billing", now, now.plusSeconds(60), "")),
                        "TG-6039"),
                Arguments.of(
                        "expired",
                        sign(header, claims("orders", now.minusSeconds(900), now.minusSeconds(600), "")),
                        "TG-6041"),
                Arguments.of(
                        "not valid yet",
                        sign(header, claims("orders", now.plusSeconds(600), now.plusSeconds(900), "")),
                        "TG-6042"),
                Arguments.of(
                        "for too long",
                        sign(header, claims("orders", now, now.plus(Duration.ofDays(400)), "")),
                        "TG-6044"),
                Arguments.of(
                        "bound by what nobody knows",
                        sign(header, claims("orders", now, now.plusSeconds(60), ",\"bind\":{\"moon\":\"x\"}")),
                        "TG-6046"));
    }

    private static String sign(String header, String claims) {
        return FORGE.sign(header, claims);
    }

    private static String claims(String application, Instant from, Instant until, String more) {
        return "{\"iss\":\"ci\",\"aud\":\"" + application + "\",\"sub\":\"env:" + application
                + ":staging:staging\",\"tier\":\"staging\",\"env\":\"staging\",\"iat\":" + from.getEpochSecond()
                + ",\"nbf\":" + from.getEpochSecond() + ",\"exp\":" + until.getEpochSecond() + ",\"jti\":\"1\""
                + (more.isEmpty() ? ",\"bind\":{\"k8s_ns\":\"orders\"}" : more) + "}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void a_wrong_document_is_refused_by_its_own_code(String what, String document, String code) {
        byte[] bytes = document.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        List<String> args = new ArrayList<>(List.of("verify", "--registry", registry, "--at", NOW));
        args.addAll(List.of("--observed", "k8s_ns=orders"));

        Called text = Called.tierguard(Map.of(), bytes, args);
        args.addAll(List.of("--format", "json"));
        Called json = Called.tierguard(Map.of(), bytes, args);

        assertThat(text.status()).isEqualTo(1);
        assertThat(text.out()).isEmpty();
        assertThat(text.err()).startsWith("the attestation does not hold: ").contains(code + " attestation: ");
        assertThat(json.status()).isEqualTo(1);
        assertThat(json.out())
                .startsWith("{\"attested\":false,\"application\":null,\"environment\":null,\"tier\":null,\"kid\":null,"
                        + "\"issuer\":null,\"id\":null,\"issuedAt\":null,\"notBefore\":null,\"expires\":null,"
                        + "\"bind\":null,\"endsSoon\":null,\"bindChecked\":true,\"problems\":[{\"code\":\"")
                .contains("\"code\":\"" + code + "\"")
                .hasLineCount(1);
    }

    @Test
    void the_right_one_of_them_holds() {
        Instant now = Instant.parse(NOW);
        String document =
                sign(FORGE.header("env-identity+jwt"), claims("orders", now, now.plus(Duration.ofDays(21)), ""));

        assertThat(verify(document, "--at", NOW, "--observed", "k8s_ns=orders").status())
                .isZero();
    }

    @Test
    void an_attestation_for_another_environment_than_is_claimed_is_refused() {
        String document = attest("--environment", "qa-eu", "--not-before", NOW).out();

        assertThat(verify(document, "--at", NOW, "--environment", "staging"))
                .isEqualTo(new Called(
                        1,
                        "",
                        KeyDesk.report(
                                "the attestation does not hold",
                                "TG-6004 attestation: the evidence of who this process is does not agree: --environment"
                                        + " is staging, and the attestation is for qa-eu (staging)",
                                "have one signed for staging")));
    }

    @Test
    void what_cannot_be_judged_has_no_answer() {
        assertThat(verify(""))
                .isEqualTo(KeyDesk.unanswered(
                        "verify",
                        "TG-6022 attestation: the attestation is empty",
                        "hand in the document that the deploy job signed"));
        assertThat(verify("", desk.path("missing")))
                .isEqualTo(KeyDesk.input("verify", "FILE is not there, or cannot be read"));
        assertThat(verify("", directory.toString())).isEqualTo(KeyDesk.input("verify", "FILE is a directory"));
        assertThat(verify("x", "--anywhere", "--observed", "k8s_ns=a"))
                .isEqualTo(KeyDesk.misuse("verify", "--anywhere and --observed contradict each other: leave one out"));
        assertThat(tierguard("verify", "--registry", desk.path("none.yaml")).err())
                .startsWith("tierguard verify: there is no file at ");
    }
}

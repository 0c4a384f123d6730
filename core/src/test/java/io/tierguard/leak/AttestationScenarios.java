package io.tierguard.leak;

import io.tierguard.identity.Attestation;
import io.tierguard.testing.Forge;
import io.tierguard.testing.Told;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Attestations with secrets in every place, signed and not, and whatever is no attestation where one should be. */
final class AttestationScenarios {

    private static final Forge FORGE = Forge.of("ci");
    private static final long NOW = World.NOW.getEpochSecond();

    private static final String TRUST = """
            trust:
              attestation:
                - {kty: OKP, crv: Ed25519, kid: ci, x: %s}
            policy:
              attestation: required
            """.formatted(FORGE.x());

    private static final List<String> SHAPES =
            List.of("%w", "%m", "sk_" + "live_%k", "https://u:%m@a.prod.shop.example/%m");

    private AttestationScenarios() {}

    private static Map<String, String> claims() {
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("iss", "\"https://ci.example\"");
        claims.put("aud", "\"shop\"");
        claims.put("sub", "\"env:shop:staging:staging\"");
        claims.put("tier", "\"staging\"");
        claims.put("env", "\"staging\"");
        claims.put("iat", String.valueOf(NOW));
        claims.put("nbf", String.valueOf(NOW));
        claims.put("exp", String.valueOf(NOW + 86_400));
        claims.put("jti", "\"run-1\"");
        claims.put("bind", "{\"k8s_ns\": \"shop-staging\"}");
        return claims;
    }

    private static String json(Map<String, String> members) {
        List<String> all = new ArrayList<>();
        members.forEach((name, value) -> all.add("\"" + name + "\": " + value));
        return "{" + String.join(", ", all) + "}";
    }

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        for (String shape : SHAPES) {
            all.add(new Scenario("a claim is " + shape, (secrets, directory, told) -> {
                String text = "\"" + secrets.in(shape) + "\"";
                start(told, directory, document(claims()));
                for (String claim : claims().keySet()) {
                    for (String value :
                            List.of(text, "[" + text + "]", "{\"k8s_ns\": " + text + "}", "{" + text + ": 1}")) {
                        Map<String, String> claims = claims();
                        claims.put(claim, value);
                        start(told, directory, document(claims));
                    }
                }
                Map<String, String> unknown = claims();
                unknown.put(secrets.in(shape), text);
                start(told, directory, document(unknown));
                Map<String, String> elsewhere = claims();
                elsewhere.put("bind", "{" + text + ": " + text + "}");
                start(told, directory, document(elsewhere));
            }));
            all.add(new Scenario("an attestation is well, and says " + shape, (secrets, directory, told) -> {
                Map<String, String> claims = claims();
                claims.put("iss", "\"" + secrets.in(shape) + "\"");
                claims.put("jti", "\"" + secrets.in(shape) + "\"");
                start(told, directory, document(claims));
            }));
            all.add(new Scenario("a header is " + shape, (secrets, directory, told) -> {
                String payload = json(claims());
                for (String header : List.of(
                        "{\"alg\":\"%s\",\"kid\":\"ci\",\"typ\":\"env-identity+jwt\"}",
                        "{\"alg\":\"EdDSA\",\"kid\":\"%s\",\"typ\":\"env-identity+jwt\"}",
                        "{\"alg\":\"EdDSA\",\"kid\":\"ci\",\"typ\":\"%s\"}",
                        "{\"alg\":\"EdDSA\",\"kid\":\"ci\",\"typ\":\"env-identity+jwt\",\"%1$s\":\"%1$s\"}",
                        "{\"alg\":\"EdDSA\",\"kid\":\"%1$s\",\"kid\":\"%1$s\",\"typ\":\"env-identity+jwt\"}",
                        "{\"alg\":\"none\",\"%s\":1}",
                        "{%s",
                        "%s")) {
                    start(told, directory, FORGE.sign(header.formatted(secrets.in(shape)), payload));
                }
            }));
            all.add(new Scenario("there is no attestation, but " + shape, (secrets, directory, told) -> {
                String text = secrets.in(shape);
                String whole = document(claims());
                for (String document : List.of(
                        text,
                        text + "." + text + "." + text,
                        text + whole,
                        whole + text,
                        whole.substring(0, whole.lastIndexOf('.') + 1) + text,
                        FORGE.sign(FORGE.header(Attestation.TYPE), text),
                        FORGE.sign(FORGE.header(Attestation.TYPE), "{\"a\": \"" + text + "\", \"a\": 1}"),
                        Forge.of("ci").sign(FORGE.header(Attestation.TYPE), "{\"iss\": \"" + text + "\"}"),
                        text.repeat(9_000))) {
                    start(told, directory, document);
                    Files.writeString(directory.resolve("attestation"), document);
                    world(told, directory)
                            .variable("TIERGUARD_ATTESTATION_FILE", "/attestation")
                            .start();
                    world(told, directory)
                            .variable("TIERGUARD_ATTESTATION_FILE", "/" + text)
                            .start();
                    world(told, directory)
                            .variable("TIERGUARD_ATTESTATION_FILE", text)
                            .start();
                    Files.writeString(directory.resolve(".env"), "TIERGUARD_ATTESTATION=" + document + "\n");
                    world(told, directory).start();
                    Files.delete(directory.resolve(".env"));
                }
            }));
        }
        return all;
    }

    private static String document(Map<String, String> claims) {
        return FORGE.sign(FORGE.header(Attestation.TYPE), json(claims));
    }

    private static void start(Told told, Path directory, String document) {
        world(told, directory).variable("TIERGUARD_ATTESTATION", document).start();
    }

    private static World world(Told told, Path directory) {
        return new World(told, directory)
                .in("staging")
                .variable("POD_NAMESPACE", "shop-staging")
                .registry(TRUST);
    }
}

package io.tierguard.leak;

import io.tierguard.registry.InvalidRegistryException;
import io.tierguard.registry.Registry;
import io.tierguard.testing.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Registries with secrets where they have no place. */
final class RegistryScenarios {

    private static final List<String> LINES = List.of(
            "endpoints: {staging: [\"https://u:%m@a.staging.shop.example\"]}",
            "endpoints: {staging: [\"%m@a.staging.shop.example:1\"]}",
            "endpoints: {staging: [\"u:%m@a.staging.shop.example:1\"]}",
            "endpoints: {staging: [\"https://a.staging.shop.example?k=%m\"]}",
            "endpoints: {staging: [\"https://u:%w/%w@a.staging.shop.example\"]}",
            "endpoints: {staging: [\"jdbc:postgresql://u:%m@a.staging.shop.example/x?password=%m\"]}",
            "endpoints: {staging: [\"a.staging.shop.example/x;password=%m\"]}",
            "endpoints: {staging: [\"a.staging.shop.example/x#%m\"]}",
            "endpoints: {staging: [*u:%m@a.staging.shop.example]}",
            "endpoints: {staging: [[::1]:5432/x?password=%m]}",
            "endpoints: {staging: [u:%m@[::1]:5432]}",
            "endpoints:\n  staging:\n    - u:%m@a.staging.shop.example: 5432",
            "endpoints:\n  staging:\n    - \"https://u:%m@a.staging.shop.example",
            "endpoints:\n  staging: https://u:%m@a.staging.shop.example: 1",
            "endpoints:\n  staging:\n    - a.staging.shop.example: {password: %m}",
            "crossings:\n  - {from: staging, to: production, endpoint: \"u:%m@a.prod.shop.example:443\", reason: x, expires: 2027-01-01}",
            "crossings:\n  - {from: staging, to: production, endpoint: \"a.prod.shop.example:443?k=%m\", reason: x, expires: 2027-01-01}",
            "trust: {attestation: [{kty: OKP, crv: Ed25519, kid: a, x: %k, d: %k}]}",
            "trust: {attestation: [{kty: %k, crv: %k, kid: a, x: %k}]}",
            "trust: {attestation: [{kty: OKP, crv: Ed25519, kid: a, x: %k}]}",
            "trust: {attestation: [{kty: oct, kid: a, k: %k}]}",
            "trust: {attestation: [%k]}",
            "trust: {attestation: %k}",
            "trust: {attestation: [[%k]]}",
            "trust: {attestation: [\"-----BEGIN PRIVATE KEY-----\\n%k\"]}",
            "credentials: [{provider: Acme, live: sk_" + "test_%k, test: sk_" + "live_%k}]",
            "credentials: [{provider: Acme, live: sk_" + "live_%k, test: sk_" + "live_%k}]",
            "credentials: [{provider: Acme, live: %k, test: %k}]",
            "credentials: [{provider: Acme, live: [%k], test: {a: %k}}]");

    /** A place behind a text depends on its length, and so does the sum of a file. */
    private static final Pattern ELSEWHERE = Pattern.compile("(tierguard\\.yaml:[0-9]+):[0-9]+|sha256=[0-9a-f]{64}");

    private RegistryScenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        for (String line : LINES) {
            all.add(new Scenario("a registry has " + line, (secrets, directory, told) -> {
                String registry = "version: 1\n" + secrets.in(line) + "\n";
                Told here = new Told();
                try {
                    here.object(Registry.parse("tierguard.yaml", registry));
                    new World(here, directory)
                            .in("staging")
                            .wholeRegistry(registry)
                            .start();
                } catch (InvalidRegistryException e) {
                    here.thrown(e).object(e.report()).line(e.report().json());
                }
                told.line(ELSEWHERE.matcher(here.toString()).replaceAll("$1"));
            }));
        }
        return all;
    }
}

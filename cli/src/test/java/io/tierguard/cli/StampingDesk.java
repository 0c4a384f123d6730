package io.tierguard.cli;

import io.tierguard.guard.Guard;
import io.tierguard.registry.Environments;
import io.tierguard.registry.Registry;
import io.tierguard.testing.Forge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What whoever stamps has on the desk: a registry, and a key that it trusts. The keys are made for one run. */
final class StampingDesk {

    static final String PASSWORD = "fake-pass" + "word-Zq9";

    private final Forge forge = Forge.of("marker-1");
    private final Path directory;
    private final Path registry;
    private final Path key;

    /** With lines of the registry below {@code version: 1}. */
    StampingDesk(Path directory, String lines) throws IOException {
        this.directory = directory;
        this.registry = Files.writeString(directory.resolve("tierguard.yaml"), """
                version: 1
                trust:
                  marker:
                    - {kty: OKP, crv: Ed25519, kid: marker-1, x: %s}
                policy:
                  marker: {default: required}
                """.formatted(forge.x()) + lines);
        this.key = key("marker.jwk", forge, "rw-------");
    }

    Path key(String name, Forge of, String permissions) throws IOException {
        byte[] encoded = of.keys().getPrivate().getEncoded();
        String d = Forge.base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        Path file = Files.writeString(
                directory.resolve(name),
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"" + of.kid() + "\",\"x\":\"" + of.x() + "\",\"d\":\""
                        + d + "\"}\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    Forge forge() {
        return forge;
    }

    Path registry() {
        return registry;
    }

    /** {@code tierguard stamp} as an environment, without a key. */
    Called look(String environment, String... more) {
        List<String> args =
                new ArrayList<>(List.of("stamp", "--registry", registry.toString(), "--environment", environment));
        args.addAll(List.of(more));
        return Called.tierguard(Map.of("DB_PASSWORD", PASSWORD), new byte[0], args);
    }

    /** The same, with the key. */
    Called stamp(String environment, String... more) {
        return stampBy(key, environment, more);
    }

    Called stampBy(Path other, String environment, String... more) {
        List<String> args = new ArrayList<>(List.of("--key", other.toString()));
        args.addAll(List.of(more));
        return look(environment, args.toArray(String[]::new));
    }

    /** The guard of a process by the same registry. */
    Guard guard(String environment) {
        Registry read = Registry.read(registry, java.util.Set.of());
        Environments.Found found = (Environments.Found) read.environments().find(environment);
        return Guard.of(found.environment(), read, Clock.systemUTC());
    }
}

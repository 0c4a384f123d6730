package io.tierguard.leak;

import io.tierguard.secret.Comparison;
import io.tierguard.secret.FingerprintLock;
import io.tierguard.secret.InvalidFingerprintsException;
import io.tierguard.secret.Pepper;
import io.tierguard.secret.SecretFingerprints;
import io.tierguard.secret.SecretVariable;
import io.tierguard.secret.Sharings;
import io.tierguard.testing.Told;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Secrets that are fingerprinted, and such as stand where fingerprints or a pepper should. */
final class FingerprintScenarios {

    private static final List<String> LINES = List.of(
            "%k",
            "# tierguard fingerprints v1 %k",
            "production\tSHOP_KEY\t%k",
            "production\t%k\thm1:0123456789ab:%k",
            "%w\t%w\t%w",
            "production SHOP_KEY = staging SHOP_KEY until %w: %w",
            "production SHOP_KEY = staging SHOP_KEY until 2027-13-31: %w",
            "production %k = staging SHOP_KEY until 2027-13-31: x",
            "<<<<<<< %k");

    private FingerprintScenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        for (String shape : SettingsScenarios.SHAPES) {
            all.add(new Scenario("a fingerprint is made of " + shape, (secrets, directory, told) -> {
                Pepper pepper = pepper();
                Map<String, String> variables = new TreeMap<>();
                variables.put("SHOP_KEY", secrets.in(shape));
                variables.put("SHOP_DATABASE_URL", secrets.in(shape));
                variables.put("SHOP_USER", secrets.in(shape));
                variables.put("SHOP_PASSWORD", secrets.in(shape));
                variables.put("shop password", secrets.in(shape));
                List<SecretVariable> all_ = new ArrayList<>();
                variables.forEach((name, value) -> all_.add(new SecretVariable(name, value, true)));
                variables.forEach((name, value) -> all_.add(new SecretVariable(name, value, false)));
                told.object(pepper).object(all_);
                SecretFingerprints found = SecretFingerprints.of(all_, variables, pepper);
                told.object(found.weak()).object(found.leftOut());
                told.line(found.byVariable().keySet().toString());
                FingerprintLock lock = FingerprintLock.empty(pepper)
                        .with(Environment.of(Tier.STAGING), found.byVariable())
                        .with(Environment.of(Tier.PRODUCTION), found.byVariable());
                told.object(lock);
                told.object(Comparison.of(
                        lock, "fingerprints", Sharings.NONE, LocalDate.ofInstant(World.NOW, ZoneOffset.UTC)));
            }));
        }
        for (String line : LINES) {
            all.add(new Scenario("a file of fingerprints has " + line, (secrets, directory, told) -> {
                byte[] content = (secrets.in(line) + "\n").getBytes(StandardCharsets.UTF_8);
                byte[] behind = (FingerprintLock.empty(pepper()).text() + secrets.in(line) + "\n")
                        .getBytes(StandardCharsets.UTF_8);
                reported(told, () -> FingerprintLock.parse(content, "fingerprints"));
                reported(told, () -> FingerprintLock.parse(behind, "fingerprints"));
                reported(told, () -> Sharings.parse(content, "sharings"));
                Path file = Files.write(directory.resolve("pepper"), content);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                reported(told, () -> Pepper.read(file));
                reported(told, () -> Pepper.read(directory.resolve(secrets.key())));
                told.call(() -> Pepper.of(content));
            }));
        }
        return all;
    }

    private static void reported(Told told, Told.Call call) {
        told.call(() -> {
            try {
                return call.call();
            } catch (InvalidFingerprintsException e) {
                told.object(e.report()).line(e.report().json());
                throw e;
            }
        });
    }

    /** Protects nothing: everybody can read it here. */
    private static Pepper pepper() {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (1 + 7 * i);
        }
        return Pepper.of(bytes);
    }
}

package io.tierguard.leak;

import io.tierguard.secret.Opener;
import io.tierguard.secret.SealException;
import io.tierguard.secret.SealKeyFile;
import io.tierguard.secret.SealKeys;
import io.tierguard.secret.SealPrivateKey;
import io.tierguard.secret.SealedValue;
import io.tierguard.secret.Sealer;
import io.tierguard.testing.Told;
import io.tierguard.tier.Tier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sealed secrets that open, that do not, and that hold what their setting does not take. */
final class SealScenarios {

    private static final SealPrivateKey STAGING = key(Tier.STAGING, "k1");
    private static final SealPrivateKey TWIN = key(Tier.STAGING, "k1");
    private static final SealPrivateKey UNKNOWN = key(Tier.STAGING, "k2");
    private static final SealPrivateKey PRODUCTION = key(Tier.PRODUCTION, "k1");

    private static final List<String> INSIDE = List.of(
            "%w",
            "%m",
            "acme_" + "live_%k",
            "https://u:%m@a.prod.shop.example/%m?k=%m",
            "jdbc:nobody:%w",
            "{\"private_key\": \"%k\"}",
            "%w\u0000");

    /** Key files that cannot be used, with what may be a key in them. */
    private static final List<String> KEY_FILES = List.of(
            "",
            "%k\n",
            "%w\n",
            "tierguard-private:v1:staging:k1:%k:%k\n",
            "tierguard-private:v1:%w:k1:%k:%k\n",
            "tierguard-private:v1:staging:%w:%k:%k\n",
            "tierguard-public:v1:staging:k1:%k\n",
            "tierguard-private:v2:staging:k1:%k:%k\n",
            "AGE-SECRET-KEY-1%k\n");

    private SealScenarios() {}

    private static SealPrivateKey key(Tier tier, String name) {
        try {
            return SealKeys.generate(tier, name);
        } catch (SealException e) {
            throw new AssertionError(e);
        }
    }

    private static String seal(SealPrivateKey key, String variable, String secret) throws SealException {
        return Sealer.of(key.publicKey()).seal(variable, secret).text();
    }

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        for (String inside : INSIDE) {
            all.add(new Scenario("a seal holds " + inside, (secrets, directory, told) -> {
                Map<String, String> variables = new TreeMap<>();
                for (String name : List.of("APP_NUMBER", "APP_URI", "APP_JDBC", "APP_SECRET", "APP_TEXT", "APP_OWN")) {
                    variables.put(name, seal(STAGING, name, secrets.in(inside)));
                }
                variables.put("APP_LIST", seal(PRODUCTION, "APP_LIST", secrets.in(inside)));
                variables.put("APP_TIME", seal(UNKNOWN, "APP_TIME", secrets.in(inside)));
                variables.put("APP_ID", seal(TWIN, "APP_ID", secrets.in(inside)));
                variables.put("APP_DAY", seal(STAGING, "APP_DAYS", secrets.in(inside)));
                variables.put(
                        "APP_FLAG",
                        seal(STAGING, "APP_FLAG", secrets.in(inside)).substring(0, 64));
                world(told, directory, keys(directory)).variables(variables).load(SettingsScenarios.Everything.class);
                world(told, directory, keys(directory)).check(variables);
            }));
            all.add(new Scenario(
                    "sealing and opening " + inside,
                    (secrets, directory, told) -> sealAndOpen(secrets.in(inside), told)));
        }
        for (String content : KEY_FILES) {
            all.add(new Scenario("a key file holds " + content, (secrets, directory, told) -> {
                Path file = directory.resolve("seal.key");
                Files.writeString(file, secrets.in(content));
                for (String permissions : List.of("rw-------", "rw-r--r--")) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
                    useKeys(secrets, directory, told, file.toString());
                    told.call(() -> SealKeyFile.at(file).privateKeys(Tier.STAGING));
                    told.call(() -> SealKeyFile.at(file).publicKeys());
                }
                useKeys(secrets, directory, told, secrets.in(content));
            }));
        }
        return all;
    }

    private static void useKeys(Secrets secrets, Path directory, Told told, String file) throws SealException {
        Map<String, String> variables = Map.of("APP_SECRET", seal(STAGING, "APP_SECRET", secrets.word()));
        world(told, directory, file).variables(variables).load(SettingsScenarios.Everything.class);
    }

    private static void sealAndOpen(String secret, Told told) {
        for (SealPrivateKey key : List.of(STAGING, TWIN, UNKNOWN, PRODUCTION)) {
            told.object(key).call(() -> Sealer.of(key.publicKey()));
            told.call(() -> Opener.of(key.tier(), List.of(key)));
            for (String variable : List.of("A", "B", "c")) {
                told.call(() -> {
                    SealedValue sealed = Sealer.of(STAGING.publicKey()).seal(variable, secret);
                    told.object(sealed);
                    Opener.of(key.tier(), List.of(key)).open("A", sealed);
                    return "opened";
                });
            }
        }
        told.call(() -> Sealer.of(STAGING.publicKey()).seal("A", "sealed:" + secret));
        told.call(() -> Sealer.of(STAGING.publicKey()).seal("A", secret + "\ud800"));
        told.call(() -> Sealer.of(STAGING.publicKey()).seal("A", secret.repeat(65_536 / secret.length() + 1)));
    }

    private static String keys(Path directory) throws SealException {
        Path file = directory.resolve("staging.key");
        if (!Files.exists(file)) {
            SealKeyFile.at(file).writePrivate(List.of(STAGING));
        }
        return file.toString();
    }

    private static World world(Told told, Path directory, String keyFile) {
        return new World(told, directory).in("staging").variable(SealKeyFile.VARIABLE, keyFile);
    }
}

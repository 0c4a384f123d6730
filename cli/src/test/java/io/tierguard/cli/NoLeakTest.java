package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.testing.Traces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the command prints: it is the same for every secret of one kind, of whatever length, and holds no part of any. */
class NoLeakTest {

    private static final String PEPPER = "00112233445566778899aabbccddeeff0123456789abcdeffedcba9876543210\n";

    /** Made up, and of letters that no text of ours uses so: a word, what a URL takes as it is, what a key does. */
    private static final List<List<String>> SECRETS = List.of(
            List.of("ЖЩЫЮЯЖЮЩ", "~_~~_~___~~~_", "zQxJqXzjZQxJqqXz"),
            List.of("ЩЯЮЖЖЫЩЮЯЯЖЩЮЫ", "~~_~___~_~~_~~~___~_~", "XqZjQxJzzXJqQjxZqJXz"));

    private static final List<String> SHAPES = List.of(
            "%w",
            "%m",
            "%k",
            "https://u:%m@a.prod.example.com/?k=%m#%m",
            "https://u:%w/%w@a.prod.example.com/",
            "jdbc:postgresql://u:%m@a.staging.example.com/orders?password=%m",
            "jdbc:postgresql://a.prod.example.com/orders?user=u&password=%k",
            "jdbc:mysql://u:%m@a.staging.example.com:%w/orders",
            "jdbc:oracle:thin:u/%k@//a.staging.example.com/orders",
            "jdbc:h2:mem:x;PASSWORD=%k",
            "jdbc:nobody:%w",
            "sk_" + "live_%k",
            "Bearer %k",
            "{\"private_key\": \"%k\"}",
            "sealed:v1:staging:k1:%k",
            "redis://:%m@a.prod.example.com:6379");

    @TempDir
    Path directory;

    private static String in(String shape, List<String> secrets) {
        return shape.replace("%w", secrets.get(0)).replace("%m", secrets.get(1)).replace("%k", secrets.get(2));
    }

    private Path file(String name, String content) throws IOException {
        Path file = Files.writeString(directory.resolve(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static String told(Called called) {
        return called.toString().replaceAll("hm1:[0-9a-f]{12}:[A-Za-z0-9_-]{22}", "hm1:…");
    }

    /** What the command prints for a shape, each time in its own words. */
    private String everything(String shape, List<String> secrets) throws IOException {
        String text = in(shape, secrets);
        StringBuilder told = new StringBuilder();
        told.append(told(Called.explain("--", text)));
        told.append(told(Called.explain("--format", "json", "--", text)));
        told.append(told(Called.explainLines("jdbc:postgresql://a.staging.example.com/x\tpassword=" + secrets.get(1)
                + ";user=" + secrets.get(0) + ";" + secrets.get(2) + "\n")));
        told.append(told(Called.explainLines(text + "\n", "--format", "json")));

        String lock = directory.resolve("tierguard.lock").toString();
        Files.deleteIfExists(Path.of(lock));
        Map<String, String> variables =
                new TreeMap<>(Map.of("SHOP_KEY", text, "SHOP_URL", text, "SHOP_PASSWORD", text));
        for (String tier : List.of("production", "staging")) {
            told.append(told(Called.tierguard(
                    variables,
                    new byte[0],
                    List.of(
                            "fingerprint",
                            "write",
                            "--tier",
                            tier,
                            "--prefix",
                            "SHOP_",
                            "--lock",
                            lock,
                            "--pepper-file",
                            file("pepper", PEPPER).toString()))));
        }
        told.append(ordered(told(compare(lock))));
        told.append(told(Called.tierguard(
                variables,
                new byte[0],
                List.of(
                        "fingerprint",
                        "write",
                        "--tier",
                        "staging",
                        "--prefix",
                        "SHOP_",
                        "--lock",
                        lock,
                        "--pepper-file",
                        file("pepper", text).toString()))));
        told.append(told(compare(file("broken.lock", text + "\n").toString())));

        told.append(told(Called.tierguard(
                ("WARN - TG-2002 would refuse [tierguard.decision=would-refuse tierguard.code=TG-2002 " + text + "]\n"
                                + text)
                        .getBytes(StandardCharsets.UTF_8),
                List.of(
                        "init",
                        "--from-log",
                        "-",
                        directory.resolve("made.yaml").toString()))));
        Files.deleteIfExists(directory.resolve("made.yaml"));
        told.append(stamping(text));
        told.append(sealingAndAttesting(text));
        return told.toString();
    }

    /** The same in every place of a call of {@code stamp}; no name is looked up outside the file of hosts. */
    private String stamping(String text) throws IOException {
        String[][] calls = {
            {"--show", "--", text},
            {"--show", "--url-env", "TEXT", "--user", text, "--password-env", "TEXT"},
            {"--verify", "--password-env", text, "jdbc:postgresql://b.prod.example.com/orders"},
            {"--key", file("key", text).toString(), "jdbc:postgresql://b.prod.example.com/orders"},
            {"--key", text, "--replace", text, "jdbc:postgresql://b.prod.example.com/orders"},
            {"--dry-run", "--identity", text, "--driver", text, "jdbc:postgresql://b.prod.example.com/orders"},
            {"--show", "--user", text, "--password-env", "TEXT", "jdbc:postgresql://a.staging.example.com/orders"}
        };
        StringBuilder told = new StringBuilder();
        for (String[] call : calls) {
            List<String> args =
                    new ArrayList<>(List.of("stamp", "--registry", Called.REGISTRY, "--environment", "staging"));
            args.addAll(List.of(call));
            told.append(told(Called.tierguard(Map.of("TEXT", text), new byte[0], args)));
        }
        return told.toString();
    }

    /** The same in every place of the commands about keys, seals and attestations, and handed in. */
    private String sealingAndAttesting(String text) throws IOException {
        String publicKeys = directory.resolve("seal.pub").toString();
        String key = directory.resolve("seal.key").toString();
        if (!Files.exists(Path.of(key))) {
            assertThat(Called.tierguard("keys", "seal", "--tier", "staging", "--kid", "k1", "--public", publicKeys, key)
                            .status())
                    .isZero();
        }
        String variables = file("variables.env", "SHOP_KEY=" + text + "\n").toString();
        String content = file("content", text).toString();
        String[][] calls = {
            {"keys", "seal", "--tier", "test", "--kid", text, "k"},
            {"keys", "seal", "--tier", "test", "--public", content, "k"},
            {"keys", "show", content},
            {"seal", "--tier", text},
            {"seal", "--tier", "staging", "--variable", text},
            {"seal", "--tier", "staging", "--variable", "SHOP_KEY", "--", text},
            {"seal", "--tier", "staging", "--variable", "SHOP_KEY", "--public", publicKeys, "--value-file", text},
            {"seal", "--tier", "staging", "--variable", "SHOP_KEY", "--public", publicKeys},
            {"seal", "--tier", "staging", "--variable", "SHOP_KEY", "--public", publicKeys, "--reseal", "--key", key},
            {"seal", "--tier", "staging", "--public", publicKeys, "--env-file", variables},
            {"unseal"},
            {"unseal", "--", text},
            {"unseal", "--key", key, "--variable", "SHOP_KEY"},
            {"unseal", "--key", key, "--env-file", variables},
            {"attest", "--registry", Called.REGISTRY, "--environment", "staging", "--key", content},
            {"attest", "--registry", Called.REGISTRY, "--environment", text},
            {"verify", "--registry", Called.REGISTRY},
            {"verify", "--registry", Called.REGISTRY, "--format", "json"},
            {"verify", "--registry", Called.REGISTRY, "--observed", text},
            {"help", "keys", text}
        };
        StringBuilder told = new StringBuilder();
        for (String[] call : calls) {
            Called called = Called.tierguard(text.getBytes(StandardCharsets.UTF_8), List.of(call));
            told.append(called.toString().replaceAll("sealed:v1:staging:k1:[A-Za-z0-9_-]{70,}", "sealed:…"));
        }
        return told.toString();
    }

    /** Lines stand in the order of their fingerprints, which tell of a secret, and are there for that. */
    private static List<String> ordered(String text) {
        return text.replaceAll("tierguard\\.lock:[0-9]+", "tierguard.lock:…")
                .lines()
                .sorted()
                .toList();
    }

    private static Called compare(String lock) {
        return Called.tierguard(
                Map.of(), new byte[0], List.of("fingerprint", "compare", "--at", "2026-11-24", "--lock", lock));
    }

    @Test
    void tells_nothing_of_a_secret() throws IOException {
        for (String shape : SHAPES) {
            List<String> told = new ArrayList<>();
            for (List<String> secrets : SECRETS) {
                String text = everything(shape, secrets);
                assertThat(Traces.of(secrets.toArray(String[]::new)).in(text))
                        .as(() -> "a part of a secret for " + shape + " in:\n" + text)
                        .isEmpty();
                told.add(text);
            }
            assertThat(told.get(1)).as(shape).isEqualTo(told.get(0)).contains("tierguard.lock");
        }
    }
}

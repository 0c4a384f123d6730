package io.tierguard.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tierguard.registry.Host;
import io.tierguard.registry.InvalidRegistryException;
import io.tierguard.registry.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** Many lines for few hosts: the index finds what a look at every line finds. */
class MatcherFuzz {

    private static final String[] LABELS = {"a", "b", "prod", "example", "com", "x-y"};
    private static final String[] OWNERS = {"production", "staging", "test", "shared"};

    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    @FuzzTest(maxDuration = "1m")
    void finds_what_a_look_at_every_line_finds(FuzzedDataProvider data) {
        Set<String> patterns = new TreeSet<>();
        List<Host> asked = new ArrayList<>();
        while (data.remainingBytes() > 0 && patterns.size() < 30) {
            String host = data.consumeBoolean() ? name(data) : address(data);
            if (data.consumeBoolean()) {
                Host.parse(host).ifPresent(asked::add);
            } else {
                patterns.add(pattern(host, data));
            }
        }
        Map<String, List<String>> byOwner = new TreeMap<>();
        patterns.forEach(
                pattern -> byOwner.computeIfAbsent(OWNERS[pattern.length() % OWNERS.length], o -> new ArrayList<>())
                        .add("\"" + pattern + "\""));
        StringBuilder yaml = new StringBuilder("version: 1\nendpoints:\n");
        byOwner.forEach((owner, lines) -> yaml.append("  " + owner + ": " + lines + "\n"));
        try {
            Registry registry = Registry.parse("tierguard.yaml", yaml.toString());
            new NaiveMatcher(registry).agreesOn(asked);
        } catch (InvalidRegistryException e) {
            // of two lines that say the same it takes neither
        }
    }

    private static String name(FuzzedDataProvider data) {
        List<String> labels = new ArrayList<>();
        int count = data.consumeInt(1, 4);
        for (int i = 0; i < count; i++) {
            labels.add(data.pickValue(LABELS));
        }
        return String.join(".", labels);
    }

    private static String address(FuzzedDataProvider data) {
        return "10." + data.consumeInt(0, 3) + "." + data.consumeInt(0, 255) + "." + data.consumeInt(0, 255);
    }

    private static String pattern(String host, FuzzedDataProvider data) {
        if (!data.consumeBoolean()) {
            return host;
        }
        return Character.isDigit(host.charAt(0)) ? NaiveMatcher.block(host, data.consumeInt(8, 32)) : "*." + host;
    }
}

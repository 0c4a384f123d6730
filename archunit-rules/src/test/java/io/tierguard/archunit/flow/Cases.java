package io.tierguard.archunit.flow;

import io.tierguard.archunit.fixture.Fixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Classes that are compiled and analysed together. In each, {@code take} is a sink, and {@code FAKE} stands for the
 * literal that is looked for.
 */
final class Cases {

    static final String VALUE = "fake-value-1";

    private static final String IMPORTS = """
            import java.io.*;
            import java.math.*;
            import java.nio.*;
            import java.nio.charset.*;
            import java.text.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.atomic.*;
            import java.util.function.*;
            import java.util.stream.*;
            """;

    private final Map<String, String> bodies = new LinkedHashMap<>();

    private static String type(String name) {
        StringBuilder type = new StringBuilder("Case");
        for (String word : name.split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                type.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
            }
        }
        return type.toString();
    }

    Cases add(String name, String body) {
        if (bodies.put(type(name), body) != null) {
            throw new IllegalArgumentException("twice: " + name);
        }
        return this;
    }

    /** Each name begins a line with a dash; its body follows. */
    static Cases of(String text) {
        Cases cases = new Cases();
        for (String part : ("\n" + text).split("\n- ", -1)) {
            int end = part.indexOf('\n');
            if (!part.isBlank()) {
                cases.add(part.substring(0, end), part.substring(end));
            }
        }
        return cases;
    }

    List<String> names() {
        return List.copyOf(bodies.keySet());
    }

    /** What arrives in each of them, by name. */
    Map<String, List<String>> analysed(Path temp) {
        Fixture fixture = Fixture.in(temp)
                .source(
                        "Out",
                        "public class Out { public static void take(Object value) {} static void take(int n) {} }");
        bodies.forEach((type, body) -> fixture.source(
                type,
                IMPORTS + "import static shop.Out.take;\npublic class " + type + " {\n"
                        + body.replace("FAKE", "\"" + VALUE + "\"") + "\n}"));
        SinkPolicy policy = new SinkPolicy() {
            @Override
            public Map<Integer, Sink> ofCall(CallSite call) {
                return call.owner().equals("shop/Out")
                        ? Map.of(1, new Sink("take", "take", Sink.Reach.PROGRAM))
                        : Map.of();
            }
        };
        Map<String, List<String>> arrived = new LinkedHashMap<>();
        bodies.keySet().forEach(type -> arrived.put(type, new ArrayList<>()));
        Analysed.by(policy).classes(fixture.compile()).arrivals().forEach(arrival -> {
            String type = arrival.at().owner().replaceAll("shop\\.|\\$.*", "");
            arrived.get(type).add(arrival.literal().value());
        });
        return arrived;
    }
}

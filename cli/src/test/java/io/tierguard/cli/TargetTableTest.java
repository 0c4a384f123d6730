package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.registry.Registry;
import io.tierguard.registry.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** {@code targets.txt}: some hundred targets, ordinary and evasive, and the whole answer to each. */
class TargetTableTest {

    private static final Path DIRECTORY = Path.of("src/test/resources/io/tierguard/cli");
    private static final Path FILE = DIRECTORY.resolve("targets.yaml");
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");
    private static final Map<String, Rule> RULES = Registry.read(FILE).rules().stream()
            .collect(Collectors.toMap(rule -> rule.pattern().text(), rule -> rule));

    private record Row(int line, String target, String expected) {}

    @TestFactory
    Stream<DynamicTest> answers_every_target() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        rows().forEach((environment, rows) -> {
            List<String> answers = explain(environment, rows);
            assertThat(answers).hasSameSizeAs(rows);
            for (int i = 0; i < rows.size(); i++) {
                Row row = rows.get(i);
                String answer = answers.get(i);
                String start = "{\"line\":" + (i + 1) + ",\"target\":\"";
                tests.add(DynamicTest.dynamicTest(
                        "targets.txt:" + row.line() + " " + environment + " " + row.target(),
                        () -> check(row, answer, start)));
            }
        });
        assertThat(tests).hasSizeGreaterThan(400);
        return tests.stream();
    }

    private static Map<String, List<Row>> rows() throws IOException {
        Map<String, List<Row>> byEnvironment = new LinkedHashMap<>();
        List<Row> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(DIRECTORY.resolve("targets.txt"));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("@")) {
                rows = byEnvironment.computeIfAbsent(line.substring(1), name -> new ArrayList<>());
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                String[] sides = line.split(" {2}=> {2}", -1);
                rows.add(new Row(i + 1, unescaped(sides[0]), sides[1]));
            }
        }
        return byEnvironment;
    }

    private static String unescaped(String text) {
        Matcher matcher = ESCAPE.matcher(text);
        return matcher.replaceAll(
                found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    private static List<String> explain(String environment, List<Row> rows) {
        List<String> args = new ArrayList<>(List.of("explain", "--registry", FILE.toString()));
        args.addAll(List.of("--environment", environment, "--at", Called.DAY, "--format", "json", "--"));
        rows.forEach(row -> args.add(row.target()));
        Called called = Called.tierguard(new byte[0], args);
        assertThat(called.err()).isEmpty();
        return called.out().lines().toList();
    }

    private static void check(Row row, String answer, String start) {
        List<String> endpoints = row.expected().matches("TG-\\d{4}")
                ? List.of()
                : Arrays.asList(row.expected().split(" ; ", -1));
        String code = endpoints.isEmpty()
                ? row.expected()
                : endpoints.stream()
                        .map(endpoint -> endpoint.substring(0, endpoint.indexOf(' ')))
                        .filter(one -> !one.equals("ok"))
                        .findFirst()
                        .orElse("ok");
        String rest = "\"," + decision(code) + ",\"mode\":\"enforce\",\"endpoints\":["
                + endpoints.stream().map(TargetTableTest::json).collect(Collectors.joining(","))
                + "],\"message\":" + (code.equals("ok") ? "null}" : '"' + code + " refused: ");
        assertThat(answer).startsWith(start).contains(rest);
        if (!row.target().startsWith("jdbc:")) {
            String shown = endpoints.isEmpty()
                    ? schemeOf(row.target())
                    : row.target().replaceFirst("[?#].*", "").replaceFirst("//[^/]*@", "//");
            assertThat(answer).startsWith(start + quoted(shown) + rest);
        }
    }

    private static String schemeOf(String target) {
        String scheme = target.replaceFirst("(?s)[^A-Za-z0-9+.-].*", "");
        boolean known = List.of(
                        "http", "https", "mailto", "urn", "classpath", "tel", "data", "javascript", "about", "blob")
                .contains(scheme);
        return target.startsWith(scheme + "://") && !scheme.isEmpty() && !scheme.startsWith("1")
                        || known && target.startsWith(scheme + ":")
                ? scheme + ":…"
                : "…";
    }

    private static String decision(String code) {
        return code.equals("ok")
                ? "\"decision\":\"allowed\",\"code\":null"
                : "\"decision\":\"refused\",\"code\":\"" + code + '"';
    }

    private static String json(String endpoint) {
        String[] parts = endpoint.split(" ", -1);
        String what = unescaped(parts[4]);
        boolean path = what.startsWith("/");
        return "{\"protocol\":\"" + parts[1] + "\",\"host\":\"" + parts[2] + "\",\"port\":"
                + (parts[3].equals("-") ? "null" : parts[3])
                + ",\"database\":" + (path || what.equals("-") ? "null" : '"' + quoted(what) + '"')
                + ",\"path\":" + (path ? '"' + quoted(what) + '"' : "null")
                + ",\"local\":false,\"addresses\":[]," + rule(parts[5]) + ',' + decision(parts[0]) + '}';
    }

    private static String rule(String pattern) {
        if (pattern.equals("-")) {
            return "\"owner\":[],\"rule\":null";
        }
        if (pattern.equals("built-in")) {
            return "\"owner\":[\"development\",\"test\"],\"rule\":\"built-in\"";
        }
        Rule rule = RULES.get(pattern);
        return rule.owners().names().stream().collect(Collectors.joining("\",\"", "\"owner\":[\"", "\"]"))
                + ",\"rule\":\"" + rule.origin() + '"';
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}

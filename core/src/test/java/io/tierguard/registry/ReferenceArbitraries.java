package io.tierguard.registry;

import io.tierguard.registry.ReferenceMatcher.Line;
import io.tierguard.registry.ReferenceMatcher.Part;
import io.tierguard.registry.ReferenceMatcher.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Registries and questions over an alphabet so small that they meet. */
public final class ReferenceArbitraries {

    private static final String[] HOSTS = {
        "a.example.com",
        "b.a.example.com",
        "example.com",
        "x_y.example.com",
        "aexample.com",
        "*.example.com",
        "*.a.example.com",
        "*.com",
        "*.localhost",
        "x.localhost",
        "localhost",
        "localhost",
        "local",
        "10.0.0.1",
        "10.0.1.1",
        "127.0.0.1",
        "::1",
        "2001:db8::1",
        "10.0.0.0/8",
        "10.0.0.0/16",
        "10.0.0.0/24",
        "10.0.0.1/32",
        "127.0.0.0/8",
        "::1/128",
        "2001:db8::/32",
        "2001:db8::/64",
        "::/1",
        "::ffff:10.0.0.0/112"
    };
    private static final String[] ASKED = {
        "a.example.com",
        "b.a.example.com",
        "c.b.a.example.com",
        "example.com",
        "x_y.example.com",
        "aexample.com",
        "nobody.test",
        "com",
        "localhost",
        "x.localhost",
        "y.x.localhost",
        "notlocalhost",
        "local",
        "10.0.0.1",
        "10.0.0.2",
        "10.0.1.1",
        "10.1.0.0",
        "11.0.0.0",
        "127.0.0.1",
        "127.0.0.2",
        "0.0.0.0",
        "::",
        "::1",
        "2001:db8::1",
        "2001:db8:0:1::",
        "2001:db9::"
    };
    private static final String[] CROWDED = {"a.example.com", "*.example.com", "localhost", "local", "10.0.0.1"};
    private static final List<String> HEADER =
            List.of("environments: {qa: staging, \"pr/*\": development}", "endpoints:");
    private static final String[] PROTOCOLS = {"https", "http", "wss", "ws", "mysql", "mariadb", "postgresql"};

    private ReferenceArbitraries() {}

    private static <T> Arbitrary<@Nullable T> often(Arbitrary<T> values) {
        return values.injectNull(0.5);
    }

    private static Arbitrary<Line> line(
            Arbitrary<String> hosts, Arbitrary<Integer> ports, Arbitrary<String> resources, String... owners) {
        return Combinators.combine(
                        often(Arbitraries.of(PROTOCOLS)), hosts, often(ports), often(resources), Arbitraries.of(owners))
                .as((protocol, host, port, resource, owner) -> host.contains("/")
                        ? new Line(null, host, null, null, owner)
                        : new Line(protocol, host, host.equals("local") ? null : port, resource, owner));
    }

    /** Lines of a file, each pattern once. */
    public static Arbitrary<List<Line>> lines(String... owners) {
        return file(
                line(
                        Arbitraries.of(HOSTS),
                        Arbitraries.of(443, 5432),
                        Arbitraries.of("orders", "Orders", "orders/eu", "ord", "o/r"),
                        owners),
                0,
                24);
    }

    /** Lines of a file that has many of them for each of few hosts. */
    public static Arbitrary<List<Line>> crowdedLines(String... owners) {
        return file(
                line(
                        Arbitraries.of(CROWDED),
                        Arbitraries.of(443, 443, 5432, 80, 81, 82, 83),
                        Arbitraries.of(
                                "orders",
                                "Orders",
                                "ORDERS",
                                "orders/eu",
                                "Orders/eu",
                                "orders/eu/x",
                                "ord",
                                "o/r",
                                "o",
                                "orders/e"),
                        owners),
                20,
                120);
    }

    private static Arbitrary<List<Line>> file(Arbitrary<Line> any, int least, int most) {
        return any.list().ofMinSize(least).ofMaxSize(most).map(lines -> {
            Map<String, Line> once = new LinkedHashMap<>();
            lines.forEach(line -> once.putIfAbsent(normal(line).identity(), line));
            // in the order of the file, which has them by owner
            return byOwner(once.values()).values().stream()
                    .flatMap(List::stream)
                    .toList();
        });
    }

    private static Line normal(Line line) {
        String host = line.host().equals("::ffff:10.0.0.0/112") ? "10.0.0.0/16" : line.host();
        return new Line(line.protocol(), host, line.port(), line.resource(), line.owner());
    }

    /** Targets, whole and with parts that are missing. */
    public static Arbitrary<Question> questions() {
        return questions(Arbitraries.of(ASKED));
    }

    /** Targets that the lines of a crowded file are about. */
    public static Arbitrary<Question> crowdedQuestions() {
        return questions(Arbitraries.of(
                "a.example.com", "a.example.com", "b.example.com", "localhost", "local", "10.0.0.1", "127.0.0.1"));
    }

    private static Arbitrary<Question> questions(Arbitrary<String> host) {
        Arbitrary<Part<String>> protocol = Arbitraries.of(PROTOCOLS).map(Part::of);
        Arbitrary<Part<Integer>> port = sometimesOpen(Arbitraries.of(443, 5432, 80));
        Arbitrary<Part<String>> database = sometimesOpen(Arbitraries.of("orders", "ORDERS", "orders/eu", "or", "o/r"));
        Arbitrary<Part<String>> path = Arbitraries.of(
                        "/",
                        "/orders",
                        "/Orders",
                        "/orders/",
                        "/orders/eu",
                        "/orders/eu/x",
                        "/ordersx",
                        "//orders",
                        "/o/r")
                .map(Part::of);
        Arbitrary<Question> databases =
                Combinators.combine(protocol, host, port, database).as((a, h, p, d) -> new Question(a, h, p, d, null));
        Arbitrary<Question> urls = Combinators.combine(protocol, host, port, path)
                .as((a, h, p, u) -> new Question(a, h.equals("local") ? "localhost" : h, p, null, u));
        Arbitrary<Question> sockets = Combinators.combine(host, port)
                .as((h, p) -> new Question(hidden(), h.equals("local") ? "localhost" : h, p, hidden(), hidden()));
        return Arbitraries.oneOf(databases, databases, urls, sockets);
    }

    private static <T> Part<T> hidden() {
        return new Part<>(null, false);
    }

    private static <T> Arbitrary<Part<T>> sometimesOpen(Arbitrary<T> values) {
        return values.injectNull(0.2).map(value -> new Part<>(value, value == null));
    }

    /** The question as the matcher gets it. */
    public static Endpoint endpoint(Question question) {
        if (question.host().equals("local")) {
            return Endpoint.local(String.valueOf(question.protocol().value()), component(question.database()));
        }
        Host host = Host.parse(question.host()).orElseThrow();
        Component<Integer> port = component(question.port());
        if (question.protocol().missing()) {
            return Endpoint.socket(host, port);
        }
        String protocol = String.valueOf(question.protocol().value());
        return question.database() != null
                ? Endpoint.database(protocol, host, port, component(question.database()))
                : Endpoint.url(
                                protocol,
                                host,
                                port,
                                String.valueOf(question.path().value()))
                        .orElseThrow();
    }

    private static <T> Component<T> component(@Nullable Part<T> part) {
        T value = part == null ? null : part.value();
        return value == null ? Component.open() : Component.of(value);
    }

    /** The lines as a file, and each line's place in it. */
    public static Map<String, Line> places(List<Line> lines) {
        Map<String, Line> places = new HashMap<>();
        int number = 1 + HEADER.size();
        for (List<Line> owned : byOwner(lines).values()) {
            number++;
            for (Line line : owned) {
                places.put("tierguard.yaml:" + ++number, line);
            }
        }
        return places;
    }

    /** The lines as a registry. */
    public static Registry registry(List<Line> lines, String... more) {
        List<String> text = new ArrayList<>(HEADER);
        byOwner(lines).forEach((owner, owned) -> {
            text.add("  \"" + owner + "\":");
            owned.forEach(line -> text.add("    - \"" + line.pattern() + "\""));
        });
        if (lines.isEmpty()) {
            text.set(text.size() - 1, "endpoints: {}");
        }
        text.addAll(List.of(more));
        return Registries.of(text.toArray(String[]::new));
    }

    private static Map<String, List<Line>> byOwner(Collection<Line> lines) {
        Map<String, List<Line>> byOwner = new LinkedHashMap<>();
        lines.forEach(line -> byOwner.computeIfAbsent(line.owner(), owner -> new ArrayList<>())
                .add(line));
        return byOwner;
    }
}

package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Guard;
import io.tierguard.registry.Environments;
import io.tierguard.registry.Registry;
import io.tierguard.tier.Environment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** {@code routes.txt}: requests, ordinary and evasive, each by every guarded client, with real servers that count. */
class RouteTableTest {

    private static final Path FILE = Path.of("src/test/resources/io/tierguard/http/routes.txt");
    private static final Pattern HOP = Pattern.compile("\n  at +(?:hop (\\d+), |(the proxy|a connection))");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final HeldCertificate CERTIFICATE = new HeldCertificate.Builder()
            .addSubjectAlternativeName("*.staging.example.net")
            .addSubjectAlternativeName("*.prod.example.net")
            .addSubjectAlternativeName("*.example.net")
            .build();
    private static final HandshakeCertificates TLS = new HandshakeCertificates.Builder()
            .heldCertificate(CERTIFICATE)
            .addTrustedCertificate(CERTIFICATE.certificate())
            .build();

    private static final Map<String, String> POLICIES = Map.of(
            "", "",
            "observed", "policy:\n  mode: {observe-until: 2027-01-31}\n",
            "open", "policy:\n  unknown-endpoints: allow\n");
    private static final Map<String, String> HOMES =
            Map.of("staging", "127.0.0.1", "preview/42", "127.0.0.1", "production", "127.0.0.3", "qa-eu", "127.0.0.5");

    private static final Map<String, List<String>> NAMES = new LinkedHashMap<>();
    private static final List<RouteCase> CASES = new ArrayList<>();
    private static final Map<RouteCase.Surroundings, RouteClients> CLIENTS = new HashMap<>();
    private static String registry = "";
    private static RouteServers servers;

    @BeforeAll
    static void start() throws IOException {
        read();
        List<String> addresses = NAMES.values().stream()
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
        servers = new RouteServers(addresses, TLS.sslContext().getSocketFactory());
    }

    @AfterAll
    static void stop() throws IOException {
        for (RouteClients clients : CLIENTS.values()) {
            clients.close();
        }
        servers.close();
    }

    private static void read() throws IOException {
        String section = "";
        int number = 0;
        for (String line : Files.readAllLines(FILE)) {
            number++;
            if (line.startsWith("@")) {
                section = line.substring(1);
            } else if (line.isEmpty() || line.startsWith("#")) {
                continue;
            } else if (section.equals("registry")) {
                registry += line + '\n';
            } else if (section.equals("names")) {
                String[] sides = line.split(" +", 2);
                NAMES.put(sides[0], List.of(sides[1].split(" ")));
            } else {
                String[] words = section.split(" ");
                CASES.add(RouteCase.parse(number, words[0], words.length > 1 ? words[1] : "", line));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> names_have_the_addresses_that_the_table_says() {
        return NAMES.entrySet().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name.getKey(),
                        () -> assertThat(Stream.of(InetAddress.getAllByName(name.getKey()))
                                        .map(InetAddress::getHostAddress))
                                .containsExactlyElementsOf(name.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> every_client_goes_where_it_may_and_nowhere_else() {
        assertThat(CASES).hasSizeGreaterThan(600);
        return CASES.stream()
                .flatMap(one -> RouteClients.namesFor(one).stream()
                        .map(client -> DynamicTest.dynamicTest(
                                "routes.txt:" + one.line() + " " + client + ": " + one.text(),
                                () -> check(one, client))));
    }

    private static void check(RouteCase one, String client) throws Exception {
        RouteClients.Way way =
                CLIENTS.computeIfAbsent(one.in(), RouteTableTest::clients).way(client);
        Map<String, Integer> before = servers.accepted();
        servers.begin(one.answers());

        String outcome;
        String about = "";
        Map<String, String> headers = new LinkedHashMap<>();
        one.headers().forEach((name, value) -> headers.put(name, servers.dialled(value)));
        try {
            int status = way.status(one.method(), servers.dialled(one.url()), headers);
            outcome = status == 200 ? "ok" : String.valueOf(status);
        } catch (Exception e) {
            Throwable failure = e instanceof ExecutionException ? e.getCause() : e;
            about = String.valueOf(failure);
            outcome = outcome(failure);
        }

        List<RouteServers.Arrival> arrivals = servers.arrivals();
        long requests = arrivals.stream().filter(arrival -> !arrival.isTunnel()).count();
        String told = outcome;
        if (!outcome.startsWith("TG-") && !outcome.equals("unread")) {
            told += " " + requests;
        }
        if (!outcome.startsWith("TG-") && !arrivals.isEmpty()) {
            RouteServers.Arrival last = arrivals.get(arrivals.size() - 1);
            told += last.address().equals(HOMES.get(one.in().environment())) ? "" : " at " + last.address();
            told += isBare(one, last) ? " bare" : "";
        }
        assertThat(told)
                .as("line %d: %s%n%s%n%s%n%s", one.line(), one.text(), client, arrivals, about)
                .isIn(one.expectedOf(client));
        if (!outcome.equals("ok")) {
            nothingElseArrived(outcome, arrivals, before, servers.connections(one.text()));
        }
    }

    /** Whether a credential that the request had did not arrive with the last hop. */
    private static boolean isBare(RouteCase one, RouteServers.Arrival last) {
        return one.headers().entrySet().stream()
                .anyMatch(header -> !header.getKey().equalsIgnoreCase("Host")
                        && !last.head().contains(header.getValue()));
    }

    /** Each hop before the refused one arrived once, and no connection was opened but for those. */
    private static void nothingElseArrived(
            String outcome,
            List<RouteServers.Arrival> arrivals,
            Map<String, Integer> before,
            Map<String, Integer> after) {
        if (outcome.contains(" hop ") && !outcome.endsWith(" hop 1")) {
            assertThat(arrivals.stream().filter(arrival -> !arrival.isTunnel()))
                    .hasSize(Integer.parseInt(outcome.replaceFirst(".* hop ", "")) - 1);
        } else if (outcome.startsWith("TG-") || outcome.equals("unread")) {
            assertThat(arrivals).isEmpty();
        }
        Map<String, Integer> untouched = new HashMap<>(after);
        Map<String, Integer> as = new HashMap<>(before);
        arrivals.forEach(arrival -> {
            untouched.remove(arrival.address());
            as.remove(arrival.address());
        });
        assertThat(untouched).as("connections").isEqualTo(as);
    }

    private static String outcome(Throwable failure) {
        if (failure instanceof RefusedRouteException refusal) {
            String message = String.valueOf(refusal.getMessage());
            Matcher at = HOP.matcher(message);
            String where = !at.find() ? "?" : at.group(1) == null ? at.group(2) : "hop " + at.group(1);
            return message.substring(0, 7) + " " + where;
        }
        return failure instanceof IllegalArgumentException ? "unread" : "fails";
    }

    private static RouteClients clients(RouteCase.Surroundings in) {
        String text = servers.dialled(registry) + POLICIES.get(in.policy());
        Registry read = Registry.parse("routes.yaml", text);
        Guard guard = Guard.of(environment(in.environment(), read), read, CLOCK);
        Proxy proxy = null;
        if (in.proxy() != null) {
            int colon = in.proxy().lastIndexOf(':');
            proxy = new Proxy(
                    String.valueOf(in.proxyType()).equals("http") ? Proxy.Type.HTTP : Proxy.Type.SOCKS,
                    InetSocketAddress.createUnresolved(
                            in.proxy().substring(0, colon),
                            servers.port(Integer.parseInt(in.proxy().substring(colon + 1)))));
        }
        return new RouteClients(guard, TLS, proxy);
    }

    private static Environment environment(String name, Registry read) {
        return ((Environments.Found) read.environments().find(name)).environment();
    }
}

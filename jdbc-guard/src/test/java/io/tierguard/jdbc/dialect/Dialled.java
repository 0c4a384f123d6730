package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Reading;
import io.tierguard.registry.Endpoint;
import io.tierguard.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Compares what we read with what a driver dials in a process of its own: we named each of it, or we named nothing. */
final class Dialled {

    private Dialled() {}

    /** A URL and what stands beside it. */
    record Target(String url, Map<String, String> properties) {

        private String line() {
            List<String> parts = new ArrayList<>(List.of(url));
            properties.forEach((key, value) -> parts.add(key + "=" + value));
            return String.join(DialProbe.SEPARATOR, parts);
        }
    }

    /** So many by chance, and behind each prefix every odd host by itself. */
    static Arbitrary<List<Target>> targets(
            Arbitrary<String> urls, Arbitrary<Map<String, String>> properties, int count, String... prefixes) {
        List<Target> odd = Stream.of(prefixes)
                .flatMap(prefix -> UrlPieces.eachHost(prefix).stream())
                .map(url -> new Target(url, Map.of()))
                .toList();
        return Combinators.combine(urls, properties)
                .as(Target::new)
                .list()
                .ofSize(count)
                .map(some -> Stream.concat(odd.stream(), some.stream()).toList());
    }

    /**
     * What was not named is not dialled either.
     *
     * @param driver the class of the real one
     * @param given beside each target's own properties, such as short waits
     */
    static void wasNamed(String driver, List<Target> targets, Map<String, String> given)
            throws IOException, InterruptedException {
        List<Target> read = new ArrayList<>();
        List<Reading.Endpoints> readings = new ArrayList<>();
        for (Target target : targets) {
            if (Witness.read(target.url(), target.properties()) instanceof Reading.Endpoints endpoints) {
                read.add(target);
                readings.add(endpoints);
            }
        }
        List<List<String>> dialled = dial(driver, read, given);
        int compared = 0;
        for (int i = 0; i < read.size(); i++) {
            List<String> named =
                    readings.get(i).endpoints().stream().flatMap(Dialled::text).toList();
            assertThat(named).as("%s", read.get(i)).containsAll(dialled.get(i));
            compared += named.isEmpty() || !dialled.get(i).isEmpty() ? 1 : 0;
        }
        // a test that reads nothing shows nothing; no seed falls under this share
        assertThat(compared).as("read, of %s", targets.size()).isGreaterThan(targets.size() / 25);
    }

    /** The driver dials it, and it cannot be determined from what the URL says. */
    static void isRefused(String driver, String url, String dialled) throws IOException, InterruptedException {
        assertThat(dial(driver, List.of(new Target(url, Map.of())), Map.of()))
                .as("what the driver dials")
                .containsExactly(List.of(dialled));
        assertThat(Witness.read(url, Map.of())).isInstanceOf(Reading.Undeterminable.class);
    }

    private static Stream<String> text(Endpoint endpoint) {
        return endpoint.isLocal()
                ? Stream.of()
                : Stream.of(
                        endpoint.host().text() + ":" + endpoint.port().value().orElseThrow());
    }

    /** What each target dialled, as {@code host:port}. */
    static List<List<String>> dial(String driver, List<Target> targets, Map<String, String> given)
            throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("dialled");
        try {
            Path input = directory.resolve("targets");
            Files.write(
                    input,
                    targets.stream()
                            .map(target -> {
                                Map<String, String> all = new TreeMap<>(given);
                                // which some drivers refuse to be told twice
                                all.keySet().removeIf(key -> target.url().contains(key + "="));
                                all.putAll(target.properties());
                                return new Target(target.url(), all).line();
                            })
                            .toList());
            ChildJvm.Outcome outcome =
                    new ChildJvm().directory(directory).run(DialProbe.class, driver, input.toString());
            assertThat(outcome.status()).as(outcome.err()).isZero();
            List<List<String>> dialled = outcome.out()
                    .lines()
                    .filter(line -> line.startsWith(DialProbe.DIALLED))
                    .map(line -> line.substring(DialProbe.DIALLED.length()))
                    .map(line -> line.isEmpty() ? List.<String>of() : List.of(line.split(" ", -1)))
                    .toList();
            assertThat(dialled).hasSameSizeAs(targets);
            return dialled;
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

package io.tierguard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import io.tierguard.registry.Registry;
import io.tierguard.registry.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which line speaks for a host, by a look at each. It knows what stands in most files, names, suffixes and blocks of IPv4,
 * and says nothing where a registry holds anything else.
 */
final class NaiveMatcher {

    private static final String NUMBER = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern ADDRESS = Pattern.compile(NUMBER + "(\\." + NUMBER + "){3}");
    private static final Pattern BLOCK = Pattern.compile(ADDRESS + "/\\d+");
    private static final Pattern NAME = Pattern.compile("(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)*");
    private static final Pattern DIGITS = Pattern.compile("[\\d.]+");

    private final Registry registry;
    private final List<Line> lines;
    private final boolean known;

    private record Line(Rule rule, String pattern) {}

    NaiveMatcher(Registry registry) {
        this.registry = registry;
        this.lines = registry.rules().stream()
                .map(rule -> new Line(rule, rule.pattern().toString()))
                .toList();
        this.known = lines.stream().allMatch(line -> isKnown(line.pattern()));
    }

    /** Asks both for a host, and for each that a line may mean. */
    void agreesOn(List<Host> hosts) {
        if (known) {
            Stream.concat(hosts.stream(), lines.stream().flatMap(line -> hostsIn(line.pattern())))
                    .distinct()
                    .filter(NaiveMatcher::canBeAsked)
                    .forEach(this::agree);
        }
    }

    private static Stream<Host> hostsIn(String pattern) {
        String host = pattern.startsWith("*") ? "inside" + pattern.substring(1) : pattern.split("/", 2)[0];
        return Stream.of(host, "deeper." + host, host.startsWith("inside.") ? host.substring(7) : host)
                .flatMap(text -> Host.parse(text).stream());
    }

    private static boolean canBeAsked(Host host) {
        return !host.isLocalhost()
                && !host.isLocal()
                && (!host.isAddress() || ADDRESS.matcher(host.text()).matches());
    }

    private void agree(Host host) {
        Optional<Line> naive = lines.stream()
                .filter(line -> fits(line.pattern(), host))
                .max(Comparator.comparingInt(line -> rank(line.pattern())));
        // with all its parts, which no known line looks at
        Endpoint endpoint = Endpoint.database("postgresql", host, Component.of(5432), Component.of("orders"));

        Rule found = registry.speakingFor(endpoint, host);

        assertThat(Optional.ofNullable(found)).as("%s", host).isEqualTo(naive.map(Line::rule));
    }

    private static boolean isKnown(String pattern) {
        boolean name = NAME.matcher(pattern).matches()
                && !DIGITS.matcher(pattern).matches()
                && !pattern.endsWith("localhost")
                && !pattern.equals("local");
        return name
                || ADDRESS.matcher(pattern).matches()
                || BLOCK.matcher(pattern).matches();
    }

    private static boolean fits(String pattern, Host host) {
        if (pattern.startsWith("*.")) {
            return !host.isAddress() && host.text().endsWith(pattern.substring(1));
        }
        if (pattern.contains("/")) {
            return host.isAddress()
                    && block(host.text(), length(pattern)).equals(block(pattern.split("/", 2)[0], length(pattern)));
        }
        return host.text().equals(pattern);
    }

    private static int rank(String pattern) {
        return pattern.startsWith("*.") ? pattern.length() : pattern.contains("/") ? length(pattern) : 1000;
    }

    private static int length(String block) {
        return Integer.parseInt(block.substring(block.indexOf('/') + 1));
    }

    /** The block that an address lies in. */
    static String block(String address, int length) {
        long bits = 0;
        for (String part : address.split("\\.", -1)) {
            bits = bits << 8 | Integer.parseInt(part);
        }
        long first = length == 0 ? 0 : bits >>> (32 - length) << (32 - length);
        return (first >>> 24) + "." + (first >>> 16 & 255) + "." + (first >>> 8 & 255) + "." + (first & 255) + "/"
                + length;
    }
}

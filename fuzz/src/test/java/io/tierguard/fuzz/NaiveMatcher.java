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
import java.util.stream.Stream;

/**
 * Which line speaks for a host, by a look at each. It knows what stands in most files, names, suffixes and blocks of IPv4, and says nothing where a
 * registry holds anything else.
 */
final class NaiveMatcher {

    private static final String NAME = "[a-z0-9-]+(\\.[a-z0-9-]+)*";
    private static final String NUMBER = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final String ADDRESS = NUMBER + "(\\." + NUMBER + "){3}";

    private NaiveMatcher() {}

    /** Hosts that a pattern may mean. */
    static Stream<Host> hostsIn(String pattern) {
        String host = pattern.replaceFirst("/.*", "").replaceFirst("^\\*", "inside");
        return Stream.of(host, "deeper." + host, host.replaceFirst("^inside\\.", ""))
                .flatMap(text -> Host.parse(text).stream());
    }

    /** Asks both, where both can be asked. */
    static void agree(Registry registry, Host host) {
        List<Rule> lines = registry.rules();
        if (host.isLocalhost()
                || host.isLocal()
                || host.isAddress() && !host.text().matches(ADDRESS)) {
            return;
        }
        if (!lines.stream().allMatch(line -> isKnown(line.pattern().toString()))) {
            return;
        }
        Optional<String> naive = lines.stream()
                .filter(line -> fits(line.pattern().toString(), host))
                .max(Comparator.comparingInt(line -> rank(line.pattern().toString())))
                .map(NaiveMatcher::told);
        Rule found = registry.speakingFor(ask(host), host);

        assertThat(Optional.ofNullable(found).map(NaiveMatcher::told))
                .as("%s", host)
                .isEqualTo(naive);
    }

    /** With all its parts, which no known line looks at. */
    private static Endpoint ask(Host host) {
        return Endpoint.database("postgresql", host, Component.of(5432), Component.of("orders"));
    }

    private static String told(Rule rule) {
        return rule.pattern() + " " + rule.owners();
    }

    private static boolean isKnown(String pattern) {
        return pattern.matches("(\\*\\.)?" + NAME)
                        && (!pattern.matches("[\\d.]+") || pattern.matches(ADDRESS))
                        && !pattern.endsWith("localhost")
                        && !pattern.equals("local")
                || pattern.matches(ADDRESS + "/\\d+");
    }

    private static boolean fits(String pattern, Host host) {
        if (pattern.startsWith("*.")) {
            return !host.isAddress() && host.text().endsWith(pattern.substring(1));
        }
        if (pattern.contains("/")) {
            return host.isAddress()
                    && block(host.text(), length(pattern))
                            .equals(block(pattern.replaceFirst("/.*", ""), length(pattern)));
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

package io.tierguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import io.tierguard.registry.Registry;
import io.tierguard.registry.Rule;
import io.tierguard.report.Code;
import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every tier, every kind of owner, every row of "name and addresses together", every crossing, every mode. */
class TruthTableTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2027-01-31T12:00:00Z"), ZoneOffset.UTC);

    /** Whose the name is, as the process sees it. */
    private enum Name {
        OWN_TIER,
        OWN_ENVIRONMENT,
        OTHER_ENVIRONMENT,
        OTHER_TIER,
        JOINT_OWN,
        JOINT_FOREIGN,
        SHARED_EXACT,
        SHARED_BELOW,
        UNKNOWN;

        String host() {
            String label = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            return this == SHARED_BELOW ? "any." + label + ".test" : label + ".test";
        }

        boolean foreign() {
            return this == OTHER_ENVIRONMENT || this == OTHER_TIER || this == JOINT_FOREIGN;
        }

        boolean ownOrShared() {
            return !foreign() && this != UNKNOWN;
        }
    }

    /** Whose an address is, as the process sees it. */
    private enum Address {
        OWN(1),
        OTHER_TIER(2),
        THIRD_TIER(3),
        SHARED(4),
        OTHER_ENVIRONMENT(5),
        JOINT_OWN(6),
        JOINT_FOREIGN(7),
        UNKNOWN(9);

        private final int network;

        Address(int network) {
            this.network = network;
        }

        boolean foreign() {
            return this == OTHER_TIER || this == THIRD_TIER || this == OTHER_ENVIRONMENT || this == JOINT_FOREIGN;
        }

        boolean own() {
            return this == OWN || this == JOINT_OWN;
        }

        InetAddress address() {
            try {
                return InetAddress.getByAddress(new byte[] {10, (byte) network, 0, 1});
            } catch (UnknownHostException e) {
                throw new AssertionError(e);
            }
        }
    }

    private enum Permission {
        NONE,
        LIVE,
        LAST_DAY,
        EXPIRED,
        FOR_ANOTHER
    }

    private enum Mode {
        ENFORCE("enforce", false),
        OBSERVE("{observe-until: 2027-02-01}", true),
        OBSERVE_LAST_DAY("{observe-until: 2027-01-31}", true),
        OBSERVE_OVER("{observe-until: 2027-01-30}", false);

        private final String text;
        private final boolean observes;

        Mode(String text, boolean observes) {
            this.text = text;
            this.observes = observes;
        }
    }

    /** A process, another environment of its tier, another tier, and a third. */
    private record Process(Environment environment, String neighbour, Tier other, Tier third) {
        Tier tier() {
            return environment.tier();
        }

        @Override
        public String toString() {
            return environment.describe();
        }
    }

    private static final List<List<Address>> ADDRESSES = addresses();

    private static List<List<Address>> addresses() {
        List<List<Address>> all = new ArrayList<>();
        all.add(List.of());
        for (Address one : Address.values()) {
            all.add(List.of(one));
            for (Address two : Address.values()) {
                all.add(List.of(one, two));
            }
        }
        return all;
    }

    static Stream<Arguments> situations() {
        List<Arguments> all = new ArrayList<>();
        for (Process process : processes()) {
            for (Permission permission : Permission.values()) {
                for (Mode mode : Mode.values()) {
                    all.add(Arguments.of(process, permission, mode));
                }
            }
        }
        return all.stream();
    }

    private static List<Process> processes() {
        List<Process> all = new ArrayList<>();
        Tier[] tiers = Tier.values();
        for (Tier tier : tiers) {
            Tier other = tiers[(tier.ordinal() + 1) % 4];
            Tier third = tiers[(tier.ordinal() + 2) % 4];
            all.add(new Process(Environment.of(tier), "near-" + tier, other, third));
            Environment named = new Environment(new EnvironmentName("here-" + tier), tier);
            all.add(new Process(named, "near-" + tier, other, third));
        }
        return all;
    }

    @ParameterizedTest(name = "{0}, crossing {1}, {2}")
    @MethodSource("situations")
    void decides_as_the_table_says(Process process, Permission permission, Mode mode) {
        for (String unknown : List.of("refuse", "allow")) {
            Registry registry = registry(process, permission, mode, unknown);
            Guard guard = Guard.of(process.environment(), registry, NOON);
            for (Name name : names(process)) {
                for (List<Address> addresses : ADDRESSES) {
                    Decision decision = guard.decide(
                            endpoint(name.host()),
                            addresses.stream().map(Address::address).toList());
                    Reason expected = row(name, addresses, permission, unknown.equals("allow"));
                    String which = name + " " + addresses + " unknown-endpoints " + unknown;
                    assertThat(decision.reason()).as(which).isEqualTo(expected);
                    assertThat(decision.code()).as(which).isEqualTo(code(expected));
                    assertThat(decision.isRefusedWhenEnforced())
                            .as(which)
                            .isEqualTo(code(expected).isPresent());
                    assertThat(decision.wouldRefuse())
                            .as(which)
                            .isEqualTo(code(expected).isPresent() && mode.observes);
                    assertThat(decision.isAllowed())
                            .as(which)
                            .isEqualTo(code(expected).isEmpty() || mode.observes);
                    assertThat(decision.rule().map(Rule::origin).isPresent())
                            .as(which)
                            .isEqualTo(expected != Reason.UNKNOWN && expected != Reason.UNKNOWN_ALLOWED);
                    assertThat(decision.crossing().isPresent())
                            .as(which)
                            .isEqualTo(expected == Reason.CROSSING || expected == Reason.CROSSING_EXPIRED);
                }
            }
        }
    }

    private static List<Name> names(Process process) {
        List<Name> names = new ArrayList<>(List.of(Name.values()));
        if (process.environment().isTierItself()) {
            names.remove(Name.OWN_ENVIRONMENT);
        }
        return names;
    }

    /** The rows of the table, from the first to the last; the first that fits decides. */
    private static Reason row(Name name, List<Address> addresses, Permission permission, boolean unknownAllowed) {
        boolean crossed = name.foreign() && (permission == Permission.LIVE || permission == Permission.LAST_DAY);
        if (name.foreign() && !crossed) {
            return permission == Permission.EXPIRED ? Reason.CROSSING_EXPIRED : Reason.FOREIGN;
        }
        if (name == Name.SHARED_EXACT) {
            return Reason.SHARED;
        }
        if (crossed && addresses.stream().anyMatch(address -> address.foreign() && !ownedByTo(name, address))) {
            return Reason.FOREIGN_ADDRESS;
        }
        if (crossed) {
            return Reason.CROSSING;
        }
        if (addresses.stream().anyMatch(Address::foreign)) {
            return Reason.FOREIGN_ADDRESS;
        }
        if (name.ownOrShared()) {
            return name == Name.SHARED_BELOW ? Reason.SHARED : Reason.OWN;
        }
        if (!addresses.isEmpty() && addresses.stream().allMatch(Address::own)) {
            return Reason.OWN_BY_ADDRESS;
        }
        return unknownAllowed ? Reason.UNKNOWN_ALLOWED : Reason.UNKNOWN;
    }

    private static boolean ownedByTo(Name name, Address address) {
        return name == Name.OTHER_ENVIRONMENT
                ? address == Address.OTHER_ENVIRONMENT
                : address == Address.OTHER_TIER || address == Address.JOINT_FOREIGN;
    }

    private static java.util.Optional<Code> code(Reason reason) {
        return switch (reason) {
            case FOREIGN -> java.util.Optional.of(Code.FOREIGN_ENDPOINT);
            case FOREIGN_ADDRESS -> java.util.Optional.of(Code.FOREIGN_ADDRESS);
            case CROSSING_EXPIRED -> java.util.Optional.of(Code.CROSSING_EXPIRED);
            case UNKNOWN -> java.util.Optional.of(Code.UNKNOWN_ENDPOINT);
            default -> java.util.Optional.empty();
        };
    }

    private static Endpoint endpoint(String host) {
        return Endpoint.url("https", Host.parse(host).orElseThrow(), Component.of(443), "/")
                .orElseThrow();
    }

    private static Registry registry(Process process, Permission permission, Mode mode, String unknown) {
        Tier tier = process.tier();
        String near = process.neighbour();
        StringBuilder yaml = new StringBuilder("version: 1\nenvironments:\n");
        yaml.append("  ").append(near).append(": ").append(tier).append('\n');
        yaml.append("  here-").append(tier).append(": ").append(tier).append('\n');
        yaml.append("endpoints:\n");
        owns(yaml, tier, Name.OWN_TIER.host(), "10.1.0.0/16");
        owns(yaml, "here-" + tier, Name.OWN_ENVIRONMENT.host());
        owns(yaml, near, Name.OTHER_ENVIRONMENT.host(), "10.5.0.0/16");
        owns(yaml, process.other(), Name.OTHER_TIER.host(), "10.2.0.0/16");
        owns(yaml, process.third(), "10.3.0.0/16");
        owns(yaml, process.other() + ", " + tier, Name.JOINT_OWN.host(), "10.6.0.0/16");
        owns(yaml, process.third() + ", " + process.other(), Name.JOINT_FOREIGN.host(), "10.7.0.0/16");
        owns(yaml, "shared", Name.SHARED_EXACT.host(), "*.shared-below.test", "10.4.0.0/16");
        if (permission != Permission.NONE) {
            yaml.append("crossings:\n");
            String from = permission == Permission.FOR_ANOTHER
                    ? process.third().toString()
                    : process.environment().name().text();
            crossing(yaml, from, near, Name.OTHER_ENVIRONMENT, permission);
            crossing(yaml, from, process.other().toString(), Name.OTHER_TIER, permission);
            crossing(yaml, from, process.other().toString(), Name.JOINT_FOREIGN, permission);
        }
        yaml.append("policy:\n  mode: ")
                .append(mode.text)
                .append("\n  unknown-endpoints: ")
                .append(unknown);
        return Registry.parse("tierguard.yaml", yaml.append('\n').toString());
    }

    private static void owns(StringBuilder yaml, Object owner, String... patterns) {
        yaml.append("  \"")
                .append(owner)
                .append("\": [\"")
                .append(String.join("\", \"", patterns))
                .append("\"]\n");
    }

    private static void crossing(StringBuilder yaml, String from, String to, Name name, Permission permission) {
        String expires = switch (permission) {
            case LAST_DAY -> "2027-01-31";
            case EXPIRED -> "2027-01-30";
            default -> "2027-03-31";
        };
        yaml.append("  - {from: ").append(from).append(", to: ").append(to);
        yaml.append(", endpoint: \"").append(name.host()).append(":443\", reason: r, expires: ");
        yaml.append(expires).append("}\n");
    }

    @Test
    void a_crossing_is_for_its_port_only() {
        Process process = processes().get(4);
        Guard guard = Guard.of(process.environment(), registry(process, Permission.LIVE, Mode.ENFORCE, "refuse"), NOON);
        Endpoint otherPort = Endpoint.url(
                        "https", Host.parse(Name.OTHER_TIER.host()).orElseThrow(), Component.of(444), "/")
                .orElseThrow();
        assertThat(guard.decide(otherPort, List.of()).reason()).isEqualTo(Reason.FOREIGN);
    }

    @Test
    void a_live_crossing_counts_beside_one_that_is_over() {
        Registry registry = Registry.parse("tierguard.yaml", """
                version: 1
                endpoints: {production: [a.test]}
                crossings:
                  - {from: staging, to: production, endpoint: "a.test:443", reason: r, expires: 2026-01-31}
                  - {from: staging, to: production, endpoint: "a.test:443", reason: r, expires: 2027-01-31}
                """);
        Decision decision =
                Guard.of(Environment.of(Tier.STAGING), registry, NOON).decide(endpoint("a.test"), List.of());
        assertThat(decision.reason()).isEqualTo(Reason.CROSSING);
        assertThat(decision.crossing().orElseThrow().origin()).isEqualTo("tierguard.yaml:5");
    }

    @Test
    void two_live_crossings_cover_the_addresses_of_both() {
        Registry registry = Registry.parse("tierguard.yaml", """
                version: 1
                endpoints:
                  "production, test": [a.test]
                  production: [10.2.0.0/16]
                  test: [10.3.0.0/16]
                crossings:
                  - {from: staging, to: test, endpoint: "a.test:443", reason: r, expires: 2027-01-31}
                  - {from: staging, to: production, endpoint: "a.test:443", reason: r, expires: 2027-01-31}
                """);
        Guard guard = Guard.of(Environment.of(Tier.STAGING), registry, NOON);
        List<InetAddress> both = List.of(Address.OTHER_TIER.address(), Address.THIRD_TIER.address());
        assertThat(guard.decide(endpoint("a.test"), both).reason()).isEqualTo(Reason.CROSSING);
    }

    @Test
    void the_deciding_address_and_its_line_are_told() {
        Process process = processes().get(4);
        Guard guard = Guard.of(process.environment(), registry(process, Permission.NONE, Mode.ENFORCE, "refuse"), NOON);
        Decision decision = guard.decide(
                endpoint(Name.OWN_TIER.host()), List.of(Address.OWN.address(), Address.THIRD_TIER.address()));
        assertThat(decision.reason()).isEqualTo(Reason.FOREIGN_ADDRESS);
        assertThat(decision.decidingAddress()).hasToString("Optional[10.3.0.1]");
        assertThat(decision.owners().orElseThrow().names())
                .containsExactly(process.third().text());
    }

    @ParameterizedTest
    @MethodSource("situations")
    void what_is_spelled_in_two_ways_is_refused_whatever_the_mode(Process process, Permission permission, Mode mode) {
        Guard guard = Guard.of(process.environment(), registry(process, permission, mode, "allow"), NOON);
        Endpoint address = endpoint("10.1.1");
        assertThat(guard.decide(address, List.of()).reason()).isEqualTo(Reason.NON_CANONICAL_ADDRESS);
        assertThat(guard.decide(address, List.of()).isAllowed()).isFalse();
        Endpoint path = Endpoint.url(
                        "https", Host.parse(Name.SHARED_EXACT.host()).orElseThrow(), Component.of(443), "/a/../b")
                .orElseThrow();
        assertThat(guard.decide(path, List.of()).reason()).isEqualTo(Reason.NON_CANONICAL_PATH);
        assertThat(guard.decide(path, List.of()).isAllowed()).isFalse();
    }
}

package io.tierguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.ReferenceDecider.Answer;
import io.tierguard.guard.ReferenceDecider.Permission;
import io.tierguard.registry.InvalidRegistryException;
import io.tierguard.registry.ReferenceArbitraries;
import io.tierguard.registry.ReferenceMatcher.Line;
import io.tierguard.registry.ReferenceMatcher.Question;
import io.tierguard.registry.Registry;
import io.tierguard.report.Code;
import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DecisionPropertyTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2027-01-31T12:00:00Z"), ZoneOffset.UTC);
    private static final String SELF = "self";
    private static final String ASKED = "asked";
    private static final String MAPPED = "mapped ";
    private static final String ZONED = "zoned ";
    private static final String[] ENVIRONMENTS = {"development", "test", "staging", "production", "qa", "pr/1"};

    @Provide
    Arbitrary<List<Line>> files() {
        return ReferenceArbitraries.lines(
                "development",
                "test",
                "staging",
                "production",
                "qa",
                "pr/*",
                "shared",
                "qa, production",
                "pr/*, test",
                "production, staging");
    }

    @Provide
    Arbitrary<Question> questions() {
        return ReferenceArbitraries.questions();
    }

    @Provide
    Arbitrary<String> environments() {
        return Arbitraries.of(ENVIRONMENTS);
    }

    @Provide
    Arbitrary<List<String>> addresses() {
        return Arbitraries.of(
                        "10.0.0.1",
                        "10.0.1.1",
                        "10.1.0.0",
                        "11.0.0.0",
                        "127.0.0.1",
                        "0.0.0.0",
                        "::",
                        "::1",
                        "2001:db8::1",
                        "fe80::1",
                        MAPPED + "10.0.0.1",
                        MAPPED + "11.0.0.0",
                        MAPPED + "127.0.0.1",
                        MAPPED + "0.0.0.0",
                        ZONED + "fe80::1",
                        ZONED + "2001:db8::1")
                .list()
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<Permission>> permissions() {
        return Combinators.combine(
                        Arbitraries.of(SELF, SELF, "staging", "production", "qa"),
                        Arbitraries.of(ENVIRONMENTS),
                        Arbitraries.of(ASKED, ASKED, "b.a.example.com"),
                        Arbitraries.of(0, 0, 443),
                        Arbitraries.of(true, true, false))
                .as(Permission::new)
                .list()
                .ofMaxSize(4);
    }

    /** Most crossings are for the process that asks and for what it asks, so that they matter. */
    private static List<Permission> placed(List<Permission> permissions, Question question, String environment) {
        Integer port = question.port().value();
        return permissions.stream()
                .filter(permission ->
                        !permission.host().equals(ASKED) || !question.host().equals("local"))
                .map(permission -> new Permission(
                        permission.from().equals(SELF) ? environment : permission.from(),
                        permission.to(),
                        permission.host().equals(ASKED) ? question.host() : permission.host(),
                        permission.port() == 0 ? port == null ? 443 : port : permission.port(),
                        permission.live()))
                .toList();
    }

    @Provide
    Arbitrary<List<Line>> crowdedFiles() {
        return ReferenceArbitraries.crowdedLines(
                "test, development", "staging", "production", "qa", "pr/*", "shared", "qa, production");
    }

    @Provide
    Arbitrary<Question> crowdedQuestions() {
        return ReferenceArbitraries.crowdedQuestions();
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void the_guard_decides_as_the_text_says(
            @ForAll("files") List<Line> lines,
            @ForAll("permissions") List<Permission> wanted,
            @ForAll("questions") Question question,
            @ForAll("addresses") List<String> resolved,
            @ForAll("environments") String environment,
            @ForAll boolean unknownAllowed) {
        decides(lines, wanted, question, resolved, environment, unknownAllowed);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void so_it_does_among_many_lines_for_one_host(
            @ForAll("crowdedFiles") List<Line> lines,
            @ForAll("permissions") List<Permission> wanted,
            @ForAll("crowdedQuestions") Question question,
            @ForAll("environments") String environment,
            @ForAll boolean unknownAllowed) {
        decides(lines, wanted, question, List.of(), environment, unknownAllowed);
    }

    private static void decides(
            List<Line> lines,
            List<Permission> wanted,
            Question question,
            List<String> resolved,
            String environment,
            boolean unknownAllowed) {
        List<Permission> permissions = withAPoint(lines, placed(wanted, question, environment));
        List<String> addresses = isName(question.host()) ? resolved : List.of();
        Registry registry = registry(lines, permissions, unknownAllowed);
        Environment who = new Environment(new EnvironmentName(environment), ReferenceDecider.tierOf(environment));

        Decision decision = Guard.of(who, registry, NOON)
                .decide(
                        ReferenceArbitraries.endpoint(question),
                        addresses.stream().map(DecisionPropertyTest::parse).toList());

        List<List<Answer>> answers = new ReferenceDecider(lines, permissions, environment, unknownAllowed)
                .answers(
                        question,
                        addresses.stream().map(DecisionPropertyTest::plain).toList());
        List<Answer> all = answers.stream().flatMap(List::stream).toList();
        if (all.size() == 1) {
            assertThat(answer(decision)).isEqualTo(all.get(0));
        } else if (question.open()) {
            open(decision, all, addresses.isEmpty());
        } else {
            notVisible(decision, all, addresses.isEmpty());
        }
    }

    private static void open(Decision decision, List<Answer> all, boolean byNameAlone) {
        if (all.stream().allMatch(Answer::allows)) {
            assertThat(decision.isAllowed()).isTrue();
        } else if (all.stream().noneMatch(Answer::allows)) {
            assertThat(decision.isAllowed()).isFalse();
            assertThat(decision.reason()).isNotEqualTo(Reason.DEPENDS_ON_OPEN);
            if (byNameAlone) {
                assertThat(answer(decision)).isEqualTo(all.get(all.size() - 1));
            }
        } else {
            assertThat(decision.reason()).isEqualTo(Reason.DEPENDS_ON_OPEN);
            assertThat(decision.isAllowed()).isFalse();
            if (byNameAlone) {
                Answer first =
                        all.stream().filter(one -> !one.allows()).findFirst().orElseThrow();
                assertThat(answer(decision).owner()).isEqualTo(first.owner());
            }
        }
    }

    private static void notVisible(Decision decision, List<Answer> all, boolean byNameAlone) {
        assertThat(decision.isAllowed()).isEqualTo(all.stream().anyMatch(Answer::allows));
        assertThat(decision.reason()).isNotEqualTo(Reason.DEPENDS_ON_OPEN);
        if (byNameAlone) {
            Answer expected = all.stream().filter(Answer::allows).findFirst().orElse(all.get(all.size() - 1));
            assertThat(answer(decision)).isEqualTo(expected);
        }
    }

    private static Answer answer(Decision decision) {
        return new Answer(decision.reason(), decision.owners().map(owners -> String.join(", ", owners.names())));
    }

    private static boolean isName(String host) {
        return !host.equals("local") && !host.contains(":") && !host.matches("[0-9.]+");
    }

    /** What the text of the registry knows of it: neither a zone, nor how many bytes a resolver made of it. */
    private static String plain(String address) {
        return address.substring(address.indexOf(' ') + 1);
    }

    private static InetAddress parse(String address) {
        try {
            InetAddress plain = InetAddress.getByName(plain(address));
            if (address.startsWith(MAPPED)) {
                byte[] bytes = new byte[16];
                bytes[10] = -1;
                bytes[11] = -1;
                System.arraycopy(plain.getAddress(), 0, bytes, 12, 4);
                return Inet6Address.getByAddress(null, bytes, -1);
            }
            return address.startsWith(ZONED) ? Inet6Address.getByAddress(null, plain.getAddress(), 7) : plain;
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    /** A crossing to nothing is an error of the file, and no matter here. */
    private static List<Permission> withAPoint(List<Line> lines, List<Permission> wanted) {
        List<Permission> kept = new ArrayList<>();
        for (Permission permission : wanted) {
            try {
                registry(lines, List.of(permission), false);
                kept.add(permission);
            } catch (InvalidRegistryException e) {
                assertThat(e.report().problems())
                        .allSatisfy(problem -> assertThat(problem.code()).isEqualTo(Code.POINTLESS_CROSSING));
            }
        }
        return kept;
    }

    private static Registry registry(List<Line> lines, List<Permission> permissions, boolean unknownAllowed) {
        List<String> more = new ArrayList<>();
        if (!permissions.isEmpty()) {
            more.add("crossings:");
        }
        for (Permission permission : permissions) {
            String host = permission.host();
            more.add("  - {from: %s, to: %s, endpoint: \"%s:%d\", reason: r, expires: %s}"
                    .formatted(
                            permission.from(),
                            permission.to(),
                            host.contains(":") ? "[" + host + "]" : host,
                            permission.port(),
                            permission.live() ? "2027-01-31" : "2027-01-30"));
        }
        more.add("policy: {unknown-endpoints: " + (unknownAllowed ? "allow" : "refuse") + "}");
        return ReferenceArbitraries.registry(lines, more.toArray(String[]::new));
    }
}

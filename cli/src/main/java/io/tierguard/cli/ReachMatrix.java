package io.tierguard.cli;

import io.tierguard.guard.Decision;
import io.tierguard.guard.Guard;
import io.tierguard.guard.Reason;
import io.tierguard.registry.Component;
import io.tierguard.registry.Crossing;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.EndpointPattern;
import io.tierguard.registry.Environments;
import io.tierguard.registry.Host;
import io.tierguard.registry.Owner;
import io.tierguard.registry.Policy;
import io.tierguard.registry.Registry;
import io.tierguard.registry.Rule;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may reach what: environments by endpoints.
 *
 * @param columns environments, those of a tier beside it
 * @param rows endpoints: the lines of the registry, what crossings lead to, what stands below every line, and all else
 */
record ReachMatrix(List<Column> columns, List<Row> rows) {

    /** What stands in the place of a pattern's {@code *}. */
    private static final String SAMPLE = "example";

    private static final List<Tier> FIRST_TO_LAST = List.of(Tier.PRODUCTION, Tier.STAGING, Tier.TEST, Tier.DEVELOPMENT);

    /** An environment; a name pattern stands for a name that it matches. */
    record Column(String name, Environment environment) {}

    /** What a row is about. */
    enum Kind {
        LINE,
        CROSSING,
        BUILT_IN,
        ANYTHING_ELSE
    }

    /**
     * An endpoint.
     *
     * @param endpoint as it is written
     * @param owner whose it is; empty where it is nobody's
     * @param rule the line; empty where there is none
     */
    record Row(Kind kind, String endpoint, String owner, String rule, List<Cell> cells) {}

    /** What a process of an environment may do with an endpoint. */
    enum Answer {
        ALLOWED,
        SHARED,
        CROSSING,
        OBSERVED,
        ENDED,
        REFUSED
    }

    /**
     * A cell.
     *
     * @param until the last day of a crossing or of observing; null where there is none
     */
    record Cell(Answer answer, @Nullable LocalDate until) {}

    static ReachMatrix of(Registry registry, LocalDate today, Clock clock) {
        List<Column> columns = columns(registry.environments());
        Map<Column, Guard> guards = new LinkedHashMap<>();
        columns.forEach(column -> guards.put(
                column, Guard.of(column.environment(), registry, clock).untold()));
        List<Row> rows = new ArrayList<>();
        registry.rules().stream()
                .sorted(Comparator.comparingInt((Rule rule) -> order(rule)))
                .forEach(rule -> rows.add(new Row(
                        Kind.LINE,
                        rule.pattern().text(),
                        rule.owners().describe(),
                        rule.origin(),
                        columns.stream()
                                .map(column -> cell(rule, column.environment(), registry, today))
                                .toList())));
        Set<String> seen =
                registry.rules().stream().map(rule -> rule.pattern().text()).collect(Collectors.toSet());
        for (Crossing crossing : registry.crossings()) {
            Endpoint endpoint = endpoint(crossing);
            if (seen.add(endpoint.describe())) {
                rows.add(crossed(endpoint, registry, today, guards));
            }
        }
        int unnamed = unnamedPort(registry);
        Host localhost = Host.parse("localhost").orElseThrow();
        rows.add(judged(
                Kind.BUILT_IN,
                "localhost, where no line names its port",
                Endpoint.socket(localhost, Component.of(unnamed)),
                guards));
        rows.add(judged(
                Kind.BUILT_IN,
                "a database inside the process or in a file",
                Endpoint.local("h2", Component.of(SAMPLE)),
                guards));
        rows.add(new Row(
                Kind.ANYTHING_ELSE,
                "anything else",
                "",
                "",
                columns.stream()
                        .map(column -> registry.policy()
                                                .unknownEndpoints(
                                                        column.environment().tier())
                                        == Policy.UnknownEndpoints.ALLOW
                                ? new Cell(Answer.ALLOWED, null)
                                : refused(column.environment(), registry, today))
                        .toList()));
        return new ReachMatrix(columns, rows);
    }

    private static List<Column> columns(Environments environments) {
        List<Column> columns = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            columns.add(new Column(tier.text(), Environment.of(tier)));
        }
        for (String name : environments.names()) {
            if (environments.find(name.replace("*", SAMPLE)) instanceof Environments.Found found
                    && !found.environment().isTierItself()) {
                columns.add(new Column(name, found.environment()));
            }
        }
        columns.sort(Comparator.comparing(column -> column.environment().tier()));
        return columns;
    }

    /** Production's first, what is everyone's last. */
    private static int order(Rule rule) {
        return rule.owners().members().stream()
                .mapToInt(owner -> {
                    if (owner instanceof Owner.OfTier of) {
                        return order(of.tier());
                    }
                    if (owner instanceof Owner.OfEnvironment of) {
                        return order(of.environment().tier()) + 1;
                    }
                    return owner instanceof Owner.OfPattern of ? order(of.tier()) + 1 : Integer.MAX_VALUE;
                })
                .max()
                .orElse(0);
    }

    private static int order(Tier tier) {
        return 2 * FIRST_TO_LAST.indexOf(tier);
    }

    private static Cell cell(Rule rule, Environment environment, Registry registry, LocalDate today) {
        if (rule.owners().isShared()) {
            return new Cell(Answer.SHARED, null);
        }
        if (rule.covers(environment)) {
            return new Cell(Answer.ALLOWED, null);
        }
        for (Crossing crossing : registry.crossings()) {
            boolean isOfThisLine = namesOneHost(rule.pattern())
                    && rule.pattern().host().equals(crossing.host().text())
                    && Integer.valueOf(crossing.port()).equals(rule.pattern().port());
            if (isOfThisLine && crossing.isFor(environment) && crossing.leadsTo(rule.owners())) {
                return cell(crossing, today);
            }
        }
        return refused(environment, registry, today);
    }

    private static boolean namesOneHost(EndpointPattern pattern) {
        return pattern.isExact() || pattern.kind() == EndpointPattern.Kind.LOCALHOST;
    }

    /** It tells of crossings, whatever databases of its own a process has at the same host and port. */
    private static Row crossed(Endpoint endpoint, Registry registry, LocalDate today, Map<Column, Guard> guards) {
        Row row = judged(Kind.CROSSING, endpoint.describe(), endpoint, guards);
        List<Crossing> here = registry.crossings().stream()
                .filter(crossing -> endpoint(crossing).describe().equals(row.endpoint()))
                .toList();
        List<Cell> cells = new ArrayList<>();
        Iterator<Cell> judged = row.cells().iterator();
        for (Column column : guards.keySet()) {
            Cell own = judged.next();
            cells.add(here.stream()
                    .filter(crossing -> crossing.isFor(column.environment()))
                    .findFirst()
                    .map(crossing -> cell(crossing, today))
                    .orElse(own));
        }
        return new Row(row.kind(), row.endpoint(), row.owner(), row.rule(), cells);
    }

    private static Endpoint endpoint(Crossing crossing) {
        return Endpoint.socket(crossing.host(), crossing.port());
    }

    private static Cell cell(Crossing crossing, LocalDate today) {
        return new Cell(crossing.isLive(today) ? Answer.CROSSING : Answer.ENDED, crossing.expires());
    }

    private static Cell refused(Environment environment, Registry registry, LocalDate today) {
        LocalDate until = registry.policy().mode(environment.tier()).observeUntil();
        return until != null && !today.isAfter(until)
                ? new Cell(Answer.OBSERVED, until)
                : new Cell(Answer.REFUSED, null);
    }

    private static Row judged(Kind kind, String shown, Endpoint endpoint, Map<Column, Guard> guards) {
        List<Cell> cells = new ArrayList<>();
        String owner = "";
        String origin = "";
        for (Guard guard : guards.values()) {
            Decision decision = guard.decide(endpoint, List.of());
            cells.add(cell(decision, guard));
            owner = decision.owners().map(owners -> owners.describe()).orElse(owner);
            origin = decision.rule().map(Rule::origin).orElse(origin);
        }
        return new Row(kind, shown, owner, origin, cells);
    }

    private static Cell cell(Decision decision, Guard guard) {
        @Nullable LocalDate until = decision.crossing().map(Crossing::expires).orElse(null);
        if (decision.wouldRefuse()) {
            return refused(guard.environment(), guard.registry(), guard.today());
        }
        if (decision.reason() == Reason.CROSSING) {
            return new Cell(Answer.CROSSING, until);
        }
        if (decision.reason() == Reason.SHARED) {
            return new Cell(Answer.SHARED, null);
        }
        if (decision.isAllowed()) {
            return new Cell(Answer.ALLOWED, null);
        }
        return decision.reason() == Reason.CROSSING_EXPIRED
                ? new Cell(Answer.ENDED, until)
                : new Cell(Answer.REFUSED, null);
    }

    /** One that no line takes away from localhost. */
    private static int unnamedPort(Registry registry) {
        Set<Integer> named = registry.rules().stream()
                .flatMap(rule -> Optional.ofNullable(rule.pattern().port()).stream())
                .collect(Collectors.toSet());
        int port = 65_535;
        while (port > 1 && named.contains(port)) {
            port--;
        }
        return port;
    }
}

package io.tierguard.guard;

import io.tierguard.registry.Crossing;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import io.tierguard.registry.Owners;
import io.tierguard.registry.Policy;
import io.tierguard.registry.Registry;
import io.tierguard.registry.Rule;
import io.tierguard.tier.Environment;
import java.net.InetAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table of the registry: name and addresses together, crossings, and what the target leaves untold.
 *
 * <p>An endpoint that tells all its parts takes the short way: one line for the name, one for each address. Otherwise
 * each line that may speak is tried, for the name and for the addresses, at their best and at their worst.
 */
final class Decider {

    /** Up to so many outcomes are weighed one by one. */
    private static final int FEW = 8;

    private final Environment environment;
    private final Registry registry;
    private final LocalDate today;
    private final Permissions permissions;

    private final boolean unknownAllowed;
    private final boolean observing;

    Decider(Environment environment, Registry registry, LocalDate today) {
        this.environment = environment;
        this.registry = registry;
        this.today = today;
        this.permissions = new Permissions(environment, registry.crossings(), today);
        Policy policy = registry.policy();
        this.unknownAllowed = policy.unknownEndpoints(environment.tier()) == Policy.UnknownEndpoints.ALLOW;
        this.observing = policy.mode(environment.tier()).observes(today);
    }

    Decision decide(Endpoint endpoint, List<InetAddress> addresses) {
        if (!endpoint.host().isCanonical()) {
            return decision(endpoint, addresses, Reason.NON_CANONICAL_ADDRESS);
        }
        if (!endpoint.hasCanonicalPath()) {
            return decision(endpoint, addresses, Reason.NON_CANONICAL_PATH);
        }
        List<Host> embedded = endpoint.host().embedded();
        return embedded.isEmpty() ? decideByLines(endpoint, addresses) : decideEmbedding(endpoint, embedded);
    }

    /** Only a line that means the IPv6 address itself permits it, and none who owns what is inside objects. */
    private Decision decideEmbedding(Endpoint endpoint, List<Host> embedded) {
        if (registry.outcomes(endpoint, endpoint.host()).stream().allMatch(Objects::isNull)) {
            return decision(endpoint, List.of(), Reason.NON_CANONICAL_ADDRESS);
        }
        for (Host inside : embedded) {
            Decision decision = decideByLines(endpoint.at(inside), List.of());
            if (decision.isRefusedWhenEnforced() && decision.reason() != Reason.UNKNOWN) {
                return decision(
                        endpoint,
                        List.of(),
                        decision.reason(),
                        decision.rule().orElse(null),
                        null,
                        decision.crossing().orElse(null));
            }
        }
        return decideByLines(endpoint, List.of());
    }

    private Decision decideByLines(Endpoint endpoint, List<InetAddress> addresses) {
        if (registry.isComplete(endpoint)) {
            return weigh(endpoint, registry.speakingFor(endpoint, endpoint.host()), addresses, true);
        }
        return decideIncomplete(endpoint, addresses);
    }

    /** The live permission to reach at this endpoint what these own. */
    @Nullable
    Crossing liveCrossing(Endpoint endpoint, Owners owners) {
        Crossing crossing = permissions.find(endpoint, owners);
        return crossing != null && crossing.isLive(today) ? crossing : null;
    }

    private Decision decideIncomplete(Endpoint endpoint, List<InetAddress> addresses) {
        List<Decision> best = new ArrayList<>();
        List<Decision> worst = new ArrayList<>();
        for (Rule rule : distinct(registry.outcomes(endpoint, endpoint.host()))) {
            best.add(weigh(endpoint, rule, addresses, true));
            worst.add(weigh(endpoint, rule, addresses, false));
        }
        if (!endpoint.hasOpenComponent()) {
            return firstAllowed(best);
        }
        Decision refused = firstRefused(worst);
        if (refused == null) {
            return worst.get(worst.size() - 1);
        }
        boolean allRefuse = best.stream().allMatch(Decision::isRefusedWhenEnforced);
        if (allRefuse) {
            return worst.get(worst.size() - 1);
        }
        return new Decision(
                endpoint,
                addresses,
                Reason.DEPENDS_ON_OPEN,
                observing,
                refused.rule().orElse(null),
                null,
                null);
    }

    /**
     * The first line of each owner, and the last line of all: what lies between decides as the first did. A server may
     * have any number of databases, and few owners.
     */
    private static List<@Nullable Rule> distinct(List<@Nullable Rule> outcomes) {
        if (outcomes.size() <= FEW) {
            return outcomes;
        }
        List<@Nullable Rule> distinct = new ArrayList<>();
        // the lines of one entry share their owners
        Set<Owners> exact = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Owners> others = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < outcomes.size() - 1; i++) {
            Rule rule = outcomes.get(i);
            if (rule == null || (rule.pattern().isExact() ? exact : others).add(rule.owners())) {
                distinct.add(rule);
            }
        }
        distinct.add(outcomes.get(outcomes.size() - 1));
        return distinct;
    }

    /** The first that allows; where none does, the last, which is the surest to speak. */
    private static Decision firstAllowed(List<Decision> outcomes) {
        return outcomes.stream()
                .filter(outcome -> !outcome.isRefusedWhenEnforced())
                .findFirst()
                .orElseGet(() -> outcomes.get(outcomes.size() - 1));
    }

    private static @Nullable Decision firstRefused(List<Decision> outcomes) {
        return outcomes.stream()
                .filter(Decision::isRefusedWhenEnforced)
                .findFirst()
                .orElse(null);
    }

    /** One row of the table: the line that speaks for the name, and the addresses at their best or at their worst. */
    private Decision weigh(Endpoint endpoint, @Nullable Rule name, List<InetAddress> addresses, boolean atBest) {
        if (name == null) {
            return weighAddresses(endpoint, null, null, addresses, atBest);
        }
        if (name.covers(environment)) {
            return name.owners().isShared() && name.pattern().isExact()
                    ? decision(endpoint, addresses, Reason.SHARED, name, null, null)
                    : weighAddresses(endpoint, name, null, addresses, atBest);
        }
        Crossing crossing = permissions.find(endpoint, name.owners());
        if (crossing == null || !crossing.isLive(today)) {
            Reason reason = crossing == null ? Reason.FOREIGN : Reason.CROSSING_EXPIRED;
            return decision(endpoint, addresses, reason, name, null, crossing);
        }
        return weighAddresses(endpoint, name, crossing, addresses, atBest);
    }

    private Decision weighAddresses(
            Endpoint endpoint,
            @Nullable Rule name,
            @Nullable Crossing crossing,
            List<InetAddress> addresses,
            boolean atBest) {
        boolean allOwn = !addresses.isEmpty();
        Rule firstOwn = null;
        for (int i = 0; i < addresses.size(); i++) {
            InetAddress address = addresses.get(i);
            Rule rule = ruleOf(endpoint, name, address, crossing, atBest);
            if (isForeign(endpoint, name, rule, crossing)) {
                return decision(endpoint, addresses, Reason.FOREIGN_ADDRESS, rule, address, null);
            }
            Rule inside = foreignInside(endpoint, name, address, crossing, atBest);
            if (inside != null) {
                return decision(endpoint, addresses, Reason.FOREIGN_ADDRESS, inside, address, null);
            }
            allOwn &= isOwn(rule);
            firstOwn = firstOwn == null ? rule : firstOwn;
        }
        if (crossing != null) {
            return decision(endpoint, addresses, Reason.CROSSING, name, null, crossing);
        }
        if (name != null) {
            Reason reason = name.owners().isShared() ? Reason.SHARED : Reason.OWN;
            return decision(endpoint, addresses, reason, name, null, null);
        }
        if (allOwn) {
            return decision(endpoint, addresses, Reason.OWN_BY_ADDRESS, firstOwn, addresses.get(0), null);
        }
        return decision(endpoint, addresses, unknownAllowed ? Reason.UNKNOWN_ALLOWED : Reason.UNKNOWN);
    }

    private boolean isForeign(
            Endpoint endpoint, @Nullable Rule name, @Nullable Rule address, @Nullable Crossing crossing) {
        return address != null && !address.covers(environment) && !isCovered(endpoint, name, address, crossing);
    }

    /** The line of another for an IPv4 address that a gateway or a tunnel would reach through this one. */
    private @Nullable Rule foreignInside(
            Endpoint endpoint, @Nullable Rule name, InetAddress address, @Nullable Crossing crossing, boolean atBest) {
        for (Host inside : Host.embeddedIn(address)) {
            Rule rule = ruleOf(endpoint, name, registry.outcomes(endpoint, inside), crossing, atBest);
            if (isForeign(endpoint, name, rule, crossing)) {
                return rule;
            }
        }
        return null;
    }

    /** Whether an address is the process's, and not everyone's: where everyone is at home proves nothing of a name. */
    private boolean isOwn(@Nullable Rule rule) {
        return rule != null && rule.covers(environment) && !rule.owners().isShared();
    }

    /** The line that speaks for an address: the one, or of several possible ones the kindest or the harshest. */
    private @Nullable Rule ruleOf(
            Endpoint endpoint, @Nullable Rule name, InetAddress address, @Nullable Crossing crossing, boolean atBest) {
        if (registry.isComplete(endpoint)) {
            return registry.speakingFor(endpoint, address);
        }
        return ruleOf(endpoint, name, registry.outcomes(endpoint, Host.of(address)), crossing, atBest);
    }

    private @Nullable Rule ruleOf(
            Endpoint endpoint,
            @Nullable Rule name,
            List<@Nullable Rule> outcomes,
            @Nullable Crossing crossing,
            boolean atBest) {
        Rule chosen = null;
        int most = -1;
        for (Rule outcome : outcomes) {
            int kindness = kindness(endpoint, name, outcome, crossing);
            int wanted = atBest ? kindness : 2 - kindness;
            if (wanted > most) {
                chosen = outcome;
                most = wanted;
            }
        }
        return chosen;
    }

    private int kindness(Endpoint endpoint, @Nullable Rule name, @Nullable Rule address, @Nullable Crossing crossing) {
        if (address == null) {
            return 1;
        }
        if (isOwn(address)) {
            return 2;
        }
        return address.covers(environment) || isCovered(endpoint, name, address, crossing) ? 1 : 0;
    }

    /** Whether one of the live permissions for the name leads to what owns the address as well. */
    private boolean isCovered(Endpoint endpoint, @Nullable Rule name, Rule address, @Nullable Crossing crossing) {
        return crossing != null && name != null && permissions.leadToBoth(endpoint, name.owners(), address.owners());
    }

    private Decision decision(Endpoint endpoint, List<InetAddress> addresses, Reason reason) {
        return decision(endpoint, addresses, reason, null, null, null);
    }

    private Decision decision(
            Endpoint endpoint,
            List<InetAddress> addresses,
            Reason reason,
            @Nullable Rule rule,
            @Nullable InetAddress address,
            @Nullable Crossing crossing) {
        boolean observed = observing && reason.refusesByOwner();
        return new Decision(endpoint, addresses, reason, observed, rule, address, crossing);
    }
}

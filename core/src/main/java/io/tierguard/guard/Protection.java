package io.tierguard.guard;

import io.tierguard.registry.Host;
import io.tierguard.registry.Owner;
import io.tierguard.registry.Owners;
import io.tierguard.registry.Policy;
import io.tierguard.registry.Rule;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tiers whose data the registry protects, as a process of one environment meets them. */
final class Protection {

    private final Set<Tier> tiers = EnumSet.noneOf(Tier.class);
    private final Environment process;

    Protection(Policy policy, Environment process) {
        for (Tier tier : Tier.values()) {
            if (policy.isProtected(tier)) {
                tiers.add(tier);
            }
        }
        this.process = process;
    }

    boolean isEmpty() {
        return tiers.isEmpty();
    }

    boolean coversThisProcess() {
        return tiers.contains(process.tier());
    }

    Optional<Decision> firstProtected(List<Decision> decisions) {
        return decisions.stream().filter(this::isProtected).findFirst();
    }

    private boolean isProtected(Decision decision) {
        Optional<Owners> owners = decision.owners();
        return owners.isPresent()
                && owners.get().members().stream().anyMatch(this::isProtected)
                && !isOnThisMachine(decision.endpoint().host(), owners.get());
    }

    private boolean isProtected(Owner owner) {
        if (owner instanceof Owner.OfTier tier) {
            return tiers.contains(tier.tier());
        }
        if (owner instanceof Owner.OfEnvironment environment) {
            return tiers.contains(environment.environment().tier());
        }
        if (owner instanceof Owner.OfPattern pattern) {
            return tiers.contains(pattern.tier());
        }
        return owner instanceof Owner.Shared;
    }

    /** One line that several tiers own, and each machine has a database of its own there. */
    private boolean isOnThisMachine(Host host, Owners owners) {
        return (host.isLocal() || host.isLocalhost()) && owners.covers(process);
    }

    /** What the catalogue's text of a protected database is filled with. */
    String[] told(Decision decision, String command) {
        Rule rule = decision.rule().orElseThrow();
        String owners = rule.owners().isShared() ? "everyone" : rule.owners().describe();
        return new String[] {decision.endpoint().describe(), owners, command, rule.origin(), owners};
    }
}

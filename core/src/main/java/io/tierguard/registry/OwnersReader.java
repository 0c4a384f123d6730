package io.tierguard.registry;

import io.tierguard.registry.yaml.Place;
import io.tierguard.report.Code;
import io.tierguard.tier.Tier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads owners: a tier, an environment or a pattern that is declared, a name that such a pattern matches, or everyone. */
final class OwnersReader {

    private final Values values;
    private final Environments environments;

    OwnersReader(Values values, Environments environments) {
        this.values = values;
        this.environments = environments;
    }

    /** A key of {@code endpoints}: one owner, or several between commas. */
    Optional<Owners> list(String key, Place place) {
        List<Owner> members = new ArrayList<>();
        Set<String> names = new HashSet<>();
        boolean sound = true;
        for (String member : key.split(",", -1)) {
            String name = member.strip();
            if (name.isEmpty()) {
                values.problem(Code.BAD_OWNER_LIST, place, Shown.text(key), "a name is missing beside a comma");
                return Optional.empty();
            }
            if (!names.add(name)) {
                values.problem(Code.BAD_OWNER_LIST, place, Shown.text(key), "'" + Shown.text(name) + "' is repeated");
                return Optional.empty();
            }
            Optional<Owner> owner =
                    name.equals(Owner.Shared.NAME) ? Optional.of(new Owner.Shared()) : owner(name, place, true);
            if (owner.isPresent()) {
                members.add(owner.get());
            }
            sound &= owner.isPresent();
        }
        if (names.size() > 1 && names.contains(Owner.Shared.NAME)) {
            values.problem(Code.BAD_OWNER_LIST, place, Shown.text(key), "shared is everyone already");
            return Optional.empty();
        }
        return sound ? Optional.of(new Owners(members)) : Optional.empty();
    }

    /** One owner that is not everyone. */
    Optional<Owner> owner(String name, Place place) {
        return owner(name, place, false);
    }

    private Optional<Owner> owner(String name, Place place, boolean sharedToo) {
        Optional<Tier> tier = Tier.parse(name);
        if (tier.isPresent()) {
            return Optional.of(new Owner.OfTier(tier.get()));
        }
        Optional<Owner> pattern = environments.ownerOfPattern(name);
        if (pattern.isPresent()) {
            return pattern;
        }
        Environments.Lookup found = environments.find(name);
        if (found instanceof Environments.Found environment) {
            return Optional.of(new Owner.OfEnvironment(environment.environment()));
        }
        if (found instanceof Environments.Tied tied) {
            values.problem(Code.NAME_TIE, place, Shown.text(name), String.join(" and ", tied.patterns()));
        } else {
            List<String> known = new ArrayList<>(environments.names());
            if (sharedToo) {
                known.add(Owner.Shared.NAME);
            }
            Code code = sharedToo ? Code.UNKNOWN_OWNER : Code.UNKNOWN_ENVIRONMENT;
            values.problem(code, place, Shown.text(name), Values.suggestion(name, known));
        }
        return Optional.empty();
    }
}

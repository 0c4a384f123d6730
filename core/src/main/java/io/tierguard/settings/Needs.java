package io.tierguard.settings;

import io.tierguard.tier.Tier;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must be set in this process, and what must not: by its tier, and by what else is set. */
final class Needs {

    private final Tier tier;
    private final Set<Group> set = new HashSet<>();
    private final Set<Group> there = new HashSet<>();

    Needs(Tier tier, List<Setting> settings, ValueReader reader, Variables variables) {
        this.tier = tier;
        for (Setting setting : settings) {
            boolean isSet = isSet(setting, reader, variables);
            boolean makesGroups = isSet || setting.makesGroups();
            for (Group group = setting.within(); group != null; group = group.outer()) {
                if (isSet) {
                    set.add(group);
                }
                if (makesGroups) {
                    there.add(group);
                }
            }
        }
    }

    private static boolean isSet(Setting setting, ValueReader reader, Variables variables) {
        String name = setting.variable();
        Optional<String> setBy = reader.setBy(name);
        // what is set to nothing, and may be left out, is left out
        boolean whole = setBy.isPresent()
                && (setting.required()
                        || setting.defaultValue() != null
                        || !variables.firstValue(setBy.get()).isEmpty());
        return whole || setting.kind() != Setting.Kind.VALUE && variables.hasBelow(name + "_");
    }

    Tier tier() {
        return tier;
    }

    /** Whether the setting must be set here. */
    boolean needs(Setting setting) {
        return (setting.required() || isRequiredByTier(setting)) && allThere(setting.within());
    }

    /** Whether it is this tier that requires the setting, so that no default counts. */
    boolean isRequiredByTier(Setting setting) {
        return setting.rules().requiredIn().contains(tier);
    }

    /** Whether something of the group must be set here, and nothing is. */
    boolean lacks(Group group) {
        return group.kind() != Group.Kind.ELEMENT
                && group.rules().requiredIn().contains(tier)
                && !set.contains(group)
                && allThere(group.outer());
    }

    boolean forbids(Setting setting) {
        return setting.isForbiddenIn(tier);
    }

    private boolean allThere(@Nullable Group innermost) {
        for (Group group = innermost; group != null; group = group.outer()) {
            boolean isThere = group.kind() != Group.Kind.OPTIONAL
                    || there.contains(group)
                    || group.rules().requiredIn().contains(tier);
            if (!isThere) {
                return false;
            }
        }
        return true;
    }
}

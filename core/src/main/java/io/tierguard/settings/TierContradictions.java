package io.tierguard.settings;

import io.tierguard.tier.Tier;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds rules of members that cannot hold together, in whatever tier: a mapping that has them never loads. */
final class TierContradictions {

    private final MappingFaults faults;

    TierContradictions(MappingFaults faults) {
        this.faults = faults;
    }

    void find(List<Setting> settings, List<Group> groups) {
        for (Group group : groups) {
            check(group.method(), group.rules(), group.outer());
        }
        for (Setting setting : settings) {
            check(setting.method(), setting.rules(), setting.within());
            if (setting.required()) {
                checkRequired(setting);
            }
        }
    }

    private void check(Method method, TierRules rules, @Nullable Group outer) {
        String name = method.getName() + "()";
        RequiredIn required = method.getAnnotation(RequiredIn.class);
        ForbiddenIn forbidden = method.getAnnotation(ForbiddenIn.class);
        if (required != null && required.value().length == 0) {
            tell(method, "@RequiredIn of " + name + " names no tier");
        }
        if (forbidden != null && forbidden.value().length == 0) {
            tell(method, "@ForbiddenIn of " + name + " names no tier");
        }
        for (Tier tier : rules.requiredIn()) {
            if (rules.forbiddenIn().contains(tier)) {
                tell(method, "@RequiredIn and @ForbiddenIn of " + name + " both name " + tier);
            }
            for (Group group = outer; group != null; group = group.outer()) {
                if (group.rules().forbiddenIn().contains(tier)) {
                    tell(
                            method,
                            "@RequiredIn of " + name + " names " + tier + ", where @ForbiddenIn of "
                                    + group.method().getName() + "() forbids all that is in it");
                }
            }
        }
    }

    private void checkRequired(Setting setting) {
        String name = setting.method().getName() + "()";
        if (!setting.rules().forbiddenIn().isEmpty()) {
            tell(
                    setting.method(),
                    "@ForbiddenIn of " + name + " forbids what must be set: make it an Optional, or give it a default");
        }
        // a group that may be left out as a whole may be forbidden with all that is required in it
        for (Group group = setting.within(); group != null && !group.mayBeAbsent(); group = group.outer()) {
            if (!group.rules().forbiddenIn().isEmpty()) {
                tell(
                        group.method(),
                        "@ForbiddenIn of " + group.method().getName() + "() forbids " + name
                                + " too, which must be set: make the group an Optional");
            }
        }
    }

    private void tell(Method method, String reason) {
        faults.unusable(method.getDeclaringClass(), reason);
    }
}

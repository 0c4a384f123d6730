package io.tierguard.settings;

import io.tierguard.tier.Tier;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * In which tiers something must be set, and in which it must not.
 *
 * @param requiredIn by {@link RequiredIn}
 * @param forbiddenIn by {@link ForbiddenIn}
 */
record TierRules(Set<Tier> requiredIn, Set<Tier> forbiddenIn) {

    static final TierRules NONE = new TierRules(Set.of(), Set.of());

    static TierRules of(Method member) {
        RequiredIn required = member.getAnnotation(RequiredIn.class);
        ForbiddenIn forbidden = member.getAnnotation(ForbiddenIn.class);
        return required == null && forbidden == null
                ? NONE
                : new TierRules(
                        required == null ? Set.of() : set(required.value()),
                        forbidden == null ? Set.of() : set(forbidden.value()));
    }

    private static Set<Tier> set(Tier[] tiers) {
        Set<Tier> set = EnumSet.noneOf(Tier.class);
        set.addAll(List.of(tiers));
        return set;
    }
}

package io.tierguard.archunit.flow;

import io.tierguard.archunit.constants.Member;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a method.
 *
 * @param key the method
 * @param member as its author wrote it
 * @param isStatic whether it has no object
 * @param slots the position of each parameter, the object first, among the slots of locals
 * @param parameterNames as the class file has them; empty where it has none
 * @param sites by their number, in their order
 * @param returns those of them that give something back
 * @param hasCode whether it is neither abstract nor native
 */
record MethodSummary(
        MethodKey key,
        Member member,
        boolean isStatic,
        List<Integer> slots,
        List<String> parameterNames,
        Map<Integer, Site> sites,
        List<Site> returns,
        boolean hasCode) {

    static MethodSummary of(
            MethodKey key,
            Member member,
            boolean isStatic,
            List<Integer> slots,
            List<String> parameterNames,
            Map<Integer, Site> sites,
            boolean hasCode) {
        List<Site> returns = sites.values().stream()
                .filter(site -> site.kind() == Site.Kind.RETURN)
                .toList();
        return new MethodSummary(key, member, isStatic, slots, parameterNames, sites, returns, hasCode);
    }

    /** Its name, where the class file has one; the object has none. */
    Optional<String> parameterName(Origin.Parameter parameter) {
        int index = slots.indexOf(parameter.position()) - (isStatic ? 0 : 1);
        return index >= 0 && index < parameterNames.size() ? Optional.of(parameterNames.get(index)) : Optional.empty();
    }

    /** There is one summary of a method, and it is too large to be compared. */
    @Override
    public boolean equals(Object other) {
        return other instanceof MethodSummary summary && key.equals(summary.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}

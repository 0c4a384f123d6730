package io.tierguard.archunit.flow;

import io.tierguard.archunit.constants.Member;
import java.util.List;
import java.util.Map;

/**
 * What is kept of a method.
 *
 * @param key the method
 * @param member as its author wrote it
 * @param isStatic whether it has no object
 * @param slots the position of each parameter, the object first, among the slots of locals
 * @param parameterNames as the class file has them; empty where it has none
 * @param sites by their number
 */
record MethodSummary(
        MethodKey key,
        Member member,
        boolean isStatic,
        List<Integer> slots,
        List<String> parameterNames,
        Map<Integer, Site> sites) {

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

package io.tierguard.archunit.index;

import io.tierguard.archunit.rule.ClassCheck;
import io.tierguard.archunit.rule.FlowCheck;
import java.util.List;

/**
 * What the classes of a run are asked, apart from the secrets that are told by their form.
 *
 * @param ofClasses asked of each class file, in one reading
 * @param ofFlow asked together of one analysis of the whole, once a rule needs it
 * @since 0.1
 */
public record Checks(List<ClassCheck> ofClasses, List<FlowCheck> ofFlow) {

    /** Copies the lists. */
    public Checks {
        ofClasses = List.copyOf(ofClasses);
        ofFlow = List.copyOf(ofFlow);
    }
}

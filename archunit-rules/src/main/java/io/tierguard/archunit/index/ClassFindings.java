package io.tierguard.archunit.index;

import io.tierguard.archunit.rule.Finding;
import java.util.List;

/**
 * What was found in one class, or beside it.
 *
 * @param place the class
 * @param findings in the order of the file
 * @since 0.1
 */
public record ClassFindings(ClassPlace place, List<Finding> findings) {

    /** Copies the list. */
    public ClassFindings {
        findings = List.copyOf(findings);
    }
}

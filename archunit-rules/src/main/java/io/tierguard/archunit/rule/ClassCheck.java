package io.tierguard.archunit.rule;

import java.util.List;

/**
 * A check that needs one class file at a time.
 *
 * <p><b>Thread safety:</b> may be asked by several threads at once.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ClassCheck {

    /**
     * Checks one class.
     *
     * @param subject the class file, parsed once for all checks
     * @return what is wrong with it
     */
    List<Finding> check(Subject subject);
}

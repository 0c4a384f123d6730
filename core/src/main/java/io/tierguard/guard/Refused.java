package io.tierguard.guard;

/**
 * What every exception is by which a guard refuses, beside the type that the caller's API expects.
 *
 * @since 0.1
 */
public interface Refused {

    /**
     * Why: all endpoints of the target, and the decision on each.
     *
     * @return a judgement that does not allow the target
     */
    Judgement judgement();
}

package io.tierguard.samples.incidents.story;

import java.util.List;

/**
 * What came of a scenario.
 *
 * @param story what it stands for
 * @param damage without Tierguard
 * @param refusal with it
 * @param broken the promises that were not kept; empty where all were
 * @since 0.1
 */
public record Replayed(Story story, Damage damage, Refusal refusal, List<String> broken) {

    /** Copies the list. */
    public Replayed {
        broken = List.copyOf(broken);
    }

    /**
     * Whether it happened without, and could not with.
     *
     * @return true where every promise was kept
     */
    public boolean isKept() {
        return broken.isEmpty();
    }

    /**
     * How it was stopped, in one line.
     *
     * @return code and text, and the exit status of a process
     */
    public String stopped() {
        String status = refusal.status().map(some -> ", exit status " + some).orElse("");
        return refusal.line().orElse("not refused") + status;
    }
}

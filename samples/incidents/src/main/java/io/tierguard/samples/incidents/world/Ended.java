package io.tierguard.samples.incidents.world;

import io.tierguard.samples.incidents.story.Refusal;
import java.util.Optional;

/**
 * How a process ended.
 *
 * @param status its exit status
 * @param output all that it printed
 * @since 0.1
 */
public record Ended(int status, String output) {

    /**
     * A start that was refused, before anything was connected to.
     *
     * @return what was said
     */
    public Refusal refused() {
        return new Refusal(output, false, Optional.of(status));
    }

    /**
     * The same under a test engine: a start that is refused is thrown there, since the JVM is the runner's.
     *
     * @return what was said, where the process failed
     */
    public Refusal thrown() {
        return new Refusal(status == 0 ? "" : output, false, Optional.empty());
    }
}

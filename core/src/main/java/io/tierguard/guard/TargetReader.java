package io.tierguard.guard;

/**
 * Reads the targets of some protocols: every endpoint that one may reach, or that this cannot be determined.
 *
 * <p>Found by {@link java.util.ServiceLoader}. A reader never connects, never looks up a name, never guesses: whatever it
 * does not understand to the last character is {@link Reading.Undeterminable}. What it throws counts as that too.
 *
 * <p><b>Thread safety:</b> implementations are safe for concurrent use.
 *
 * @since 0.1
 */
public interface TargetReader {

    /**
     * Whether targets of this kind are this reader's.
     *
     * @param url the target's URL
     * @return true where {@link #read} shall be asked, and no other reader
     */
    boolean knows(String url);

    /**
     * Reads a target.
     *
     * @param target its URL and properties
     * @return every endpoint, or why they cannot be determined
     */
    Reading read(Target target);
}

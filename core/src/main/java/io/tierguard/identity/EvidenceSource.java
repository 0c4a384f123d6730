package io.tierguard.identity;

import java.util.List;
import java.util.Set;

/**
 * Observes evidence of which environment a process is. Providers are found by the service loader, by core's class loader
 * and the starting thread's; a rule of the registry may then name their sources.
 *
 * <p>It is asked once in a start, before the process is anybody: it should read what is there, and dial nothing. What it
 * returns corroborates or contradicts what the process claims, and never establishes it.
 *
 * <p><b>Thread safety:</b> one call from the thread that starts.
 *
 * <p><b>Refuses when</b> it cannot be loaded, names a source that another observes, throws, or tells of a source that it did
 * not name: nobody knows then what it would have said.
 *
 * @since 0.1
 */
public interface EvidenceSource {

    /**
     * The sources that it observes, as rules of the registry name them.
     *
     * @return at least one; each of {@code a-z}, {@code 0-9}, {@code .} and {@code -}, and observed by nobody else
     */
    Set<String> names();

    /**
     * Observes.
     *
     * @param surroundings the variables and files that it may read
     * @return a piece for each thing that was found; none where its sources are absent. What is there and cannot be read is
     *     {@link Evidence#unreadable}, not absent
     */
    List<Evidence> observe(Surroundings surroundings);
}

package io.tierguard.settings;

import java.util.SortedSet;

/** How many elements the lists of groups have. */
interface Indices {

    /**
     * The elements of one list.
     *
     * @param name the list's variable
     * @return their indices
     */
    SortedSet<Integer> indices(String name);
}

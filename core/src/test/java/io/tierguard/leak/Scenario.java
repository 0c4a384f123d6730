package io.tierguard.leak;

import io.tierguard.testing.Told;
import java.nio.file.Path;

/**
 * A situation in which a process has secrets, and everything that it then tells.
 *
 * @param name what a failure of it is called
 * @param tells the situation
 */
record Scenario(String name, Teller tells) {

    /** A situation. */
    interface Teller {
        /** @param directory empty, and the same for every set of secrets */
        void tell(Secrets secrets, Path directory, Told told) throws Exception;
    }
}

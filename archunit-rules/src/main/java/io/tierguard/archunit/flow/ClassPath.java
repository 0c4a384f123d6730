package io.tierguard.archunit.flow;

import java.util.Optional;

/**
 * The class files of what the analysed classes call: for parameter names and supertypes.
 *
 * <p><b>Thread safety:</b> may be asked by several threads at once.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ClassPath {

    /**
     * A class file that is not among the analysed ones.
     *
     * @param internalName such as {@code java/sql/DriverManager}
     * @return its bytes, or empty where it is not there
     */
    Optional<byte[]> find(String internalName);
}

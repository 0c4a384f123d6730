package io.tierguard.registry.yaml;

/**
 * Where something stands.
 *
 * @param file what messages call the file
 * @param line from 1
 * @param column from 1
 * @since 0.1
 */
public record Place(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}

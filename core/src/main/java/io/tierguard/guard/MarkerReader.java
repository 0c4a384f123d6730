package io.tierguard.guard;

import io.tierguard.registry.Registry;
import io.tierguard.signed.DocumentReader;
import org.jspecify.annotations.Nullable;

/** Makes the reader of markers when the first marker is read: a start that meets none loads nothing of it. */
final class MarkerReader {

    /** More than a process has databases. */
    private static final int REMEMBERED = 256;

    private final Registry registry;
    private @Nullable DocumentReader reader;

    MarkerReader(Registry registry) {
        this.registry = registry;
    }

    synchronized DocumentReader get() {
        DocumentReader made = reader;
        if (made == null) {
            made = DocumentReader.of(Registry.MARKER_TYPE, registry.markerKeys())
                    .remembering(REMEMBERED);
            reader = made;
        }
        return made;
    }
}

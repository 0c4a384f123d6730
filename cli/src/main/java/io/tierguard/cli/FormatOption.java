package io.tierguard.cli;

import java.util.ArrayList;
import java.util.List;

/** What {@code --format} takes. */
final class FormatOption {

    private FormatOption() {}

    /** For shells that complete words. */
    static final class Candidates extends ArrayList<String> {

        private static final long serialVersionUID = 1;

        Candidates() {
            super(List.of("text", "json"));
        }
    }
}

package io.tierguard.registry;

import java.util.List;

/** Registries out of texts, and what is wrong with those that are none. */
final class Registries {

    static final String FILE = "tierguard.yaml";

    private Registries() {}

    static Registry of(String... lines) {
        return Registry.parse(FILE, "version: 1\n" + String.join("\n", lines) + "\n");
    }

    static Report problems(String yaml) {
        try {
            Registry.parse(FILE, yaml);
        } catch (InvalidRegistryException e) {
            return new Report(e.report().problems().stream()
                    .map(problem -> problem + " | " + problem.fix())
                    .toList());
        }
        return new Report(List.of());
    }

    /** Each problem as {@code code file:line:column: text | fix}. */
    record Report(List<String> problems) {}

    /** The problems of a file that begins with a good first line. */
    static List<String> problemsIn(String... lines) {
        return problems("version: 1\n" + String.join("\n", lines) + "\n").problems();
    }
}

package io.tierguard.jdbc.marker;

import io.tierguard.report.Code;
import io.tierguard.report.Problem.Detail;
import java.util.List;

/** Something that stands against a connection: its entry in the catalogue, filled in, and the evidence. */
record MarkerFinding(Code code, List<String> arguments, List<Detail> details) {

    MarkerFinding {
        arguments = List.copyOf(arguments);
        details = List.copyOf(details);
    }

    static MarkerFinding of(Code code, String... arguments) {
        return new MarkerFinding(code, List.of(arguments), List.of());
    }
}

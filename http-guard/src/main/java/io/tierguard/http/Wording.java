package io.tierguard.http;

import io.tierguard.report.Code;
import io.tierguard.report.Problem.Detail;
import java.util.List;

/** What a person reads where it is not the guard that refuses. */
final class Wording {

    private Wording() {}

    static String carriedOn(Hop hop, String header, String client) {
        Code code = Code.CREDENTIAL_CARRIED_ON;
        Object[] arguments = {header, hop.origins().get(0), hop.origin()};
        return code.id() + " refused: " + code.text(arguments) + "\n"
                + Detail.table(List.of(
                        new Detail("used by", client), hop.described(), new Detail("to fix", code.fix(arguments))));
    }
}

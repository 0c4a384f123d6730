package io.tierguard.http;

import io.tierguard.guard.Judgement;
import io.tierguard.report.Code;
import io.tierguard.report.Problem.Detail;
import java.util.List;

/** What a person reads: the guard's own text, with the hop above the fix. */
final class Wording {

    private static final String FIX = "  to fix";

    private Wording() {}

    static String of(Judgement judgement, Detail more) {
        String message = judgement.message();
        int fix = message.lastIndexOf("\n" + FIX) + 1;
        int column = fix + FIX.length();
        while (message.charAt(column) == ' ') {
            column++;
        }
        int width = column - fix - 2;
        String label =
                more.label() + " ".repeat(Math.max(2, width - more.label().length()));
        return message.substring(0, fix) + "  " + label + more.text() + "\n" + message.substring(fix);
    }

    static String undeterminable(Hop hop, String client, String what, String reason, String fix) {
        return text(Code.UNDETERMINABLE, client, hop, what, reason, fix);
    }

    static String carriedOn(Hop hop, String header, String client) {
        return text(
                Code.CREDENTIAL_CARRIED_ON, client, hop, header, hop.origins().get(0), hop.origin());
    }

    private static String text(Code code, String client, Hop hop, Object... arguments) {
        return code.id() + " refused: " + code.text(arguments) + "\n"
                + Detail.table(List.of(
                        new Detail("used by", client), hop.described(), new Detail("to fix", code.fix(arguments))));
    }
}

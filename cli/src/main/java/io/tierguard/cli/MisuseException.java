package io.tierguard.cli;

import io.tierguard.report.Problem;
import io.tierguard.report.Report;
import java.io.Serial;
import java.util.List;

/** There is no answer, and why: the message is what is printed, and quotes nothing that could be a secret. */
final class MisuseException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final About about;

    /** What is to be mended, and so how it is printed. */
    enum About {
        /** The call: the help tells how it is done. */
        CALL,
        /** What the call names, or hands in. */
        INPUT,
        /** The registry, or the environment: a report stands for itself. */
        REPORT
    }

    private MisuseException(String text, About about) {
        super(text);
        this.about = about;
    }

    static MisuseException call(String text) {
        return new MisuseException(text, About.CALL);
    }

    static MisuseException input(String text) {
        return new MisuseException(text, About.INPUT);
    }

    static MisuseException of(Report report) {
        return new MisuseException(report.text(), About.REPORT);
    }

    static MisuseException of(String command, Problem problem) {
        return of(Report.of(command + " has no answer", List.of(problem)));
    }

    About about() {
        return about;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

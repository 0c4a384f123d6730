package io.tierguard.identity;

import io.tierguard.identity.EvidenceCheck.Verdict;
import io.tierguard.identity.EvidenceCheck.Weighed;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Problem.Detail;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with the evidence, with every piece below the other: what it says, where it was found, and the
 * rules that speak of it.
 */
final class EvidenceProblems {

    private static final int GAP = 3;

    private EvidenceProblems() {}

    /** One problem, or none. Where something contradicts, what cannot be read is told beside it. */
    static List<Problem> of(Evidence claim, List<Weighed> weighed) {
        if (!isAny(weighed, Verdict.CONTRADICTS)) {
            return !isAny(weighed, Verdict.UNREADABLE)
                    ? List.of()
                    : List.of(Problem.of(
                                    Code.EVIDENCE_UNREADABLE,
                                    IdentityResolver.VARIABLE,
                                    statements(weighed, Verdict.UNREADABLE))
                            .with(table(claim, weighed)));
        }
        return List.of(Problem.of(
                        Code.EVIDENCE_CONTRADICTS,
                        IdentityResolver.VARIABLE,
                        claim.statement() + " against " + statements(weighed, Verdict.CONTRADICTS, Verdict.UNREADABLE),
                        "correct the one that is wrong; a majority never wins")
                .with(table(claim, weighed)));
    }

    private static boolean isAny(List<Weighed> weighed, Verdict verdict) {
        for (Weighed one : weighed) {
            if (one.verdict() == verdict) {
                return true;
            }
        }
        return false;
    }

    private static String statements(List<Weighed> weighed, Verdict... verdicts) {
        List<String> statements = new ArrayList<>();
        for (Weighed one : weighed) {
            for (Verdict verdict : verdicts) {
                if (one.verdict() == verdict && !statements.contains(one.piece().statement())) {
                    statements.add(one.piece().statement());
                }
            }
        }
        return String.join(", ", statements);
    }

    private static List<Detail> table(Evidence claim, List<Weighed> weighed) {
        int statements = claim.statement().length();
        int origins = claim.origin().length();
        for (Weighed one : weighed) {
            statements = Math.max(statements, one.piece().statement().length());
            origins = Math.max(origins, one.piece().origin().length());
        }
        List<Detail> lines = new ArrayList<>();
        lines.add(new Detail("claims", columns(claim, "", statements, origins)));
        for (Weighed one : weighed) {
            lines.add(new Detail(label(one.verdict()), columns(one.piece(), one.because(), statements, origins)));
        }
        return lines;
    }

    private static String columns(Evidence piece, String because, int statements, int origins) {
        String origin = because.isEmpty() ? piece.origin() : padded(piece.origin(), origins) + because;
        return padded(piece.statement(), statements) + origin;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length() + GAP);
    }

    private static String label(Verdict verdict) {
        return switch (verdict) {
            case AGREES -> "agrees";
            case CONTRADICTS -> "contradicts";
            case UNREADABLE -> "unreadable";
            case NEUTRAL -> "neutral";
        };
    }
}

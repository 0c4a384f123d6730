package io.tierguard.identity;

import io.tierguard.registry.EvidenceSources;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Problem.Detail;
import io.tierguard.tier.Tier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Whether an attestation is used where it was issued for: everything that it is bound to must have been observed, and be
 * what was observed. A document that was copied along with its variables is stopped here.
 */
final class AttestationBinding {

    private static final Pattern ANYTHING = Pattern.compile(".*", Pattern.DOTALL);

    /** AWS numbers its accounts with twelve digits; what another cloud calls an account is not compared with one. */
    private static final Pattern AWS_ACCOUNT = Pattern.compile("[0-9]{12}|");

    private static final Map<String, Bound> KNOWN = new LinkedHashMap<>();

    /** What a member is compared with: the pieces of a source, those of the form. */
    private record Bound(String source, Pattern form) {}

    static {
        KNOWN.put("k8s_ns", new Bound(EvidenceSources.KUBERNETES_NAMESPACE, ANYTHING));
        KNOWN.put("aws_account", new Bound(EvidenceSources.CLOUD_ACCOUNT, AWS_ACCOUNT));
        KNOWN.put("gcp_project", new Bound(EvidenceSources.CLOUD_PROJECT, ANYTHING));
        KNOWN.put("image_digest", new Bound("image.digest", ANYTHING));
    }

    private AttestationBinding() {}

    /** What each member is compared with. */
    static Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        KNOWN.forEach((member, bound) -> sources.put(member, bound.source()));
        return sources;
    }

    /** What a process would observe in the place that an attestation is bound to. */
    static List<Evidence> placeOf(Attestation attestation) {
        List<Evidence> place = new ArrayList<>();
        attestation.bind().forEach((member, value) -> {
            Bound bound = KNOWN.get(member);
            if (bound != null) {
                place.add(Evidence.of(bound.source(), value, "the place that it is bound to"));
            }
        });
        return place;
    }

    static void check(Attestation attestation, List<Evidence> observed, String where, List<Problem> problems) {
        String known = String.join(", ", KNOWN.keySet());
        if (attestation.bind().isEmpty() && attestation.environment().tier() == Tier.PRODUCTION) {
            problems.add(Problem.of(
                    Code.ATTESTATION_UNBOUND, where, attestation.environment().describe(), known));
        }
        boolean unknown = false;
        for (Map.Entry<String, String> member : attestation.bind().entrySet()) {
            Bound bound = KNOWN.get(member.getKey());
            if (bound == null) {
                unknown = true;
            } else {
                check(member.getKey(), member.getValue(), pieces(bound, observed), bound, where, problems);
            }
        }
        if (unknown) {
            problems.add(Problem.of(Code.ATTESTATION_BIND_UNKNOWN, where, known));
        }
    }

    private static List<Evidence> pieces(Bound bound, List<Evidence> observed) {
        List<Evidence> pieces = new ArrayList<>();
        for (Evidence piece : observed) {
            if (piece.source().equals(bound.source())
                    && bound.form().matcher(piece.value()).matches()) {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    private static void check(
            String member, String expected, List<Evidence> pieces, Bound bound, String where, List<Problem> problems) {
        if (pieces.isEmpty()) {
            problems.add(Problem.of(Code.ATTESTATION_BIND_UNOBSERVED, where, member, bound.source()));
            return;
        }
        List<Detail> others = new ArrayList<>();
        for (Evidence piece : pieces) {
            if (!piece.value().equals(expected)) {
                others.add(new Detail("evidence", piece.toString()));
            }
        }
        if (!others.isEmpty()) {
            problems.add(Problem.of(Code.ATTESTATION_BOUND_ELSEWHERE, where, member, bound.source())
                    .with(others));
        }
    }
}

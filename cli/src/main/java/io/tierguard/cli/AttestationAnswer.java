package io.tierguard.cli;

import io.tierguard.identity.Attestation;
import io.tierguard.identity.AttestationVerifier.Attested;
import io.tierguard.internal.Printable;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What can be told of an attestation.
 *
 * @param attested what it vouches for; empty where it does not hold
 * @param isBindChecked whether where it is bound to was compared with what was observed
 * @param problems why it does not hold; empty where it does
 */
record AttestationAnswer(Optional<Attested> attested, boolean isBindChecked, List<Problem> problems) {

    /** What problems call the document by. */
    static final String WHERE = "attestation";

    /** There is no variable to unset where somebody only asks. */
    static Problem told(Problem problem) {
        return problem.code() == Code.ATTESTATION_WITHOUT_TRUST
                ? new Problem(
                        problem.code(),
                        problem.where(),
                        "",
                        problem.text(),
                        "add the public key of whoever signs it to trust: attestation:",
                        problem.details())
                : problem;
    }

    String json() {
        JsonLine line = new JsonLine().put("attested", attested.isPresent());
        claims(line);
        return line.put("endsSoon", attested.map(Attested::endsSoon))
                .put("bindChecked", isBindChecked)
                .put("problems", problems.stream().map(JsonLine::of).toList())
                .text();
    }

    /** The claims alone, with the document. */
    String json(String document) {
        JsonLine line = new JsonLine().put("document", document);
        claims(line);
        return line.text();
    }

    private void claims(JsonLine line) {
        line.put("application", claim(Attestation::application))
                .put("environment", claim(one -> one.environment().name()))
                .put("tier", claim(one -> one.environment().tier()))
                .put("kid", attested.map(Attested::kid))
                .put("issuer", claim(Attestation::issuer))
                .put("id", claim(Attestation::id))
                .put("issuedAt", claim(Attestation::issuedAt))
                .put("notBefore", claim(Attestation::notBefore))
                .put("expires", claim(Attestation::expires))
                .put("bind", claim(Attestation::bind));
    }

    private <T> Optional<T> claim(Function<Attestation, T> claim) {
        return attested.map(Attested::attestation).map(claim);
    }

    /** Nothing where it does not hold. */
    String text() {
        return attested.map(this::text).orElse("");
    }

    private String text(Attested one) {
        Attestation claims = one.attestation();
        String bind = claims.bind().isEmpty()
                ? "nothing"
                : claims.bind().entrySet().stream()
                                .map(Map.Entry::toString)
                                .map(Printable::line)
                                .collect(Collectors.joining(", "))
                        + (isBindChecked ? "" : ", which was not compared with anything");
        return """
                attested: %s is %s
                  signed by   %s
                  issuer      %s
                  id          %s
                  issued at   %s
                  not before  %s
                  expires     %s%s
                  bound to    %s
                """.formatted(
                        Printable.line(claims.application()),
                        claims.environment().describe(),
                        Printable.line(one.kid()),
                        Printable.line(claims.issuer()),
                        Printable.line(claims.id()),
                        claims.issuedAt(),
                        claims.notBefore(),
                        claims.expires(),
                        one.endsSoon() ? ", and four fifths of its life are over" : "",
                        bind);
    }
}

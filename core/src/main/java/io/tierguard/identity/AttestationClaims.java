package io.tierguard.identity;

import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.signed.SignedClaims;
import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the claims of an attestation, each by its name and shape; everything that is wrong comes at once. */
final class AttestationClaims {

    private static final String DATE = "a date in whole seconds since 1970";
    private static final String TEXT = "a text";

    /** The claims that must be there, in the order of the documentation, and what each has to be. */
    private static final Map<String, String> REQUIRED = new LinkedHashMap<>();

    /** The claim that binds. */
    private static final String BIND = "bind";

    static {
        REQUIRED.put("iss", TEXT);
        REQUIRED.put("aud", "the name of one application");
        REQUIRED.put("sub", TEXT);
        REQUIRED.put("tier", "one of " + String.join(", ", Tier.names()));
        REQUIRED.put("env", "the name of an environment");
        REQUIRED.put("iat", DATE);
        REQUIRED.put("nbf", DATE);
        REQUIRED.put("exp", DATE);
        REQUIRED.put("jti", TEXT);
    }

    private final SignedClaims claims;
    private final Optional<String> expected;
    private final String where;
    private final List<Problem> problems;

    /** The application that is expected is the registry's; empty where that names none. */
    AttestationClaims(SignedClaims claims, Optional<String> expected, String where, List<Problem> problems) {
        this.claims = claims;
        this.expected = expected;
        this.where = where;
        this.problems = problems;
    }

    /** What the claims say, though they may not agree; empty where one of them is missing, malformed or unknown. */
    Optional<Attestation> read() {
        int before = problems.size();
        Optional<Tier> tier = required("tier", claims.text("tier").flatMap(Tier::parse));
        Optional<EnvironmentName> name = required("env", claims.text("env").flatMap(EnvironmentName::parse));
        Optional<String> application = required("aud", audience());
        Optional<String> subject = required("sub", claims.text("sub"));
        Optional<String> issuer = required("iss", claims.text("iss"));
        Optional<String> id = required("jti", claims.text("jti"));
        Optional<Instant> issuedAt = required("iat", claims.date("iat"));
        Optional<Instant> notBefore = required("nbf", claims.date("nbf"));
        Optional<Instant> expires = required("exp", claims.date("exp"));
        Map<String, String> bind = bind();
        unknown();
        if (problems.size() > before) {
            return Optional.empty();
        }
        Environment environment = new Environment(name.orElseThrow(), tier.orElseThrow());
        if (!agree(subject.orElseThrow(), application.orElseThrow(), environment)) {
            problems.add(Problem.of(Code.ATTESTATION_INCONSISTENT, where));
        }
        return Optional.of(new Attestation(
                issuer.orElseThrow(),
                application.orElseThrow(),
                environment,
                issuedAt.orElseThrow(),
                notBefore.orElseThrow(),
                expires.orElseThrow(),
                id.orElseThrow(),
                bind));
    }

    private <T> Optional<T> required(String claim, Optional<T> value) {
        if (value.isEmpty()) {
            Code code =
                    claims.names().contains(claim) ? Code.ATTESTATION_CLAIM_MALFORMED : Code.ATTESTATION_CLAIM_MISSING;
            problems.add(Problem.of(code, where, claim, String.valueOf(REQUIRED.get(claim))));
        }
        return value;
    }

    /** One application, as a text or as a list of that one: a document for two could be used in the other's place. */
    private Optional<String> audience() {
        return claims.text("aud")
                .or(() -> claims.texts("aud")
                        .filter(list -> list.size() == 1 && !list.get(0).isEmpty())
                        .map(list -> list.get(0)));
    }

    private Map<String, String> bind() {
        if (!claims.names().contains(BIND)) {
            return Map.of();
        }
        Map<String, String> bind = claims.textMembers(BIND).orElse(Map.of());
        if (bind.isEmpty()) {
            problems.add(Problem.of(
                    Code.ATTESTATION_CLAIM_MALFORMED,
                    where,
                    BIND,
                    "an object with a text for each member, at least one"));
        }
        return bind;
    }

    private void unknown() {
        for (String claim : claims.names()) {
            if (!REQUIRED.containsKey(claim) && !claim.equals(BIND)) {
                String known = String.join(", ", REQUIRED.keySet()) + " and " + BIND;
                problems.add(Problem.of(Code.ATTESTATION_CLAIM_UNKNOWN, where, known));
                return;
            }
        }
    }

    /** A subject of the expected application is right beside a wrong audience, which is told by itself. */
    private boolean agree(String subject, String application, Environment environment) {
        String tier = environment.tier().text();
        String name = environment.name().text();
        boolean isPutTogether = subject.equals(Attestation.subject(application, tier, name))
                || expected.isPresent() && subject.equals(Attestation.subject(expected.get(), tier, name));
        return isPutTogether && (name.equals(tier) || Tier.parse(name).isEmpty());
    }
}

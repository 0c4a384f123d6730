package io.tierguard.jdbc.marker;

import io.tierguard.guard.Decision;
import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Reason;
import io.tierguard.internal.Printable;
import io.tierguard.jdbc.marker.StoredMarker.Absent;
import io.tierguard.jdbc.marker.StoredMarker.Text;
import io.tierguard.jdbc.marker.StoredMarker.Unreadable;
import io.tierguard.registry.Environments;
import io.tierguard.registry.Host;
import io.tierguard.registry.Owner;
import io.tierguard.report.Code;
import io.tierguard.report.Problem.Detail;
import io.tierguard.signed.Flaw;
import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a database says of itself stands against this process's use of it. It connects to nothing.
 *
 * @param guard who the process is, and whose keys it trusts
 * @param judgement the target that was allowed
 * @param database the target for messages
 * @param destroys whether the data is to be destroyed, which no crossing is a permission for where it is protected
 */
record MarkerRules(Guard guard, Judgement judgement, String database, boolean destroys) {

    MarkerRules(Guard guard, Judgement judgement, String database) {
        this(guard, judgement, database, false);
    }

    /** It may be a right document, and nobody here can tell. All other flaws make it no document. */
    private static final Set<Flaw> NOT_TRUSTED = Set.of(
            Flaw.ALGORITHM, Flaw.TYPE, Flaw.NO_KEY_NAMED, Flaw.NO_TRUSTED_KEYS, Flaw.UNKNOWN_KEY, Flaw.SIGNATURE);

    /** What one of the places holds. */
    private sealed interface Found {}

    private record Nothing() implements Found {}

    private record Says(Marker marker, Owner owner) implements Found {}

    private record Wrong(MarkerFinding finding) implements Found {}

    /** What is there and contradicts: enforced in every mode. */
    Optional<MarkerFinding> contradiction(MarkerReading reading) {
        Found server = find(MarkerKind.SERVER, reading);
        if (server instanceof Wrong wrong) {
            return Optional.of(wrong.finding());
        }
        boolean own = server instanceof Says says && says.owner().covers(guard.environment());
        if (server instanceof Says says && !own && !isCrossed(says)) {
            return Optional.of(foreign(Code.SERVER_MARKER_FOREIGN, says.marker(), says.owner()));
        }
        Found data = find(MarkerKind.DATA, reading);
        if (data instanceof Wrong wrong) {
            return Optional.of(wrong.finding());
        }
        if (data instanceof Says says && !says.owner().covers(guard.environment())) {
            // another's data on an own server is a copy, which no crossing is a permission for
            boolean crossed = !own && isCrossed(says);
            return crossed
                    ? Optional.empty()
                    : Optional.of(foreign(Code.DATA_MARKER_FOREIGN, says.marker(), says.owner()));
        }
        return Optional.empty();
    }

    private Found find(MarkerKind kind, MarkerReading reading) {
        StoredMarker stored = reading.stored(kind);
        if (stored instanceof Absent) {
            return new Nothing();
        }
        if (stored instanceof Unreadable unreadable) {
            return unreadable(kind, unreadable.reason());
        }
        MarkerDocument.Result read = MarkerDocument.read(((Text) stored).document(), guard.markers());
        if (read instanceof MarkerDocument.Unsigned unsigned) {
            Flaw flaw = unsigned.flaw();
            return NOT_TRUSTED.contains(flaw)
                    ? new Wrong(MarkerFinding.of(Code.MARKER_UNTRUSTED, kind.text(), database, flaw.reason()))
                    : unreadable(kind, flaw.reason());
        }
        if (read instanceof MarkerDocument.Malformed malformed) {
            return unreadable(kind, malformed.reason());
        }
        return placed(kind, ((MarkerDocument.Verified) read).marker(), reading.database());
    }

    private Wrong unreadable(MarkerKind kind, String reason) {
        return new Wrong(MarkerFinding.of(Code.MARKER_UNREADABLE, kind.text(), database, reason));
    }

    private Found placed(MarkerKind kind, Marker marker, DatabaseIdentity identity) {
        if (marker.kind() != kind) {
            return new Wrong(MarkerFinding.of(Code.MARKER_MISPLACED, kind.text(), database));
        }
        if (kind == MarkerKind.SERVER && !marker.bind().equals(identity.bind())) {
            return new Wrong(MarkerFinding.of(Code.MARKER_BOUND_ELSEWHERE, database));
        }
        String name = marker.environment().name().text();
        if (!(guard.registry().environments().find(name) instanceof Environments.Found found)) {
            return new Wrong(MarkerFinding.of(Code.MARKER_ENVIRONMENT_UNKNOWN, kind.text(), database, name));
        }
        Environment declared = found.environment();
        if (declared.tier() != marker.environment().tier()) {
            return new Wrong(MarkerFinding.of(
                    Code.MARKER_TIER_CONTRADICTS,
                    kind.text(),
                    database,
                    name,
                    marker.environment().tier().text(),
                    declared.tier().text()));
        }
        Owner owner = declared.isTierItself() ? new Owner.OfTier(declared.tier()) : new Owner.OfEnvironment(declared);
        return new Says(marker, owner);
    }

    /** Whichever of the target's servers answered: a permission for one of them is none for the others. */
    private boolean isCrossed(Says says) {
        Tier tier = says.marker().environment().tier();
        if (destroys && guard.registry().policy().isProtected(tier)) {
            return false;
        }
        List<Decision> decisions = judgement.decisions();
        return !decisions.isEmpty()
                && decisions.stream()
                        .allMatch(decision -> guard.crossing(decision.endpoint(), says.owner())
                                .isPresent());
    }

    private MarkerFinding foreign(Code code, Marker marker, Owner owner) {
        List<String> arguments = List.of(
                guard.environment().describe(),
                database,
                owner.name(),
                usedBy(),
                guard.environment().tier().text());
        List<Detail> details = new ArrayList<>();
        details.add(new Detail("marker", describe(marker)));
        evidence().ifPresent(details::add);
        return new MarkerFinding(code, arguments, details);
    }

    private static String describe(Marker marker) {
        @Nullable EnvironmentName from = marker.sanitisedFrom();
        return marker.kind() + " marker for " + marker.environment().describe()
                + (from == null ? "" : ", sanitised from " + from) + ", signed at " + marker.issuedAt();
    }

    private Optional<Detail> evidence() {
        return guard.identity().evidence().stream()
                .findFirst()
                .map(claim ->
                        new Detail(guard.environment().name() + " by", claim.statement() + "  " + claim.origin()));
    }

    private String usedBy() {
        return judgement.usedBy().isEmpty() ? "it" : judgement.usedBy();
    }

    /** In the upper tiers a name that could be anybody's, and a database that does not say whose it is, are worth a word. */
    List<Decision> unconfirmed() {
        if (guard.environment().tier().compareTo(Tier.STAGING) < 0) {
            return List.of();
        }
        return judgement.decisions().stream().filter(MarkerRules::isAnybodys).toList();
    }

    private static boolean isAnybodys(Decision decision) {
        Host host = decision.endpoint().host();
        return decision.reason() == Reason.SHARED && !host.isLocal() || host.isLoopback() || host.isOneLabel();
    }

    /** The lack of a server marker, where the registry asks for one. */
    MarkerFinding missing() {
        return new MarkerFinding(
                Code.MARKER_MISSING,
                List.of(guard.environment().describe(), database),
                evidence().stream().toList());
    }

    /** The lack of any way to read one, where the registry asks for one. */
    MarkerFinding unsupported(String protocol) {
        String shown = protocol.isEmpty() ? "it" : "databases of the protocol " + Printable.line(protocol);
        return new MarkerFinding(
                Code.MARKER_UNSUPPORTED,
                List.of(
                        guard.environment().describe(),
                        shown,
                        guard.environment().tier().text()),
                evidence().stream().toList());
    }
}

package io.tierguard.guard;

import io.tierguard.internal.Providers;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the look-ups of names in this JVM: whether a {@link LookupGuard} judges them, and what it refused.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 *
 * @since 0.1
 */
public final class Lookups {

    private static final String GUARD = "look-ups";

    private Lookups() {}

    /** Searched for when something asks, as most processes have none. */
    private static final class Installed {
        private static final Providers.Found<LookupGuard> GUARDS = Providers.find(LookupGuard.class);

        private Installed() {}
    }

    /**
     * Whether it is proven that every look-up of a name is judged as a guard would judge it, at the moment when the answer
     * is used: nothing can come between the check of a name and its use.
     *
     * @param guard that a wrapper asks
     * @return false where no {@link LookupGuard} is active, where none is published, and where another kind of guard is
     */
    public static boolean areJudgedAsBy(Guard guard) {
        Optional<Guard> published = GuardSlot.published();
        return published.isPresent() && published.get().decidesLike(guard) && isAnyActive();
    }

    private static boolean isAnyActive() {
        return Installed.GUARDS.all().stream().anyMatch(LookupGuard::isActive);
    }

    /**
     * Why the last look-up of a name was refused, for wrappers whose clients lose the reason.
     *
     * @param host as it was looked up
     * @return empty where it was not refused, or where nobody judges look-ups
     */
    public static Optional<Judgement> refusal(String host) {
        return Installed.GUARDS.all().stream()
                .map(guard -> guard.refusal(host))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * What a start has to refuse: a look-up guard on the class path that cannot be loaded, or is not at work.
     *
     * @param guard that was just published
     * @return empty where there is none, and where nothing is wrong
     */
    public static List<Problem> problems(Guard guard) {
        List<Problem> problems = new ArrayList<>();
        for (Throwable failure : Installed.GUARDS.failures()) {
            problems.add(Problem.of(Code.LOOKUP_GUARD_UNUSABLE, GUARD, reason(failure)));
        }
        for (LookupGuard installed : Installed.GUARDS.all()) {
            problems.addAll(installed.problems(guard));
        }
        return problems;
    }

    private static String reason(Throwable failure) {
        return failure instanceof UnsupportedClassVersionError
                ? "it needs a later JDK than this one, which is "
                        + Runtime.version().feature()
                : failure.getClass().getName();
    }

    /** What a refused name resolved to, so that a judgement that knows more than the name can tell of them. */
    static List<InetAddress> refusedAddresses(String host) {
        return refusal(host)
                .flatMap(judgement -> judgement.decisions().stream().findFirst())
                .map(Decision::addresses)
                .orElse(List.of());
    }
}

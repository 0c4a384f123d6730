package io.tierguard.resolver;

import io.tierguard.guard.Decision;
import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.LookupGuard;
import io.tierguard.registry.Host;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Report;
import io.tierguard.report.StartRefused;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The guard of all look-ups of names in this JVM. Having the artifact on the class path is all that is needed: the JVM finds
 * {@link GuardedResolverProvider}, and {@code Tierguard.start()} refuses where it did not.
 *
 * <p>From the moment when a guard is published to the moment when it is taken back, a name is answered only where this
 * process may reach it, at some port and over some protocol. Before and after, names are answered as the JVM would.
 *
 * <p>A name that is refused is an unknown host: for who looks it up a {@link RefusedLookupException}, for later ones, until
 * the JVM forgets it, an {@link java.net.UnknownHostException} without the reason.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 *
 * @since 0.1
 */
public final class ResolverGuard implements LookupGuard {

    private final LookupBook book = LookupBook.OF_THIS_JVM;
    private final Proof proof = Proof.OF_THIS_JVM;

    /** For the service loader. */
    public ResolverGuard() {}

    /**
     * Proves that look-ups are judged by a guard, where another one than {@code Tierguard.start()} published it.
     *
     * @param guard that was published
     * @throws StartRefused where the JVM does not ask this guard for names, or where names were looked up already that this
     *     process may not reach
     */
    public static void requireActive(Guard guard) {
        List<Problem> problems = new ResolverGuard().problems(guard);
        if (!problems.isEmpty()) {
            String application = guard.registry().application().orElse("this process");
            String heading =
                    application + " refuses to start as " + guard.environment().describe();
            throw new StartRefused(Report.of(heading, problems));
        }
    }

    @Override
    public boolean isActive() {
        return proof.isActive();
    }

    @Override
    public List<Problem> problems(Guard guard) {
        Optional<Problem> missing = proof.missing();
        return missing.isPresent() ? List.of(missing.get()) : early(guard);
    }

    private List<Problem> early(Guard guard) {
        LookupBook.Early early = book.takeEarly();
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<String, List<InetAddress>> answer : early.answers().entrySet()) {
            early(guard, answer.getKey(), answer.getValue()).ifPresent(problems::add);
        }
        if (early.more()) {
            String names = "a name more than " + LookupBook.MOST_EARLY;
            problems.add(Problem.of(Code.LOOKED_UP_EARLY, Proof.SUBJECT, names, "so many are not remembered"));
        }
        return problems;
    }

    private static Optional<Problem> early(Guard guard, String name, List<InetAddress> addresses) {
        Optional<Host> host = GuardedResolver.readable(name);
        if (host.isEmpty()) {
            return Optional.of(Problem.of(
                    Code.LOOKED_UP_EARLY, Proof.SUBJECT, "a name", "resolvers do not agree about how it is spelled"));
        }
        Judgement judgement = GuardedResolver.judge(guard, host.get(), addresses);
        return judgement
                .firstRefused()
                .filter(decision -> !decision.isAllowed())
                .map(decision -> early(judgement, decision));
    }

    private static Problem early(Judgement judgement, Decision decision) {
        Problem problem = judgement.problem(Proof.SUBJECT, decision);
        String host = decision.endpoint().describe();
        return Problem.of(Code.LOOKED_UP_EARLY, Proof.SUBJECT, host, problem.text())
                .with(problem.details());
    }

    @Override
    public Optional<Judgement> refusal(String host) {
        return Host.parse(host).flatMap(book::refusal);
    }
}

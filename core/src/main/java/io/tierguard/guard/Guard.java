package io.tierguard.guard;

import io.tierguard.identity.Identity;
import io.tierguard.registry.CredentialPrefixes;
import io.tierguard.registry.Crossing;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import io.tierguard.registry.Owner;
import io.tierguard.registry.Owners;
import io.tierguard.registry.Registry;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.secret.CredentialClassifier;
import io.tierguard.signed.DocumentReader;
import io.tierguard.tier.Environment;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The one place that decides whether this process may reach an endpoint.
 *
 * <p>{@link #decide} is pure: it never connects, looks nothing up, blocks on nothing. {@link #judge} is the one way for
 * everybody else: it reads a target into all endpoints that it may reach, looks up their addresses, and decides each.
 * The clock is read once, when the guard is made: a running process keeps its answer.
 *
 * <p><b>Thread safety:</b> immutable; safe for concurrent use.
 *
 * @since 0.1
 */
public final class Guard {

    private final Identity identity;
    private final Registry registry;
    private final LocalDate today;
    private final Decider decider;
    private final TargetReaders readers;
    private final CredentialClassifier credentials;
    private final CredentialJudge credentialJudge;
    private final MarkerReader markers;
    private final Audit audit;

    private Guard(
            Identity identity,
            Registry registry,
            LocalDate today,
            Decider decider,
            TargetReaders readers,
            CredentialClassifier credentials,
            MarkerReader markers,
            Audit audit) {
        this.identity = identity;
        this.registry = registry;
        this.today = today;
        this.decider = decider;
        this.readers = readers;
        this.credentials = credentials;
        this.credentialJudge = new CredentialJudge(
                identity,
                credentials,
                registry.policy().mode(identity.environment().tier()).observes(today),
                audit);
        this.markers = markers;
        this.audit = audit;
    }

    /** A guard at an instant, whose log and time tests may choose. */
    static Guard of(Identity identity, Registry registry, Instant now, Audit audit) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Decider decider = new Decider(identity.environment(), registry, today);
        return new Guard(
                identity,
                registry,
                today,
                decider,
                TargetReaders.load(),
                credentials(registry),
                new MarkerReader(registry),
                audit);
    }

    private static CredentialClassifier credentials(Registry registry) {
        CredentialClassifier known = CredentialClassifier.installed();
        for (CredentialPrefixes more : registry.credentials()) {
            known = known.and(more.provider(), more.live(), more.test());
        }
        return known;
    }

    /**
     * A guard for a known environment, as unit tests need it.
     *
     * @param environment who the process is
     * @param registry whose the endpoints are
     * @param clock read once, for crossings and for the end of observing
     * @return the guard
     */
    public static Guard of(Environment environment, Registry registry, Clock clock) {
        return of(Identity.stated(environment), registry, clock);
    }

    /**
     * A guard for a resolved identity, whose evidence refusals then show.
     *
     * @param identity who the process is
     * @param registry whose the endpoints are
     * @param clock read once, for crossings and for the end of observing
     * @return the guard
     */
    public static Guard of(Identity identity, Registry registry, Clock clock) {
        Instant now = clock.instant();
        return of(identity, registry, now, Audit.of(now));
    }

    /**
     * The same guard, which tells a listener too: of all that the copy judges.
     *
     * @param listener is told beside those that the guard tells already
     * @return a copy that shares the counts of the log
     */
    public Guard with(GuardListener listener) {
        return new Guard(identity, registry, today, decider, readers, credentials, markers, audit.with(listener));
    }

    /**
     * The same guard with the listeners that {@link java.util.ServiceLoader} finds. The front door has them already.
     *
     * @return a copy
     */
    public Guard withInstalledListeners() {
        Guard guard = this;
        for (GuardListener listener : Audit.installedListeners()) {
            guard = guard.with(listener);
        }
        return guard;
    }

    /**
     * Decides one endpoint. Nobody is told: neither the log, nor listeners, nor a flight recording.
     *
     * @param endpoint where a connection would go
     * @param addresses all addresses of its name; empty where none are known, or its host is an address
     * @return allowed or refused, with the reason
     */
    public Decision decide(Endpoint endpoint, List<InetAddress> addresses) {
        return decider.decide(endpoint, addresses);
    }

    /**
     * Judges a URL, looking up its names as the JVM does.
     *
     * @param url JDBC or any other
     * @return all its endpoints and all decisions
     */
    public Judgement judge(String url) {
        return judge(Target.of(url));
    }

    /**
     * Judges a URL, looking up its names as the JVM does.
     *
     * @param url the URL
     * @return all its endpoints and all decisions
     */
    public Judgement judge(URI url) {
        return judge(Target.of(url));
    }

    /**
     * Judges a target, looking up its names as the JVM does.
     *
     * @param target what a caller wants to reach
     * @return all its endpoints and all decisions
     */
    public Judgement judge(Target target) {
        return judge(target, Resolver.system());
    }

    /**
     * Judges a target, and tells: the log, the listeners, and a flight recording where one runs. The log tells refusals,
     * what would be refused, and crossings: each at first, then hourly with a count.
     *
     * @param target what a caller wants to reach
     * @param resolver looks up every name; a name that it cannot look up is judged by itself
     * @return all its endpoints and all decisions; what cannot be read is refused
     */
    public Judgement judge(Target target, Resolver resolver) {
        Reading reading = readers.read(target);
        if (reading instanceof Reading.Undeterminable undeterminable) {
            return told(Judgement.undeterminable(identity, target, undeterminable), target);
        }
        Reading.Endpoints read = (Reading.Endpoints) reading;
        List<Decision> decisions = new ArrayList<>(read.endpoints().size());
        for (Endpoint endpoint : read.endpoints()) {
            decisions.add(decide(endpoint, resolve(endpoint.host(), resolver)));
        }
        return told(Judgement.of(identity, target, read.redacted(), decisions), target);
    }

    /**
     * The same guard, which tells nobody what it judges: for callers that hold a lock of the JVM while they ask, as a look-up
     * of a name does. They {@link #tell} when they can.
     *
     * @return a copy
     */
    public Guard untold() {
        return new Guard(identity, registry, today, decider, readers, credentials, markers, audit.silent());
    }

    /**
     * Tells what a copy of this guard judged and told nobody.
     *
     * @param judgement by {@link #untold}
     */
    public void tell(Judgement judgement) {
        audit.judged(judgement, false);
    }

    /**
     * Whether another guard gives the same answers.
     *
     * @param other any
     * @return true where both are of one environment and go by one registry
     */
    public boolean decidesLike(Guard other) {
        return this == other
                || environment().equals(other.environment())
                        && registry.sha256().equals(other.registry().sha256());
    }

    private Judgement told(Judgement judgement, Target target) {
        audit.judged(judgement, target.isForReport());
        return judgement;
    }

    /**
     * Judges a command that destroys what a database holds, such as Flyway's clean. It is refused where the registry's
     * {@code protect} lists the tier of this process, or a tier that owns the database, by whatever permission and in
     * whatever mode it is reached; and where the target itself is refused. A database on this machine that the process's own
     * tier owns too is its own. Where {@code protect} lists nothing, every command is allowed, and nothing is looked up.
     *
     * @param command what it is called, for messages, such as {@code Flyway's clean}
     * @param target the database
     * @return allowed or refused, with the reason
     */
    public Judgement judgeDestruction(String command, Target target) {
        Protection protection = new Protection(registry.policy(), environment());
        if (protection.isEmpty()) {
            return Judgement.of(identity, target.usedBy(command), "", List.of());
        }
        if (protection.coversThisProcess()) {
            String tier = environment().tier().text();
            return refused(command, command, Code.PROTECTED_TIER, environment().describe(), command, tier);
        }
        Judgement judgement = judge(target.usedBy(command));
        return judgement.isAllowed()
                ? protection
                        .firstProtected(judgement.decisions())
                        .map(decision -> refused(
                                command,
                                judgement.target(),
                                Code.PROTECTED_DATABASE,
                                protection.told(decision, command)))
                        .orElse(judgement)
                : judgement;
    }

    /**
     * The judgement of what a wrapper found and could not read: refused, as it may lead anywhere.
     *
     * @param usedBy what wanted to reach it
     * @param what it is, for messages, such as {@code a redirect by https://example.com}; no secret in it
     * @param reason why it cannot be read
     * @param fix what to do
     * @return a judgement without decisions that allows nothing
     */
    public Judgement undeterminable(String usedBy, String what, String reason, String fix) {
        Target target = Target.of("").usedBy(usedBy);
        return told(Judgement.undeterminable(identity, target, new Reading.Undeterminable(what, reason, fix)), target);
    }

    /**
     * The judgement of what a wrapper refuses for a reason of its own, whosever the endpoints are, and whatever the mode.
     *
     * @param usedBy what wanted to reach it
     * @param what it is, for messages, such as {@code a redirect by https://example.com}; no secret in it
     * @param code the reason
     * @param arguments what the code's text is filled with; no secret in it
     * @return a judgement without decisions that allows nothing
     */
    public Judgement refused(String usedBy, String what, Code code, String... arguments) {
        return whole(usedBy, what, Judgement.Unread.of(code, List.of(arguments), false));
    }

    /**
     * The judgement of what a wrapper refuses for a reason of its own, which the registry's mode may observe only: the lack
     * of something, never a contradiction.
     *
     * @param usedBy what wanted to reach it
     * @param what it is, for messages; no secret in it
     * @param code the reason
     * @param arguments what the code's text is filled with; no secret in it
     * @return a judgement without decisions that allows nothing, or only tells of it where the registry observes
     */
    public Judgement lacking(String usedBy, String what, Code code, String... arguments) {
        return whole(usedBy, what, Judgement.Unread.of(code, List.of(arguments), isObserving()));
    }

    private Judgement whole(String usedBy, String what, Judgement.Unread reason) {
        Judgement judgement = Judgement.refused(identity, usedBy, what, reason);
        audit.judged(judgement, false);
        return judgement;
    }

    private boolean isObserving() {
        return registry.policy().mode(identity.environment().tier()).observes(today);
    }

    /**
     * Tells the log, once for each endpoint, that nothing but a name that anybody may bear vouches for it.
     *
     * @param judgement allows the target
     * @param decision one of the judgement's
     */
    public void unconfirmed(Judgement judgement, Decision decision) {
        audit.unconfirmed(judgement, decision);
    }

    /**
     * The written permission that is live today for this process to reach, at one endpoint, what belongs to another.
     *
     * @param endpoint where
     * @param owner whose it turned out to be, as by a marker
     * @return empty where there is none
     */
    public Optional<Crossing> crossing(Endpoint endpoint, Owner owner) {
        return Optional.ofNullable(decider.liveCrossing(endpoint, new Owners(List.of(owner))));
    }

    /**
     * Reads the markers of databases, by the keys of the registry, and remembers those that it verified.
     *
     * @return one reader for the guard and its copies
     */
    public DocumentReader markers() {
        return markers.get();
    }

    /**
     * Judges the credentials in a value, and tells: refusals go into the caller's report, and those that the registry's mode
     * only observes into the log; listeners and a flight recording are told of both.
     *
     * @param where the variable or header, for messages
     * @param text its value
     * @return a problem for each credential that is refused, and for each recogniser that failed on the text
     */
    public List<Problem> judgeCredentials(String where, String text) {
        return credentialJudge.judge(where, text);
    }

    /**
     * Judges the credentials in what a request carries to an endpoint, and tells: the log too. A crossing that the endpoint
     * is reached by covers the credentials of whom it leads to.
     *
     * @param usedBy what carries it, for messages
     * @param where what holds it, such as {@code the Authorization header}; no secret in it
     * @param text its value
     * @param presentedTo the judgement that allows the endpoint
     * @return a judgement without decisions that allows nothing; empty where no credential is refused
     */
    public Optional<Judgement> refusedCredential(String usedBy, String where, String text, Judgement presentedTo) {
        return credentialJudge.refused(usedBy, where, text, presentedTo);
    }

    /**
     * Judges the credentials in what a request carries, whoever gets it: no crossing covers them.
     *
     * @param usedBy what carries it, for messages
     * @param where what holds it, such as {@code the Proxy-Authorization header}; no secret in it
     * @param text its value
     * @return a judgement without decisions that allows nothing; empty where no credential is refused
     */
    public Optional<Judgement> refusedCredential(String usedBy, String where, String text) {
        return credentialJudge.refused(usedBy, where, text, null);
    }

    private static List<InetAddress> resolve(Host host, Resolver resolver) {
        if (host.isAddress() || host.isLocal()) {
            return List.of();
        }
        try {
            List<InetAddress> addresses = resolver.resolve(host.text());
            return addresses.size() == 1
                    ? List.copyOf(addresses)
                    : addresses.stream()
                            .sorted(Comparator.comparing(
                                    address -> Host.of(address).text()))
                            .toList();
        } catch (UnknownHostException | RuntimeException e) {
            // a resolver that fails, in whatever way, knows no address
            return List.of();
        }
    }

    /**
     * Who the process is.
     *
     * @return its environment
     */
    public Environment environment() {
        return identity.environment();
    }

    /**
     * Who the process is, with the evidence.
     *
     * @return its identity
     */
    public Identity identity() {
        return identity;
    }

    /**
     * What it decides by.
     *
     * @return the registry
     */
    public Registry registry() {
        return registry;
    }

    /**
     * Tells live credentials from test ones, in settings and in headers.
     *
     * @return the known providers, those of the registry, and every recogniser on the class path
     */
    public CredentialClassifier credentials() {
        return credentials;
    }

    /**
     * The day on which the guard was made, to which crossings and observing are compared.
     *
     * @return in UTC
     */
    public LocalDate today() {
        return today;
    }

    @Override
    public String toString() {
        return "Guard of " + identity + " by " + registry;
    }
}

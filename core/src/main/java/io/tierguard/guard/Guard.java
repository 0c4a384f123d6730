package io.tierguard.guard;

import io.tierguard.identity.Identity;
import io.tierguard.registry.CredentialPrefixes;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import io.tierguard.registry.Registry;
import io.tierguard.secret.CredentialClassifier;
import io.tierguard.tier.Environment;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
    private final ObservationLog observations;

    private Guard(Identity identity, Registry registry, Clock clock) {
        this.identity = identity;
        this.registry = registry;
        this.today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        this.decider = new Decider(identity.environment(), registry, today);
        this.readers = TargetReaders.load();
        this.credentials = credentials(registry);
        this.observations = new ObservationLog();
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
        return new Guard(identity, registry, clock);
    }

    /**
     * Decides one endpoint.
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
     * Judges a target.
     *
     * @param target what a caller wants to reach
     * @param resolver looks up every name; a name that it cannot look up is judged by itself
     * @return all its endpoints and all decisions; what cannot be read is refused
     */
    public Judgement judge(Target target, Resolver resolver) {
        Reading reading = readers.read(target);
        if (reading instanceof Reading.Undeterminable undeterminable) {
            return Judgement.undeterminable(identity, target, undeterminable);
        }
        Reading.Endpoints read = (Reading.Endpoints) reading;
        List<Decision> decisions = new ArrayList<>(read.endpoints().size());
        for (Endpoint endpoint : read.endpoints()) {
            decisions.add(decide(endpoint, resolve(endpoint.host(), resolver)));
        }
        Judgement judgement = Judgement.of(identity, target, read.redacted(), decisions);
        observations.tell(judgement);
        return judgement;
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
        return Judgement.undeterminable(
                identity, Target.of("").usedBy(usedBy), new Reading.Undeterminable(what, reason, fix));
    }

    private static List<InetAddress> resolve(Host host, Resolver resolver) {
        if (host.isAddress() || host.isLocal()) {
            return List.of();
        }
        try {
            return resolver.resolve(host.text()).stream()
                    .sorted(Comparator.comparing(address -> Host.of(address).text()))
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

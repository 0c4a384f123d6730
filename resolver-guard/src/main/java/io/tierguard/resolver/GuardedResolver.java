package io.tierguard.resolver;

import io.tierguard.guard.Decision;
import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardSlot;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Reason;
import io.tierguard.guard.Target;
import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Judges each look-up by the guard that is published: the name, and all its addresses. Who looks up a name tells neither
 * port nor protocol, so that a name is answered where any of them would be allowed.
 *
 * <p>It answers as the JVM's resolver does while no guard is published. A name of another environment is not looked up at
 * all. What is refused is an unknown host to the JVM, whatever goes wrong in the judging.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 */
final class GuardedResolver implements InetAddressResolver {

    private static final String USED_BY = "what looked up its name";
    private static final String ANY_NAME = "a name that is looked up";
    private static final String UNREADABLE = "resolvers do not agree about how it is spelled";
    private static final String READABLE = "look up a name of letters, digits and hyphens, beyond ASCII as xn--…";

    /** The catalogue's text, as there may be no stack left to fill it in. */
    static final String FAILED =
            "TG-2008 refused: where a name that is looked up leads cannot be determined: judging it failed";

    private final InetAddressResolver answering;
    private final ThisMachine machine;
    private final LookupBook book;
    private final Supplier<Optional<Guard>> published;
    private final Teller teller = new Teller();

    GuardedResolver(InetAddressResolver answering, ThisMachine machine, LookupBook book) {
        this(answering, machine, book, GuardSlot::published);
    }

    GuardedResolver(
            InetAddressResolver answering, ThisMachine machine, LookupBook book, Supplier<Optional<Guard>> published) {
        this.answering = answering;
        this.machine = machine;
        this.book = book;
        this.published = published;
    }

    @Override
    public Stream<InetAddress> lookupByName(String name, LookupPolicy policy) throws UnknownHostException {
        if (Canary.isOne(name)) {
            return Stream.of(book.canary().answer(name).orElseThrow(() -> new UnknownHostException(name)));
        }
        Guard guard = published.get().orElse(null);
        if (guard != null) {
            return judged(guard, name, () -> answer(name, policy)).stream();
        }
        List<InetAddress> addresses = answer(name, policy);
        if (!machine.isMeant(name, addresses)) {
            book.answered(name, addresses);
        }
        // it may have been published meanwhile, and have taken what there was before
        Guard meanwhile = published.get().orElse(null);
        return meanwhile == null ? addresses.stream() : judged(meanwhile, name, () -> addresses).stream();
    }

    private List<InetAddress> answer(String name, LookupPolicy policy) throws UnknownHostException {
        try (Stream<InetAddress> addresses = answering.lookupByName(name, policy)) {
            List<InetAddress> named = new ArrayList<>();
            for (InetAddress address : addresses.toList()) {
                named.add(named(name, address));
            }
            return named;
        } catch (RuntimeException e) {
            // as the JVM takes it
            UnknownHostException unknown = new UnknownHostException(name);
            unknown.initCause(e);
            throw unknown;
        }
    }

    /** The JVM's own resolver gives addresses their names, by which sockets are judged. Others may forget to. */
    private static InetAddress named(String name, InetAddress address) throws UnknownHostException {
        boolean hasName = !address.toString().startsWith("/");
        if (hasName) {
            return address;
        }
        return address instanceof Inet6Address inet6 && inet6.getScopeId() != 0
                ? Inet6Address.getByAddress(name, address.getAddress(), inet6.getScopeId())
                : InetAddress.getByAddress(name, address.getAddress());
    }

    @FunctionalInterface
    private interface Lookup {
        List<InetAddress> addresses() throws UnknownHostException;
    }

    private List<InetAddress> judged(Guard guard, String name, Lookup lookup) throws UnknownHostException {
        try {
            return weighed(guard, name, lookup);
        } catch (UnknownHostException e) {
            throw e;
        } catch (Throwable e) {
            if (e instanceof VirtualMachineError failing && !(e instanceof StackOverflowError)) {
                throw failing;
            }
            // what failed may quote anything
            throw new UnknownHostException(FAILED);
        }
    }

    private List<InetAddress> weighed(Guard guard, String name, Lookup lookup) throws UnknownHostException {
        Host host = readable(name).orElse(null);
        if (host == null) {
            throw refusal(guard, guard.untold().undeterminable(USED_BY, ANY_NAME, UNREADABLE, READABLE));
        }
        boolean ofThisMachine = machine.isNamed(host);
        Judgement byName = judge(guard, host, List.of());
        if (!ofThisMachine && isRefusedWhateverItsAddresses(byName)) {
            book.refused(host, byName);
            throw refusal(guard, byName);
        }
        List<InetAddress> addresses = known(host, lookup);
        if (ofThisMachine && ThisMachine.hasAll(addresses)) {
            return addresses;
        }
        Judgement judgement = judge(guard, host, addresses);
        if (!judgement.isAllowed()) {
            book.refused(host, judgement);
            throw refusal(guard, judgement);
        }
        book.forget(host);
        teller.tell(guard, judgement);
        return addresses;
    }

    /** An address is none, nor is a name beyond ASCII: resolvers do not agree about what is asked for then. */
    static Optional<Host> readable(String name) {
        return name.chars().allMatch(c -> c < 128)
                ? Host.parse(name).filter(host -> !host.isAddress())
                : Optional.empty();
    }

    static Judgement judge(Guard guard, Host host, List<InetAddress> addresses) {
        Endpoint anyPort = Endpoint.socket(host, Component.notVisible());
        return guard.untold().judge(Target.of(anyPort).usedBy(USED_BY), name -> addresses);
    }

    private static boolean isRefusedWhateverItsAddresses(Judgement byName) {
        return !byName.isAllowed()
                && byName.decisions().stream()
                        .map(Decision::reason)
                        .allMatch(reason -> reason == Reason.FOREIGN || reason == Reason.CROSSING_EXPIRED);
    }

    private List<InetAddress> known(Host host, Lookup lookup) throws UnknownHostException {
        try {
            return lookup.addresses();
        } catch (UnknownHostException e) {
            book.forget(host);
            throw e;
        }
    }

    private RefusedLookupException refusal(Guard guard, Judgement judgement) {
        teller.tell(guard, judgement);
        return new RefusedLookupException(judgement);
    }

    /** The JVM looks the name up that this finds, and answers with the address where it is refused. */
    @Override
    public String lookupByAddress(byte[] address) throws UnknownHostException {
        return answering.lookupByAddress(address);
    }
}

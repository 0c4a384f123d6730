package io.tierguard.registry;

import io.tierguard.internal.IpAddress;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of the registry, found by host without looking at the others.
 *
 * <p>Names are found in one pass from the right, which allocates nothing; addresses by a binary search. What is found is
 * the most telling {@link HostRules}, linked to the next less telling ones.
 *
 * <p><b>Thread safety:</b> immutable.
 */
final class RuleIndex {

    private final NameIndex names;
    private final CidrIndex v4;
    private final CidrIndex v6;
    private final HostRules localhost;
    private final HostRules local;
    private final boolean namesAddresses;
    private final @Nullable Rule builtInLocalhost;
    private final Set<Integer> portsTakenFromBuiltIn = new HashSet<>();

    RuleIndex(Collection<Rule> rules, Rule builtInLocalhost, Rule builtInLocal) {
        List<Rule> named = new ArrayList<>();
        List<Rule> addressesV4 = new ArrayList<>();
        List<Rule> addressesV6 = new ArrayList<>();
        List<Rule> ofLocalhost = new ArrayList<>();
        List<Rule> ofLocal = new ArrayList<>();
        boolean allPortsTaken = false;
        for (Rule rule : rules) {
            switch (rule.pattern().kind()) {
                case NAME, SUFFIX -> named.add(rule);
                case ADDRESS, CIDR -> (block(rule).base().v4() ? addressesV4 : addressesV6).add(rule);
                case LOCAL -> ofLocal.add(rule);
                case LOCALHOST -> {
                    ofLocalhost.add(rule);
                    Integer port = rule.pattern().port();
                    if (port == null) {
                        allPortsTaken = true;
                    } else {
                        portsTakenFromBuiltIn.add(port);
                    }
                }
            }
        }
        if (ofLocal.isEmpty()) {
            ofLocal.add(builtInLocal);
        }
        this.names = new NameIndex(named);
        this.namesAddresses = !addressesV4.isEmpty() || !addressesV6.isEmpty();
        this.v4 = new CidrIndex(addressesV4);
        this.v6 = new CidrIndex(addressesV6);
        this.localhost = new HostRules(ofLocalhost, null);
        this.local = new HostRules(ofLocal, null);
        this.builtInLocalhost = allPortsTaken ? null : builtInLocalhost;
    }

    /** Whether a line is for an address or a block of them. */
    boolean namesAddresses() {
        return namesAddresses;
    }

    static Cidr block(Rule rule) {
        Cidr cidr = rule.pattern().cidr();
        if (cidr == null) {
            throw new IllegalArgumentException("not a pattern for addresses");
        }
        return cidr;
    }

    /** The line that speaks for a complete endpoint at this host, or null. */
    @Nullable
    Rule find(Endpoint endpoint, Host host) {
        Rule rule = first(endpoint, telling(host));
        if (rule == null) {
            rule = first(endpoint, tellingAsWritten(host));
        }
        return rule == null && host.isLocalhost() ? ofLocalhost(endpoint) : rule;
    }

    /** The same at an address, which becomes a number here, where it is used, so that no object is made of it. */
    @Nullable
    Rule find(Endpoint endpoint, InetAddress address) {
        IpAddress written = IpAddress.of(address);
        IpAddress judged = written.judged();
        Rule rule = first(endpoint, (judged.v4() ? v4 : v6).find(judged.high(), judged.low()));
        if (rule == null && judged.v4() && !written.v4()) {
            rule = first(endpoint, v6.find(written.high(), written.low()));
        }
        return rule == null && judged.isLoopback() ? ofLocalhost(endpoint) : rule;
    }

    private static @Nullable Rule first(Endpoint endpoint, @Nullable HostRules telling) {
        for (HostRules found = telling; found != null; found = found.next()) {
            Rule rule = found.first(endpoint);
            if (rule != null) {
                return rule;
            }
        }
        return null;
    }

    private @Nullable Rule ofLocalhost(Endpoint endpoint) {
        Rule rule = localhost.first(endpoint);
        return rule != null ? rule : builtIn(endpoint);
    }

    /**
     * The lines that may speak for an endpoint that does not tell all its parts, most telling first; null at the end
     * where none is sure to speak.
     */
    List<@Nullable Rule> walk(Endpoint endpoint, Host host) {
        List<@Nullable Rule> outcomes = new ArrayList<>();
        for (HostRules found = telling(host); found != null; found = found.next()) {
            if (found.walk(endpoint, outcomes)) {
                return outcomes;
            }
        }
        for (HostRules found = tellingAsWritten(host); found != null; found = found.next()) {
            if (found.walk(endpoint, outcomes)) {
                return outcomes;
            }
        }
        if (host.isLocalhost()) {
            if (localhost.walk(endpoint, outcomes)) {
                return outcomes;
            }
            if (endpoint.port().isMissing() && mayBeOnTakenPort(endpoint, host)) {
                outcomes.add(null);
            }
            outcomes.add(builtIn(endpoint));
            return outcomes;
        }
        outcomes.add(null);
        return outcomes;
    }

    /** Whether nobody is sure to speak for one of the ports that the file took from the built-in line. */
    private boolean mayBeOnTakenPort(Endpoint endpoint, Host host) {
        if (builtInLocalhost == null) {
            return false;
        }
        Set<Integer> ports = new HashSet<>(portsTakenFromBuiltIn);
        for (HostRules found = telling(host); found != null; found = found.next()) {
            found.removeSurePorts(endpoint, ports);
        }
        localhost.removeSurePorts(endpoint, ports);
        return !ports.isEmpty();
    }

    /** Whether a line that may speak for a host is for this port only. */
    boolean namesPort(Host host, int port) {
        for (HostRules found = telling(host); found != null; found = found.next()) {
            if (found.namesPort(port)) {
                return true;
            }
        }
        for (HostRules found = tellingAsWritten(host); found != null; found = found.next()) {
            if (found.namesPort(port)) {
                return true;
            }
        }
        return host.isLocalhost() && portsTakenFromBuiltIn.contains(port);
    }

    private @Nullable Rule builtIn(Endpoint endpoint) {
        Integer port = endpoint.port().orNull();
        boolean taken = port != null && portsTakenFromBuiltIn.contains(port);
        return taken ? null : builtInLocalhost;
    }

    private @Nullable HostRules telling(Host host) {
        if (host.isLocal()) {
            return local;
        }
        IpAddress address = host.judgedAddress();
        if (address == null) {
            return names.find(host.text());
        }
        return (address.v4() ? v4 : v6).find(address.high(), address.low());
    }

    /** The lines for a NAT64 address by itself: each is wider than any that names the IPv4 address in it. */
    private @Nullable HostRules tellingAsWritten(Host host) {
        IpAddress written = host.undecodedAddress();
        return written == null ? null : v6.find(written.high(), written.low());
    }
}

package io.tierguard.resolver;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The resolver that stands behind the guard in tests: it knows a few names, all of this machine, and hands none on but
 * those that the machine knows of itself.
 */
public final class TestNames extends InetAddressResolverProvider {

    /** Stand for servers of staging and of production. */
    static final InetAddress STAGING = address(1);

    static final InetAddress PRODUCTION = address(3);

    /** For documentation (RFC 5737): looked up, and dialled by no test. */
    static final InetAddress NOBODYS = address(192, 0, 2, 1);

    private static final Map<String, List<InetAddress>> ANSWERS = new ConcurrentHashMap<>(Map.of(
            "api.staging.example.com", List.of(STAGING),
            "moved.staging.example.com", List.of(PRODUCTION),
            "two-faced.staging.example.com", List.of(STAGING, PRODUCTION),
            "api.prod.example.com", List.of(PRODUCTION),
            "metrics.prod.example.com", List.of(PRODUCTION),
            "by-address.example.com", List.of(STAGING),
            "unknown.example.com", List.of(NOBODYS),
            "db.staging.net.example", List.of(address(3)),
            "db.prod.net.example", List.of(address(2))));

    private static final List<String> ASKED = new CopyOnWriteArrayList<>();

    private static volatile boolean inUse;

    static InetAddress address(int last) {
        return address(127, 0, 0, last);
    }

    private static InetAddress address(int... parts) {
        try {
            return InetAddress.getByAddress(
                    new byte[] {(byte) parts[0], (byte) parts[1], (byte) parts[2], (byte) parts[3]});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the JVM choose its resolver, by the one name that it knows itself, and sees to it that these stand behind it. */
    static void require() throws UnknownHostException {
        InetAddress.getByName("localhost");
        if (!inUse) {
            throw new IllegalStateException("names of tests would be asked of the network");
        }
    }

    /** Answers differently from now on. */
    static void answer(String name, InetAddress... addresses) {
        ANSWERS.put(name, List.of(addresses));
    }

    /** The names that came so far. */
    static List<String> asked() {
        return List.copyOf(ASKED);
    }

    static void forgetAsked() {
        ASKED.clear();
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        inUse = true;
        return new Names(configuration);
    }

    @Override
    public String name() {
        return "names of tests";
    }

    private record Names(Configuration configuration) implements InetAddressResolver {

        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            if (host.equals("localhost") || host.equals(configuration.lookupLocalHostName())) {
                return configuration.builtinResolver().lookupByName(host, policy);
            }
            ASKED.add(host);
            List<InetAddress> answer = ANSWERS.get(host);
            if (answer == null) {
                throw new UnknownHostException(host);
            }
            return answer.stream();
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            String suffix = address[address.length - 1] == 3 ? "prod" : "staging";
            return "api." + suffix + ".example.com";
        }
    }
}

package io.tierguard.http.apache;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;

/** A resolver that answers as it is told, the last answer for good, and the JVM's way else. All answers are loopback. */
final class ScriptedNames implements DnsResolver {

    private final Map<String, Deque<String[]>> answers = new HashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    ScriptedNames say(String host, String... addresses) {
        answers.computeIfAbsent(host, unused -> new ArrayDeque<>()).add(addresses);
        return this;
    }

    List<String> asked() {
        return asked;
    }

    @Override
    public synchronized InetAddress[] resolve(String host) throws UnknownHostException {
        asked.add(host);
        Deque<String[]> left = answers.get(host);
        if (left == null) {
            InetAddress[] found = InetAddress.getAllByName(host);
            for (InetAddress address : found) {
                if (!address.isLoopbackAddress()) {
                    throw new UnknownHostException("no test leaves this machine: " + host);
                }
            }
            return found;
        }
        String[] now = left.size() > 1 ? left.remove() : left.element();
        InetAddress[] addresses = new InetAddress[now.length];
        for (int i = 0; i < now.length; i++) {
            addresses[i] = InetAddress.getByName(now[i]);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}

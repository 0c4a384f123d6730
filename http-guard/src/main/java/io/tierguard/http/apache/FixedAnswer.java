package io.tierguard.http.apache;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/** Tells the client for one connection what was judged for it, and nothing else. */
record FixedAnswer(Answer answer) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return answer.addresses().toArray(new InetAddress[0]);
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return answer.places();
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return host;
    }
}

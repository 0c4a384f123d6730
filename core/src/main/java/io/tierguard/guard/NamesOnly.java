package io.tierguard.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Knows no address. A class, as most starts judge by it, and a lambda costs them more. */
final class NamesOnly implements Resolver {

    static final Resolver INSTANCE = new NamesOnly();

    private NamesOnly() {}

    @Override
    public List<InetAddress> resolve(String name) throws UnknownHostException {
        throw new UnknownHostException(name);
    }
}

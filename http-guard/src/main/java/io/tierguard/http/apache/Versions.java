package io.tierguard.http.apache;

import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRoute;

/** What the client on the class path has, of what the oldest supported one has not. */
final class Versions {

    /** Since 5.5. */
    static final boolean LOOK_UPS_KNOW_THE_PORT = has(DnsResolver.class, "resolve", String.class, int.class);

    /** Since 5.6. */
    static final boolean ROUTES_KNOW_UNIX_SOCKETS = has(HttpRoute.class, "getUnixDomainSocket");

    private Versions() {}

    private static boolean has(Class<?> type, String method, Class<?>... parameters) {
        return Arrays.stream(type.getMethods())
                .anyMatch(known ->
                        known.getName().equals(method) && Arrays.equals(known.getParameterTypes(), parameters));
    }
}

package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Target;

/** Settings of this machine that move a connection past what its URL says. */
final class Ambient {

    private Ambient() {}

    /** Refuses a target while a property of the JVM redirects drivers; its value is never told. */
    static void requireUnset(Target target, String property, String dialect) {
        if (!target.hasAmbientSettings()) {
            return;
        }
        String value = System.getProperty(property);
        if (value != null && !value.isBlank()) {
            throw new UnreadableTarget(
                    dialect + ": the system property " + property + " leads connections elsewhere",
                    "start the JVM without -D" + property);
        }
    }

    /** Refuses a target that would be dialled through the JVM's SOCKS proxy. */
    static void requireNoSocksProxy(Target target, String dialect) {
        requireUnset(target, "socksProxyHost", dialect);
    }

    /** Refuses a target that is spoken to over HTTP, and would be reached through the JVM's proxy for it. */
    static void requireNoHttpProxy(Target target, String dialect) {
        requireUnset(target, "http.proxyHost", dialect);
        requireUnset(target, "https.proxyHost", dialect);
        if (target.hasAmbientSettings() && Boolean.getBoolean("java.net.useSystemProxies")) {
            requireUnset(target, "java.net.useSystemProxies", dialect);
        }
    }
}

package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardSlot;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.logging.LogManager;

/** A process with wrapping drivers on its class path: what a guard makes of their URLs. */
final class WrapperOpens {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final Set<String> DIALLED = new ConcurrentSkipListSet<>();
    private static final Guard GUARD = Guards.staging();

    private WrapperOpens() {}

    /** A connection from somewhere. */
    private interface Opening {
        Connection open() throws SQLException;
    }

    public static void main(String[] arguments) throws SQLException {
        LogManager.getLogManager().reset();
        ProxySelector.setDefault(new Refusing());
        for (String wrapper : List.of("p6spy:", "otel:", "tracing:", "p6spy:otel:tracing:")) {
            tell(wrapper, () -> of("jdbc:" + wrapper + "h2:mem:x"));
        }
        try (GuardSlot.Publication published = GuardSlot.publish(GUARD)) {
            tell("tierguard:p6spy:", () -> DriverManager.getConnection("jdbc:tierguard:p6spy:h2:mem:x"));
            tell("p6spy:tierguard:", () -> DriverManager.getConnection("jdbc:p6spy:tierguard:h2:mem:x"));
            tell("of p6spy:tierguard:", () -> of("jdbc:p6spy:tierguard:h2:mem:x"));
            tell(
                    "production",
                    () -> DriverManager.getConnection("jdbc:p6spy:tierguard:postgresql://db.prod.example.com/x"));
        }
        tell("production", () -> of("jdbc:p6spy:postgresql://db.prod.example.com/x"));
        for (String wrapper : List.of("p6spy:", "otel:", "tracing:", "p6spy:otel:", "aws-wrapper:")) {
            for (String protocol : List.of("postgresql", "mysql", "mariadb")) {
                // the wrapper of AWS tries for half a minute otherwise
                String once = wrapper.equals("aws-wrapper:") ? "?openConnectionRetryTimeoutMs=2000" : "";
                tell(wrapper, () -> of("jdbc:" + wrapper + protocol + "://db.staging.example.com/x" + once));
            }
        }
        tell("nobody", () -> of("jdbc:log4jdbc:h2:mem:x"));
        DriverManager.registerDriver(stranger());
        tell("beside a stranger", () -> of("jdbc:h2:mem:x"));
        tell("beside a stranger", () -> of("jdbc:p6spy:h2:mem:x"));
        tell("beside a stranger", () -> of("jdbc:p6spy:otel:h2:mem:x"));
    }

    private static Connection of(String url) throws SQLException {
        return GuardedDataSource.of(url, GUARD).getConnection();
    }

    private static void tell(String what, Opening opening) {
        DIALLED.clear();
        String outcome;
        try (Connection connection = opening.open()) {
            outcome = "opened by " + connection.getClass().getName();
        } catch (SQLException e) {
            outcome = DIALLED.isEmpty() ? e.getMessage().lines().findFirst().orElse("") : "dialled " + DIALLED;
        }
        OUT.println(what + " " + outcome);
    }

    /** Takes what H2 takes, and was registered after it. */
    private static Driver stranger() {
        return (Driver) Proxy.newProxyInstance(
                WrapperOpens.class.getClassLoader(),
                new Class<?>[] {Driver.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "acceptsURL" -> ((String) given[0]).startsWith("jdbc:h2:");
                    case "getMajorVersion", "getMinorVersion" -> 7;
                    case "hashCode" -> 1;
                    case "equals" -> proxy == given[0];
                    default -> null;
                });
    }

    /** Notes who is dialled, and stops it. */
    private static final class Refusing extends ProxySelector {

        @Override
        public List<java.net.Proxy> select(URI uri) {
            boolean watched = StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getClassName().startsWith("io.tierguard.jdbc.socket.")
                                    || frame.getClassName().startsWith("io.tierguard.net.")));
            DIALLED.add(uri + (watched ? " by a guarded socket" : ""));
            throw new IllegalArgumentException("nothing is dialled here");
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // nothing is dialled here
        }
    }
}

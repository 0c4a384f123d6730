package io.tierguard.cli;

import io.tierguard.guard.Guard;
import io.tierguard.net.GuardedSocketFactory;
import io.tierguard.registry.Endpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;

/** Dials an endpoint that the registry allows, says nothing, and hangs up. The address that is dialled is judged too. */
final class DoctorDial {

    static final String ANSWERS = "answers";

    private static final int PATIENCE_MILLIS = 3_000;

    private final GuardedSocketFactory sockets;

    DoctorDial(Guard guard) {
        this.sockets = GuardedSocketFactory.of(guard, "tierguard doctor");
    }

    /** Whether it answers, or why not; empty where it has no place that could be dialled. */
    Optional<String> dial(Endpoint endpoint) {
        Optional<Integer> port = endpoint.port().value();
        if (endpoint.isLocal() || port.isEmpty()) {
            return Optional.empty();
        }
        InetSocketAddress address = new InetSocketAddress(endpoint.host().text(), port.get());
        if (address.isUnresolved()) {
            return Optional.of("its name cannot be looked up");
        }
        try (Socket socket = sockets.createSocket()) {
            socket.connect(address, PATIENCE_MILLIS);
            return Optional.of(ANSWERS);
        } catch (SocketTimeoutException e) {
            return Optional.of("no answer within " + PATIENCE_MILLIS / 1000 + " seconds");
        } catch (NoRouteToHostException e) {
            return Optional.of("no way leads there");
        } catch (IOException e) {
            return Optional.of(
                    String.valueOf(e.getMessage()).startsWith("TG-")
                            ? "its address is refused, "
                                    + String.valueOf(e.getMessage()).substring(0, 7)
                            : "nobody takes the connection");
        }
    }
}

package io.tierguard.http;

import java.net.Authenticator;
import java.net.InetAddress;
import java.net.PasswordAuthentication;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** Judges what the user's own authenticator answers, before the client has it. */
final class GuardedAuthenticator extends Authenticator {

    private final Authenticator users;
    private final RouteJudge judge;

    GuardedAuthenticator(Authenticator users, RouteJudge judge) {
        this.users = users;
        this.judge = judge;
    }

    @Override
    public @Nullable PasswordAuthentication requestPasswordAuthenticationInstance(
            String host,
            InetAddress address,
            int port,
            String protocol,
            String prompt,
            String scheme,
            URL url,
            RequestorType type) {
        PasswordAuthentication given =
                users.requestPasswordAuthenticationInstance(host, address, port, protocol, prompt, scheme, url, type);
        if (given == null) {
            return null;
        }
        // its password may be changed by whoever made it: this copy is judged, and used
        PasswordAuthentication copy = new PasswordAuthentication(given.getUserName(), given.getPassword());
        String asking =
                url != null && type == RequestorType.SERVER ? url.toString() : protocol + "://" + host + ":" + port;
        try {
            judge.requireAnswer(asking, type == RequestorType.PROXY, copy);
        } catch (RefusedRouteException e) {
            throw new RefusedHookException(e);
        }
        return copy;
    }
}

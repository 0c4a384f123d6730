package io.tierguard.http;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.report.Code;
import io.tierguard.report.Problem.Detail;
import java.net.PasswordAuthentication;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges what travels along with a request: whose credentials it holds, and of which mode. */
final class Carried {

    private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

    private final Guard guard;
    private final String client;

    Carried(Guard guard, String client) {
        this.guard = guard;
        this.client = client;
    }

    /** Refuses a redirect that would hand a credential, set for the first server, to another one. */
    void requireOnlyForServer(Hop hop, Map<String, List<String>> headers) throws RefusedRouteException {
        if (isSameServer(hop.firstOrigin(), hop.origin())) {
            return;
        }
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (isCredential(hop, header.getKey(), header.getValue())) {
                Judgement judgement = guard.refused(
                        client,
                        "a redirect by " + hop.previousOrigin(),
                        Code.CREDENTIAL_CARRIED_ON,
                        CredentialHeader.written(header.getKey()),
                        hop.firstOrigin(),
                        hop.origin());
                throw new RefusedRouteException(judgement.message(hop.described()), judgement);
            }
        }
    }

    /** What is meant for a proxy stays with it: every hop of a request takes the same. */
    private boolean isCredential(Hop hop, String header, List<String> values) {
        if (hop.isProxied() && header.equalsIgnoreCase(PROXY_AUTHORIZATION)) {
            return false;
        }
        if (CredentialHeader.isNamed(header)) {
            return true;
        }
        for (String value : values) {
            if (CredentialHeader.isHeldBy(value)
                    || !guard.credentials().classify(value).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The plain and the encrypted standard port of one host count as one server. */
    private static boolean isSameServer(String first, String now) {
        boolean plain = first.startsWith("http:") && first.endsWith(":80");
        String encrypted = plain ? "https" + first.substring(4, first.length() - 2) + "443" : first;
        return now.equals(first) || now.equals(encrypted);
    }

    /**
     * Refuses live credentials outside production and test ones in it, wherever in a request they stand.
     *
     * @param presentedTo the judgement that allows the hop
     */
    void requireOwnMode(Hop hop, Map<String, List<String>> headers, Judgement presentedTo)
            throws RefusedRouteException {
        if (isSuspicious(hop.target())) {
            require(hop, guard.refusedCredential(client, "the URL", hop.target(), presentedTo));
        }
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            for (String value : header.getValue()) {
                if (isSuspicious(value)) {
                    require(hop, refusal(header.getKey(), value, presentedTo));
                }
            }
        }
    }

    /** The crossing is the endpoint's, and no proxy's. */
    private Optional<Judgement> refusal(String header, String value, Judgement presentedTo) {
        String where = "the " + CredentialHeader.written(header) + " header";
        return header.equalsIgnoreCase(PROXY_AUTHORIZATION)
                ? guard.refusedCredential(client, where, value)
                : guard.refusedCredential(client, where, value, presentedTo);
    }

    /**
     * Refuses the same in what an authenticator answers.
     *
     * @param presentedTo the judgement on what asks; null for a proxy
     */
    void requireOwnMode(Hop asking, PasswordAuthentication answer, @Nullable Judgement presentedTo)
            throws RefusedRouteException {
        for (String part : List.of("user name", "password")) {
            String where = "the " + part + " of the Authenticator";
            String text = part.equals("password") ? new String(answer.getPassword()) : answer.getUserName();
            Optional<Judgement> refusal = presentedTo == null
                    ? guard.refusedCredential(client, where, text)
                    : guard.refusedCredential(client, where, text, presentedTo);
            if (refusal.isPresent()) {
                String origin = asking.origin();
                throw new RefusedRouteException(
                        refusal.get()
                                .message(
                                        new Detail("sent to", origin),
                                        new Detail(
                                                "at", "an answer to its question for credentials; it was not given")),
                        refusal.get());
            }
        }
    }

    boolean isSuspicious(PasswordAuthentication answer) {
        return isSuspicious(answer.getUserName()) || isSuspicious(new String(answer.getPassword()));
    }

    boolean isSuspicious(Map<String, List<String>> headers) {
        return headers.values().stream().flatMap(List::stream).anyMatch(this::isSuspicious);
    }

    /** Whether there is anything to say of it, which is seldom; what the JDK itself says of itself goes with each request. */
    private boolean isSuspicious(String text) {
        return !text.equals(Journeys.STANDARD)
                && !guard.credentials().judge("", text, guard.environment()).isEmpty();
    }

    private static void require(Hop hop, Optional<Judgement> refusal) throws RefusedRouteException {
        if (refusal.isPresent()) {
            Detail to = new Detail("sent to", hop.origin());
            throw new RefusedRouteException(refusal.get().message(to, hop.described()), refusal.get());
        }
    }
}

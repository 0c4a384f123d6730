package io.tierguard.guard;

import io.tierguard.internal.Redaction;
import io.tierguard.registry.Endpoint;
import java.util.List;

/**
 * What a reader made of a target.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public sealed interface Reading {

    /**
     * The target as it may be shown: no user info, no query, no properties.
     *
     * @return scheme or sub-protocol and an ellipsis where the target could not be read
     */
    String redacted();

    /**
     * Every endpoint that the target may reach.
     *
     * @param redacted the target as it may be shown
     * @param endpoints at least one, in the target's order
     */
    record Endpoints(String redacted, List<Endpoint> endpoints) implements Reading {
        /** Copies the endpoints. */
        public Endpoints {
            endpoints = List.copyOf(endpoints);
            if (endpoints.isEmpty()) {
                throw new IllegalArgumentException("a target that was read has at least one endpoint");
            }
        }

        /** Without the target's path, as refusals show it. */
        @Override
        public String toString() {
            return "endpoints " + endpoints;
        }
    }

    /**
     * A target that may lead anywhere.
     *
     * @param redacted scheme or sub-protocol and an ellipsis
     * @param reason why, with the dialect and, where there is one, the position; nothing of the target itself
     * @param fix what to write instead
     */
    record Undeterminable(String redacted, String reason, String fix) implements Reading {}

    /**
     * A target that may lead anywhere, shown as its scheme or sub-protocol only.
     *
     * @param url the target's URL, secrets included
     * @param reason why, with the dialect and, where there is one, the position; nothing of the target itself
     * @param fix what to write instead
     * @return the reading
     */
    static Reading undeterminable(String url, String reason, String fix) {
        return new Undeterminable(Redaction.schemeOf(url), reason, fix);
    }
}

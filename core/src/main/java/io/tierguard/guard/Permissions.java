package io.tierguard.guard;

import io.tierguard.registry.Crossing;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import io.tierguard.registry.Owners;
import io.tierguard.tier.Environment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The crossings that this process may use, by host and port.
 *
 * <p><b>Thread safety:</b> immutable.
 */
final class Permissions {

    private final LocalDate today;
    private final Map<Host, Map<Integer, List<Crossing>>> byHostAndPort = new HashMap<>();

    Permissions(Environment environment, List<Crossing> crossings, LocalDate today) {
        this.today = today;
        for (Crossing crossing : crossings) {
            if (crossing.isFor(environment)) {
                Map<Integer, List<Crossing>> byPort = byHostAndPort.get(crossing.host());
                if (byPort == null) {
                    byPort = new HashMap<>();
                    byHostAndPort.put(crossing.host(), byPort);
                }
                List<Crossing> here = byPort.get(crossing.port());
                if (here == null) {
                    here = new ArrayList<>();
                    byPort.put(crossing.port(), here);
                }
                here.add(crossing);
            }
        }
    }

    /** The permission for what these own: a live one before one that is over. */
    @Nullable
    Crossing find(Endpoint endpoint, Owners owners) {
        Crossing found = null;
        List<Crossing> all = at(endpoint);
        for (int i = 0; i < all.size(); i++) {
            Crossing crossing = all.get(i);
            if (crossing.leadsTo(owners)) {
                if (crossing.isLive(today)) {
                    return crossing;
                }
                found = found == null ? crossing : found;
            }
        }
        return found;
    }

    /** Whether a live one leads to what owns the name and to what owns the address. */
    boolean leadToBoth(Endpoint endpoint, Owners name, Owners address) {
        List<Crossing> all = at(endpoint);
        for (int i = 0; i < all.size(); i++) {
            Crossing crossing = all.get(i);
            if (crossing.isLive(today) && crossing.leadsTo(name) && crossing.leadsTo(address)) {
                return true;
            }
        }
        return false;
    }

    private List<Crossing> at(Endpoint endpoint) {
        Integer port = endpoint.port().value().orElse(null);
        if (port == null) {
            return endpoint.port().isNotVisible() ? atAnyPort(endpoint.host()) : List.of();
        }
        Map<Integer, List<Crossing>> ofHost = byHostAndPort.get(endpoint.host());
        List<Crossing> found = ofHost == null ? null : ofHost.get(port);
        return found == null ? List.of() : found;
    }

    /** Who looks up a name sees no port: it may be the one that is permitted. */
    private List<Crossing> atAnyPort(Host host) {
        Map<Integer, List<Crossing>> ofHost = byHostAndPort.get(host);
        return ofHost == null
                ? List.of()
                : ofHost.values().stream().flatMap(List::stream).toList();
    }
}

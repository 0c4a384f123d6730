package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Reading;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Targets of drivers that speak HTTP, and whose URLs are URLs of the common form. */
final class WebPieces {

    private WebPieces() {}

    /**
     * Half of them are ordinary.
     *
     * @param prefixes the first of them is the ordinary one
     * @param own keys that the driver knows
     */
    static Arbitrary<String> urls(List<String> prefixes, List<String> own) {
        Arbitrary<String> path =
                Arbitraries.of("", "/", "/", "/orders", "/orders/public", "/orders/", "/or%64ers", "//x");
        Arbitrary<String> ordinary = Combinators.combine(
                        UrlPieces.host(),
                        Arbitraries.of("", "/", "/orders"),
                        Arbitraries.of("", "", "?user=u", "?" + own.get(1) + "=true"))
                .as((host, name, query) -> prefixes.get(0) + host + name + query);
        Arbitrary<String> wild = Combinators.combine(
                        Arbitraries.of(prefixes),
                        Arbitraries.of("", "", "", "", "u@", "u:p@", "b.example.com@"),
                        Arbitraries.oneOf(UrlPieces.host(), UrlPieces.host(), UrlPieces.authority()),
                        Arbitraries.oneOf(path, path, UrlPieces.path()),
                        UrlPieces.query("?", "&", own),
                        Arbitraries.of("", "", "", "", "", "#@c.example.com/", "&a=b%26SSL=true"))
                .as((a, b, c, d, e, f) -> a + b + c + d + e + f);
        return Arbitraries.oneOf(ordinary, wild);
    }

    /** The one server that a driver's parser names. */
    record Dial(String host, int port, @Nullable String database) {}

    /** What was read is what the parser names; where it refuses, nothing is dialled. */
    static void agree(String url, Map<String, String> properties, Optional<Dial> parsed) {
        boolean compared = false;
        if (parsed.isPresent() && Witness.read(url, properties) instanceof Reading.Endpoints ours) {
            compared = true;
            Dial dial = parsed.get();
            Endpoint endpoint = ours.endpoints().get(0);
            String host = Host.parse(dial.host()).map(Host::text).orElse("unreadable " + dial.host());
            assertThat(endpoint.host().text() + ":" + endpoint.port().value().orElseThrow())
                    .as("%s %s", url, properties)
                    .isEqualTo(host + ":" + dial.port());
            assertThat(endpoint.database().value().orElse(""))
                    .as("%s %s", url, properties)
                    .isEqualTo(dial.database() == null ? "" : dial.database());
            assertThat(ours.endpoints()).hasSize(1);
        }
        Statistics.label("compared").collect(compared);
        Statistics.label("compared").coverage(seen -> seen.check(true).percentage(share -> share > 10));
    }
}

package io.tierguard.http.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.entry;

import io.tierguard.http.peers.Peer.Library;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.InetAddressFilter;

/** The table of {@code docs/http-comparison.md}, walked with real clients. */
@Timeout(180)
class PeersTest {

    private static final List<Peer> COLUMNS = List.of(Peer.GUARDED_CLIENT, Peer.NET, Peer.FILTER, Peer.PROXY);

    private static final List<List<String>> PAGE = page();

    private static List<List<String>> page() {
        Path page = Path.of("").toAbsolutePath().getParent().resolve("docs").resolve("http-comparison.md");
        try {
            return Files.readAllLines(page).stream()
                    .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                    .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                            .map(String::strip)
                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Arguments> cells() {
        return Arrays.stream(Row.values()).flatMap(row -> COLUMNS.stream().map(peer -> Arguments.of(row, peer)));
    }

    @Test
    void the_page_has_a_line_for_each_row_and_no_other() {
        assertThat(PAGE.get(0))
                .startsWith("way")
                .endsWith(COLUMNS.stream().map(peer -> peer.column).toArray(String[]::new));
        assertThat(PAGE.stream().skip(1).map(line -> line.get(0)))
                .containsExactlyElementsOf(
                        Arrays.stream(Row.values()).map(row -> row.text).toList());
    }

    /** Otherwise the strictest of them would refuse everything. */
    @ParameterizedTest
    @EnumSource
    void our_own_is_reached_past_each(Peer peer) throws Exception {
        for (Library library : Library.values()) {
            try (Sites sites = new Sites();
                    EgressProxy proxy = proxy();
                    AutoCloseable installed = peer.install(proxy)) {
                assertThat(installed).isNotNull();
                Client client = peer.client(library, Row.Made.AS_MEANT, proxy);

                assertThat(client.get(sites.own.url("api.staging.example.com", "/")))
                        .isEqualTo(200);
                assertThat(client.get(sites.own.url("shared.example.com", "/"))).isEqualTo(200);
                assertThat(client.get(sites.ownEncrypted.url("mixed.example.com", "/")))
                        .isEqualTo(200);
                assertThat(sites.own.hosts())
                        .containsExactly(
                                "api.staging.example.com:" + sites.own.port(),
                                "shared.example.com:" + sites.own.port());
                assertThat(sites.ownEncrypted.hosts())
                        .containsExactly("mixed.example.com:" + sites.ownEncrypted.port());
            }
        }
    }

    /** The table's filter denies production's addresses; the page tells of the other way to write one. */
    @ParameterizedTest
    @EnumSource
    void a_filter_that_lists_our_own_addresses_refuses_a_host_that_nobody_lists(Library library) {
        HttpClientSettings settings =
                HttpClientSettings.defaults().withInetAddressFilter(InetAddressFilter.of("127.0.0.1", "127.0.0.2"));
        try (Sites sites = new Sites()) {
            Client client = new Client(Peer.spring(library, settings, false), Socket::new, List.of());

            assertThatException()
                    .isThrownBy(() -> client.get(sites.own.url("nobody.example.com", "/")))
                    .matches(Peer.FILTER::refuses);
            assertThat(sites.unknown.sawAnything()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void each_row_does_harm_where_nothing_prevents_it(Row row) throws Exception {
        assertThat(outcomes(row, Peer.NOTHING))
                .containsOnly(entry(Library.APACHE, "missed"), entry(Library.JDK, "missed"));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cells")
    void the_page_tells_what_happens(Row row, Peer peer) throws Exception {
        Map<Library, String> outcomes = outcomes(row, peer);

        String apache = outcomes.get(Library.APACHE);
        String jdk = outcomes.get(Library.JDK);
        String told = apache.equals(jdk) ? apache : "Apache: " + apache + "; JDK: " + jdk;
        assertThat(PAGE.get(1 + row.ordinal()).get(1 + COLUMNS.indexOf(peer))).isEqualTo(told);
    }

    private static Map<Library, String> outcomes(Row row, Peer peer) throws Exception {
        Map<Library, String> outcomes = new EnumMap<>(Library.class);
        for (Library library : Library.values()) {
            outcomes.put(library, outcome(row, peer, library));
        }
        return outcomes;
    }

    private static String outcome(Row row, Peer peer, Library library) throws Exception {
        try (Sites sites = new Sites();
                EgressProxy proxy = proxy();
                AutoCloseable installed = peer.install(proxy)) {
            assertThat(installed).isNotNull();
            Client client = peer.client(library, row.made, proxy);
            int status = 0;
            @Nullable Exception failure = null;
            try {
                status = row.walk(client, sites);
            } catch (IOException | RuntimeException e) {
                failure = e;
            }
            if (row.harmed(sites)) {
                return "missed";
            }
            if (peer.refuses(failure) || proxy.refused() > 0) {
                return "refused";
            }
            if (status == 200) {
                return "avoided";
            }
            throw new AssertionError("neither harm nor a refusal, but status " + status, failure);
        }
    }

    private static EgressProxy proxy() {
        return new EgressProxy(
                List.of("*.staging.example.com", "shared.example.com", "mixed.example.com"), List.of("127.0.0.3"));
    }
}

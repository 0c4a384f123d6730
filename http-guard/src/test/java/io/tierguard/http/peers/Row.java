package io.tierguard.http.peers;

import io.tierguard.http.Tiers;
import io.tierguard.testing.ChildJvm;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/** A way to another tier, or of a secret out of ours: a line of {@code docs/http-comparison.md}. */
enum Row {
    BY_NAME(
            "production, by its name",
            Sites::productionWasReached,
            (client, sites) -> client.get(sites.own.url("live.prod.example.com", "/"))),
    REDIRECT("a redirect to production", Sites::productionWasReached, (client, sites) -> {
        sites.own.redirect("/moved", sites.own.url("live.prod.example.com", "/"));
        return client.get(sites.own.url("api.staging.example.com", "/moved"));
    }),
    OWN_NAME(
            "an own name that resolves to production",
            Sites::productionWasReached,
            (client, sites) -> client.get(sites.own.url("moved.staging.example.com", "/"))),
    MIXED(
            "an own name that resolves to production and to an own address",
            Sites::productionWasReached,
            (client, sites) -> client.get(sites.own.url("turning.staging.example.com", "/"))),
    LITERAL(
            "production's address",
            Sites::productionWasReached,
            (client, sites) -> client.get(sites.own.url("127.0.0.3", "/"))),
    MAPPED_LITERAL(
            "production's address, as IPv6-mapped",
            Sites::productionWasReached,
            (client, sites) -> client.get(sites.own.url("[::ffff:127.0.0.3]", "/"))),
    ONE_ADDRESS(
            "production's name at an address that staging shares",
            sites -> sites.own.saw(asked -> asked.host().startsWith("api.prod.")),
            (client, sites) -> client.get(sites.own.url("api.prod.example.com", "/"))),
    PATH(
            "production's path at a host that staging shares",
            sites -> sites.own.saw(Row::live),
            (client, sites) -> client.get(sites.own.url("mixed.example.com", "/live/orders"))),
    PATH_ENCRYPTED(
            "the same over TLS",
            sites -> sites.ownEncrypted.saw(Row::live),
            (client, sites) -> client.get(sites.ownEncrypted.url("mixed.example.com", "/live/orders"))),
    POOLED(
            "the same on a pooled connection, after a request for staging's path",
            sites -> sites.ownEncrypted.saw(Row::live),
            (client, sites) -> {
                if (client.get(sites.ownEncrypted.url("mixed.example.com", "/orders")) != 200) {
                    throw new AssertionError("the first request was our own");
                }
                int status = client.get(sites.ownEncrypted.url("mixed.example.com", "/live/orders"));
                if (sites.ownEncrypted.connections() != 1) {
                    throw new AssertionError("the connection was not used again");
                }
                return status;
            }),
    HOST_HEADER(
            "production's name in the `Host` header",
            sites -> sites.own.saw(Row::forProduction),
            (client, sites) ->
                    client.get(sites.own.url("api.staging.example.com", "/"), "Host", "api.prod.example.com")),
    HOST_HEADER_ENCRYPTED(
            "the same header over TLS",
            sites -> sites.ownEncrypted.saw(Row::forProduction),
            (client, sites) ->
                    client.get(sites.ownEncrypted.url("api.staging.example.com", "/"), "Host", "api.prod.example.com")),
    LIVE_KEY(
            "a live key to a provider that both tiers use",
            sites -> sites.own.saw(asked -> asked.authorization() != null),
            (client, sites) ->
                    client.get(sites.own.url("shared.example.com", "/"), "Authorization", "Bearer " + Tiers.LIVE_KEY)),
    CARRIED_ON(
            "a key that a redirect carries on to another host of our own",
            sites -> sites.own.saw(asked -> asked.path().equals("/files") && asked.apiKey() != null),
            (client, sites) -> {
                sites.own.redirect("/out", sites.own.url("files.staging.example.com", "/files"));
                return client.get(sites.own.url("api.staging.example.com", "/out"), "X-Api-Key", "NOT-A-SECRET");
            }),
    UNKNOWN(
            "a host that nobody lists",
            sites -> sites.unknown.sawAnything(),
            (client, sites) -> client.get(sites.own.url("nobody.example.com", "/"))),
    NO_PROXY("production, by a client that is told to use no proxy", Made.WITHOUT_PROXY, BY_NAME),
    BARE("production, by a client that was made without it", Made.BARE, BY_NAME),
    SOCKET("production, by a socket that is not HTTP", Sites::productionWasReached, (client, sites) -> {
        try (Socket socket = client.sockets().dial("live.prod.example.com", sites.production.port())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: live.prod.example.com\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
            return 200;
        }
    }),
    PROCESS_WITH_SETTINGS(
            "production, by another process that reads the settings of the machine",
            Sites::productionWasReached,
            (client, sites) -> elsewhere(sites, client.settings())),
    PROCESS(
            "production, by another process that does not",
            Sites::productionWasReached,
            (client, sites) -> elsewhere(sites, List.of()));

    /** How the application makes its client. */
    enum Made {
        AS_MEANT,
        WITHOUT_PROXY,
        BARE
    }

    private interface Walk {
        int with(Client client, Sites sites) throws IOException, InterruptedException;
    }

    /** What stands in the first column. */
    final String text;

    final Made made;
    private final Predicate<Sites> harm;
    private final Walk walk;

    Row(String text, Predicate<Sites> harm, Walk walk) {
        this.text = text;
        this.made = Made.AS_MEANT;
        this.harm = harm;
        this.walk = walk;
    }

    Row(String text, Made made, Row same) {
        this.text = text;
        this.made = made;
        this.harm = same.harm;
        this.walk = same.walk;
    }

    /** Does it, and says the last status. */
    int walk(Client client, Sites sites) throws IOException, InterruptedException {
        return walk.with(client, sites);
    }

    /** Whether what must not happen has happened, as the servers saw it. */
    boolean harmed(Sites sites) {
        return harm.test(sites);
    }

    private static boolean live(Site.Asked asked) {
        return asked.path().startsWith("/live/");
    }

    private static boolean forProduction(Site.Asked asked) {
        return asked.host().startsWith("api.prod.");
    }

    private static int elsewhere(Sites sites, List<String> settings) throws IOException, InterruptedException {
        ChildJvm child = new ChildJvm();
        settings.forEach(child::option);
        ChildJvm.Outcome outcome = child.run(Elsewhere.class, sites.own.url("live.prod.example.com", "/"));
        return Integer.parseInt(outcome.out().strip());
    }

    /** Another process. */
    static final class Elsewhere {
        private Elsewhere() {}

        public static void main(String[] arguments) throws IOException {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(arguments[0]).toURL().openConnection();
            System.out.println(connection.getResponseCode());
        }
    }
}

package io.tierguard.samples.incidents.world;

import io.tierguard.guard.Guard;
import io.tierguard.identity.Attestation;
import io.tierguard.jdbc.MarkedDatabase;
import io.tierguard.jdbc.RefusedSqlException;
import io.tierguard.jdbc.marker.MarkerKind;
import io.tierguard.jdbc.marker.MarkerReading;
import io.tierguard.jdbc.marker.StampOrder;
import io.tierguard.jdbc.marker.StampPlan;
import io.tierguard.registry.Registry;
import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Two database servers, production's and everybody else's; a few HTTP servers; a registry that tells whose they are. All
 * names lead to this machine, by a file of hosts.
 *
 * <p><b>Thread safety:</b> none; scenarios come one after the other.
 *
 * @since 0.1
 */
public final class World implements AutoCloseable {

    /** Part of every secret here: what documents that they are fakes, and what nobody may print. */
    public static final String FAKE = "documented_fake";

    private static final String PRODUCTION = "app_prod";

    // it is to be read as the file that it becomes
    @SuppressWarnings("InlineFormatString")
    private static final String REGISTRY = """
            version: 1
            application: shop

            environments:
              training: test
              "preview/*": test

            endpoints:
              production:
                - "*.prod.shop.example"
                - localhost:%d                # on one machine, ports tell servers apart
                - localhost:%d
              staging:
                - "*.staging.shop.example"
                - localhost:%d
                - localhost:%d
              "development, test":
                - "*.dev.shop.example"
                - localhost
              shared:
                - payments.shop.example
                - localhost:%d

            crossings:
              - from: development
                to: production
                endpoint: reports-db.prod.shop.example:%d
                reason: the yearly report
                expires: 2026-01-31

            trust:
              marker: [%s]
              attestation: [%s]

            policy:
              protect: [production]
            """;

    /** Something that may fail in any way. */
    @FunctionalInterface
    public interface Action {

        /**
         * Does it.
         *
         * @throws Exception where it fails
         */
        void run() throws Exception;
    }

    private final SigningKey stamping = SigningKey.of("stamping");
    private final SigningKey vouching = SigningKey.of("vouching");
    private final Path folder;
    private final Registry registry;
    private final Processes processes;
    private final Cluster production;
    private final Cluster others;
    private final Forwarder door;
    private final Forwarder stagingDoor;
    private final Forwarder developmentDoor;
    private final Forwarder tunnel;
    private final Listener productionServer = new Listener();
    private final Listener stagingServer = new Listener();
    private final Listener payments = new Listener();

    private World(Path folder, Path hosts, Path engine) throws IOException, SQLException {
        this.folder = folder;
        this.production = new Cluster(folder.resolve("production"), FAKE + "_production");
        this.others = new Cluster(folder.resolve("others"), FAKE + "_others");
        this.door = new Forwarder(production.port());
        this.stagingDoor = new Forwarder(others.port());
        this.developmentDoor = new Forwarder(others.port());
        this.tunnel = new Forwarder(production.port());
        Path registryFile = folder.resolve("tierguard.yaml");
        String text = REGISTRY.formatted(
                door.port(),
                productionServer.port(),
                stagingDoor.port(),
                stagingServer.port(),
                payments.port(),
                door.port(),
                stamping.trusted(),
                vouching.trusted());
        Files.writeString(registryFile, text);
        this.registry = Registry.parse("tierguard.yaml", text);
        this.processes = new Processes(folder, hosts, engine, registryFile);
        production.create(PRODUCTION);
        others.create("app_staging");
        others.create("app_dev");
        reset();
        others.fill("app_dev");
        stamp(productionUrl(), Tier.PRODUCTION, EnumSet.allOf(MarkerKind.class), null);
        stamp(stagingUrl(), Tier.STAGING, EnumSet.allOf(MarkerKind.class), null);
        stamp(developmentUrl(), Tier.DEVELOPMENT, EnumSet.allOf(MarkerKind.class), null);
    }

    /**
     * Makes it, in some seconds.
     *
     * @param folder an empty folder for its files
     * @param hosts the file of hosts
     * @param engine the folder with the jars of a test engine
     * @return the world
     * @throws IOException where a server does not start
     * @throws SQLException where a database cannot be made
     */
    public static World open(Path folder, Path hosts, Path engine) throws IOException, SQLException {
        return new World(folder, hosts, engine);
    }

    // ------------------------------------------------------------------------------------------------- what there is

    /**
     * Production's database.
     *
     * @return its URL, without a login
     */
    public String productionUrl() {
        return "jdbc:postgresql://db.prod.shop.example:" + door.port() + "/" + PRODUCTION;
    }

    /**
     * A database of staging.
     *
     * @return its URL, without a login
     */
    public String stagingUrl() {
        return "jdbc:postgresql://db.staging.shop.example:" + stagingDoor.port() + "/app_staging";
    }

    /**
     * A database of development.
     *
     * @return its URL, without a login
     */
    public String developmentUrl() {
        return "jdbc:postgresql://db.dev.shop.example:" + developmentDoor.port() + "/app_dev";
    }

    /**
     * Production's database, as it looks through a forwarded port.
     *
     * @return a URL of {@code localhost}
     */
    public String tunnelUrl() {
        return "jdbc:postgresql://localhost:" + tunnel.port() + "/" + PRODUCTION;
    }

    /**
     * The address of production's door, under another name.
     *
     * @param host a name that leads to this machine
     * @return its URL
     */
    public String productionUrlAs(String host) {
        return "jdbc:postgresql://" + host + ":" + door.port() + "/" + PRODUCTION;
    }

    /**
     * A URL with the login of the application.
     *
     * @param url of a database
     * @return the same, with a documented fake
     */
    public String withLogin(String url) {
        String whose = url.contains(PRODUCTION) ? "_production" : "_others";
        return url + (url.indexOf('?') < 0 ? '?' : '&') + "user=app&password=" + FAKE + whose;
    }

    /**
     * A database as a program without Tierguard opens it.
     *
     * @param url of it
     * @return the driver's own source, with the application's login
     */
    public DataSource unguarded(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(withLogin(url));
        return source;
    }

    /**
     * The server of production.
     *
     * @return counts who comes
     */
    public Listener productionServer() {
        return productionServer;
    }

    /**
     * The server of staging.
     *
     * @return counts who comes
     */
    public Listener stagingServer() {
        return stagingServer;
    }

    /**
     * The payment provider, which all tiers share.
     *
     * @return counts who pays with a live key
     */
    public Listener payments() {
        return payments;
    }

    /**
     * Where the payment provider takes payouts.
     *
     * @return a URL
     */
    public String paymentUrl() {
        return "http://payments.shop.example:" + payments.port() + "/payouts";
    }

    /**
     * The database server of development, test and staging.
     *
     * @return the server
     */
    public Cluster others() {
        return others;
    }

    /**
     * Production's database server.
     *
     * @return the server
     */
    public Cluster production() {
        return production;
    }

    /**
     * The processes of this world.
     *
     * @return starts them
     */
    public Processes processes() {
        return processes;
    }

    /**
     * Its folder.
     *
     * @return a folder for files
     */
    public Path folder() {
        return folder;
    }

    /**
     * What a process of a tier has.
     *
     * @param tier of the process
     * @return its guard, by the registry of this world
     */
    public Guard guard(Tier tier) {
        return Guard.of(Environment.of(tier), registry, Clock.systemUTC());
    }

    /**
     * An attestation as a deploy job signs it.
     *
     * @param name of the environment
     * @param tier of it
     * @param expires when it ends; it began ten days before
     * @return the document
     */
    public String attestation(String name, Tier tier, Instant expires) {
        Instant began = expires.minus(Duration.ofDays(10));
        return new Attestation(
                        "https://ci.example/shop",
                        "shop",
                        new Environment(new EnvironmentName(name), tier),
                        began,
                        began,
                        expires,
                        "run-123",
                        Map.of())
                .sign(vouching.signer());
    }

    /**
     * Says of staging's data that nothing of production's is in it any more.
     *
     * @throws SQLException where it cannot be said
     */
    public void sanitise() throws SQLException {
        stamp(stagingUrl(), Tier.STAGING, EnumSet.of(MarkerKind.DATA), EnvironmentName.of(Tier.PRODUCTION));
    }

    private void stamp(String url, Tier tier, Set<MarkerKind> kinds, @Nullable EnvironmentName sanitisedFrom)
            throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "postgres");
        login.setProperty("password", "");
        StampOrder order = new StampOrder(Environment.of(tier), kinds, sanitisedFrom, null, false);
        try (MarkedDatabase database = MarkedDatabase.open(url, login, guard(tier))) {
            MarkerReading found = database.read();
            StampPlan plan = StampPlan.of(order, database.name(), found, registry, stamping.signer(), Instant.now());
            if (!plan.problems().isEmpty()) {
                throw new SQLException(plan.problems().toString());
            }
            database.write(plan, found);
        }
    }

    // ------------------------------------------------------------------------------------------- what is done to it

    /**
     * Production has all its rows again, and no server sends anybody elsewhere.
     *
     * @throws SQLException where a database cannot be filled
     */
    public void reset() throws SQLException {
        production.fill(PRODUCTION);
        others.fill("app_staging");
        stagingServer.redirectTo("");
    }

    /**
     * Everything of production that could have changed.
     *
     * @return a text that is the same only where nothing did
     * @throws SQLException where it cannot be asked
     */
    public String stateOfProduction() throws SQLException {
        return production.state(PRODUCTION);
    }

    /**
     * How many sessions the application has in production's database.
     *
     * @return 0 where every connection was closed
     * @throws SQLException where it cannot be asked
     */
    public long sessionsInProduction() throws SQLException {
        return production.sessions(PRODUCTION);
    }

    /**
     * What the application has run in production's database since this was asked last, by the server's own log.
     *
     * @return every statement, in its order
     * @throws SQLException where it cannot be asked
     * @throws IOException where the log cannot be read
     */
    public List<String> statementsInProduction() throws SQLException, IOException {
        return production.statements(PRODUCTION);
    }

    /**
     * How often production was reached: its database by its door or the tunnel, and its server.
     *
     * @return all of them together
     */
    public int knocks() {
        return door.connections() + tunnel.connections() + productionServer.requests();
    }

    /**
     * Counts the rows that an action costs production.
     *
     * @param action what is done
     * @return the damage
     * @throws Exception where the action fails
     */
    public Damage rowsLost(Action action) throws Exception {
        long before = production.rows(PRODUCTION);
        action.run();
        return new Damage(before - production.rows(PRODUCTION), Damage.ROWS_LOST);
    }

    /**
     * Counts what an action makes happen.
     *
     * @param counter of what happened so far
     * @param what is counted, in the plural
     * @param action what is done
     * @return the damage
     * @throws Exception where the action fails
     */
    public Damage counted(IntSupplier counter, String what, Action action) throws Exception {
        int before = counter.getAsInt();
        action.run();
        return new Damage(counter.getAsInt() - before, what);
    }

    /**
     * Takes down how an action is refused.
     *
     * @param action what is done
     * @return what was said
     * @throws Exception where it ends in another way, as by being allowed
     */
    public Refusal refused(Action action) throws Exception {
        int before = knocks();
        try {
            action.run();
        } catch (SQLException | IOException | RuntimeException e) {
            return new Refusal(messages(e), knocks() > before, Optional.empty());
        }
        return new Refusal("", knocks() > before, Optional.empty());
    }

    /**
     * Adds a second way to the same target, which has to be refused too.
     *
     * @param first how the first one was refused
     * @param second what is done next
     * @return the first refusal, or what is wrong with the second one
     * @throws Exception where the second ends in another way
     */
    public Refusal bothRefused(Refusal first, Action second) throws Exception {
        int before = knocks();
        Refusal next = refused(second);
        boolean opened = first.opened() || knocks() > before;
        return next.line().isPresent()
                ? new Refusal(first.text(), opened, first.status())
                : new Refusal("the second way was not refused", opened, Optional.empty());
    }

    private static String messages(Throwable thrown) {
        StringBuilder all = new StringBuilder();
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            all.append(at.getMessage()).append('\n');
            if (at instanceof RefusedSqlException) {
                break;
            }
        }
        return all.toString();
    }

    @Override
    public void close() throws IOException {
        productionServer.close();
        stagingServer.close();
        payments.close();
        tunnel.close();
        door.close();
        stagingDoor.close();
        developmentDoor.close();
        production.close();
        others.close();
    }
}

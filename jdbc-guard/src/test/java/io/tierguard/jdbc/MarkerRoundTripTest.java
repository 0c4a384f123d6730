package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Guard;
import io.tierguard.jdbc.marker.MarkerEngine;
import io.tierguard.jdbc.marker.MarkerKind;
import io.tierguard.jdbc.marker.Stamps;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What asking costs on PostgreSQL: one round trip for identity and both markers, counted at the socket. */
class MarkerRoundTripTest {

    private static final String DATABASE = "round_trips";
    private static CountingProxy proxy;

    private static Properties login() {
        Properties login = new Properties();
        login.setProperty("user", "postgres");
        return login;
    }

    private static Connection direct(String database) throws SQLException {
        return new org.postgresql.Driver()
                .connect("jdbc:postgresql://localhost:" + Databases.postgres() + "/" + database, login());
    }

    @BeforeAll
    static void stamp() throws SQLException {
        try (Connection connection = direct("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
        }
        MarkerEngine engine = MarkerEngine.of("postgresql").orElseThrow();
        try (Connection connection = direct(DATABASE)) {
            Stamps.store(
                    engine,
                    connection,
                    MarkerKind.SERVER,
                    Stamps.server("staging", engine.read(connection).database()));
            Stamps.store(engine, connection, MarkerKind.DATA, Stamps.data("staging"));
        }
        proxy = new CountingProxy(Databases.postgres());
    }

    @AfterAll
    static void drop() throws IOException, SQLException {
        proxy.close();
        try (Connection connection = direct("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("drop database " + DATABASE + " with (force)");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?preferQueryMode=extended",
                "?preferQueryMode=simple",
                "?preferQueryMode=extendedForPrepared",
                "?preferQueryMode=extendedCacheEverything",
                "?defaultRowFetchSize=1",
                "?autosave=always",
                "?readOnly=true&readOnlyMode=transaction",
                "?prepareThreshold=1",
                "?assumeMinServerVersion=15"
            })
    void a_connection_takes_one_round_trip_more(String parameters) throws SQLException {
        String url = "jdbc:postgresql://localhost:" + proxy.port() + "/" + DATABASE + parameters;
        Guard guard = Guards.of(
                Tier.STAGING,
                "version: 1\nendpoints:\n  staging: [\"localhost:" + proxy.port() + "\"]\npolicy: {marker: required}\n"
                        + Stamps.TRUST);
        GuardedDataSource source = GuardedDataSource.of(url, login(), guard);

        proxy.roundTrips();
        try (Connection bare = new org.postgresql.Driver().connect(url, login())) {
            int bareTrips = proxy.roundTrips();
            try (Connection guarded = source.getConnection()) {
                assertThat(proxy.roundTrips()).isEqualTo(bareTrips + 1);
                assertThat(guarded.getMetaData().getURL())
                        .isEqualTo(bare.getMetaData().getURL());
            }
        }
    }
}

package io.tierguard.jdbc.marker;

import io.tierguard.signed.DocumentSigner;
import io.tierguard.testing.Forge;
import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/** A stamping key made for one run of the tests, and what is signed with it. */
public final class Stamps {

    /** Trusted by {@link #TRUST}. */
    public static final Forge FORGE = Forge.of("stamp-1");

    /** Trusted by nobody. */
    public static final Forge STRANGER = Forge.of("stamp-2");

    /** When everything was signed. */
    public static final Instant SIGNED_AT = Instant.parse("2026-11-24T10:00:00Z");

    /** A registry's lines that trust the one key. */
    public static final String TRUST =
            "trust:\n  marker: [{kty: OKP, crv: Ed25519, kid: stamp-1, x: " + FORGE.x() + "}]\n";

    private static final DocumentSigner SIGNER =
            DocumentSigner.of(FORGE.kid(), FORGE.keys().getPrivate());

    private Stamps() {}

    private static Environment environment(String name) {
        return Tier.parse(name)
                .map(Environment::of)
                .orElseGet(() -> new Environment(new EnvironmentName(name), Tier.STAGING));
    }

    /** A server marker for an environment; one that bears no tier's name is of staging. */
    public static String server(String environment, DatabaseIdentity database) {
        return MarkerDocument.sign(Marker.ofServer(environment(environment), database, SIGNED_AT), SIGNER);
    }

    /** A data marker, as {@link #server}. */
    public static String data(String environment) {
        return MarkerDocument.sign(Marker.ofData(environment(environment), SIGNED_AT), SIGNER);
    }

    /** A data marker of sanitised data, as {@link #server}. */
    public static String sanitised(String environment, String from) {
        return MarkerDocument.sign(
                Marker.ofSanitisedData(environment(environment), new EnvironmentName(from), SIGNED_AT), SIGNER);
    }

    /** Any claims, with apostrophes for quotes, signed by a key. */
    public static String claims(Forge forge, String claims) {
        return forge.sign(forge.header(MarkerDocument.TYPE), claims.replace('\'', '"'));
    }

    /** Stores a document as the engine's own statements do. */
    public static void store(MarkerEngine engine, Connection connection, MarkerKind kind, String document)
            throws SQLException {
        DatabaseIdentity database = engine.read(connection).database();
        try (Statement statement = connection.createStatement()) {
            for (String sql : engine.stamp(kind, database, document)) {
                statement.execute(sql);
            }
        }
    }
}

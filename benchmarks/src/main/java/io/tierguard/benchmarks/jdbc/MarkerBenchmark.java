package io.tierguard.benchmarks.jdbc;

import io.tierguard.guard.Guard;
import io.tierguard.jdbc.marker.DatabaseIdentity;
import io.tierguard.jdbc.marker.Marker;
import io.tierguard.jdbc.marker.MarkerDocument;
import io.tierguard.registry.Registry;
import io.tierguard.signed.DocumentReader;
import io.tierguard.signed.DocumentSigner;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A marker's text that a connection brought, verified anew and by the guard that has seen it before.
 *
 * @since 0.1
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MarkerBenchmark {

    private static final int POINT = 32;

    private final DocumentReader anew;
    private final DocumentReader remembering;
    private final byte[] text;

    /** Makes a key and a marker. */
    public MarkerBenchmark() {
        KeyPair keys = keys();
        byte[] encoded = keys.getPublic().getEncoded();
        String x = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(encoded, encoded.length - POINT, encoded.length));
        Environment staging = Environment.of(Tier.STAGING);
        Registry registry = Registry.parse(
                "tierguard.yaml",
                "version: 1\ntrust:\n  marker: [{kty: OKP, crv: Ed25519, kid: stamp-1, x: " + x + "}]\n");
        DatabaseIdentity database = new DatabaseIdentity(
                "orders", Map.of("engine", "postgresql", "system", "7400000000000000001", "database", "16384"));
        this.anew = MarkerDocument.reader(registry.markerKeys());
        this.remembering = Guard.of(staging, registry, Clock.systemUTC()).markers();
        this.text = MarkerDocument.sign(
                        Marker.ofServer(staging, database, Instant.now()),
                        DocumentSigner.of("stamp-1", keys.getPrivate()))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The signature each time.
     *
     * @return what it says
     */
    @Benchmark
    public MarkerDocument.Result bareMarker() {
        return read(anew);
    }

    /**
     * As each connection after the first.
     *
     * @return what it says
     */
    @Benchmark
    public MarkerDocument.Result guardedMarker() {
        return read(remembering);
    }

    /** Each connection brings a text of its own, which has to be read and hashed. */
    private MarkerDocument.Result read(DocumentReader reader) {
        MarkerDocument.Result result = MarkerDocument.read(new String(text, StandardCharsets.US_ASCII), reader);
        if (!(result instanceof MarkerDocument.Verified)) {
            throw new IllegalStateException("not verified");
        }
        return result;
    }
}

package io.tierguard.samples.neighbours;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The staging side of a payment provider, on this machine: it charges where it is shown a test key, keeps to idempotency
 * keys, declines one amount, and can be told to send everybody to another host.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 *
 * @since 0.1
 */
public final class PaymentProviderStub implements AutoCloseable {

    /** The amount that it declines, in cents, as real providers have one for tests. */
    public static final long DECLINED_CENTS = 40_002;

    /** The path to which charges are posted. */
    public static final String CHARGES = "/v1/charges";

    /** The path to which it redirects, where charges are made without a further redirect. */
    public static final String MOVED_CHARGES = "/v2/charges";

    /** The path that turns it into a host that redirects: an empty POST, its query the origin to send everybody to. */
    public static final String MOVE = "/stub/move";

    private static final String TEST_KEY = "sk_test_";

    private final HttpServer server;
    private final Consumer<String> log;
    private final ConcurrentMap<String, String> charges = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable URI> movedTo = new AtomicReference<>();

    private PaymentProviderStub(HttpServer server, Consumer<String> log) {
        this.server = server;
        this.log = log;
    }

    /**
     * Opens a provider on a free port of the loopback address.
     *
     * @param log is told what happens, a line each; never a key
     * @return the provider, running
     * @throws IOException where no port can be had
     */
    public static PaymentProviderStub open(Consumer<String> log) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        PaymentProviderStub stub = new PaymentProviderStub(server, log);
        server.createContext(CHARGES, stub::chargeOrRedirect);
        server.createContext(MOVED_CHARGES, stub::charge);
        server.createContext(MOVE, stub::move);
        server.start();
        return stub;
    }

    /**
     * Where it listens.
     *
     * @return the port
     */
    public int port() {
        return server.getAddress().getPort();
    }

    /**
     * How many charges it has made; a repeated one counts once.
     *
     * @return the number
     */
    public int charged() {
        return charges.size();
    }

    /**
     * From now on, sends everybody to another place, which may be itself.
     *
     * @param origin scheme, host and port
     */
    public void moveTo(URI origin) {
        movedTo.set(origin);
        log.accept("from now on sends everybody to " + origin);
    }

    private void move(HttpExchange exchange) throws IOException {
        moveTo(URI.create(exchange.getRequestURI().getQuery()));
        answer(exchange, 200, "{\"moved\":true}");
    }

    private void chargeOrRedirect(HttpExchange exchange) throws IOException {
        URI elsewhere = movedTo.get();
        if (elsewhere == null) {
            charge(exchange);
            return;
        }
        exchange.getResponseHeaders().add("Location", elsewhere + MOVED_CHARGES);
        log.accept("answers 307: go to " + elsewhere + MOVED_CHARGES);
        answer(exchange, 307, "{\"message\":\"moved\"}");
    }

    private void charge(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = FormBody.parse(body);
        String key = exchange.getRequestHeaders().getFirst("Payment-Key");
        String idempotencyKey = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        String amount = form.getOrDefault("amount", "");
        if (key == null || !key.startsWith(TEST_KEY)) {
            answer(exchange, 401, "{\"message\":\"this is no test key\"}");
        } else if (idempotencyKey == null || !amount.matches("[1-9][0-9]{0,9}")) {
            answer(exchange, 400, "{\"message\":\"an Idempotency-Key and an amount in cents are needed\"}");
        } else if (Long.parseLong(amount) == DECLINED_CENTS) {
            answer(exchange, 402, "{\"message\":\"card declined\"}");
        } else {
            String id = charges.computeIfAbsent(idempotencyKey, first -> "ch_" + (charges.size() + 1));
            log.accept("charged " + amount + " cents of test money as " + id);
            answer(exchange, 201, "{\"id\":\"" + id + "\"}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

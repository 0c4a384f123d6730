package io.tierguard.samples.shop;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shop over HTTP: {@code POST /orders}, {@code GET /orders/{id}}, {@code GET /health}. */
final class OrderApi {

    private static final Logger LOG = LoggerFactory.getLogger(OrderApi.class);
    private static final String ORDERS = "/orders";
    private static final int LONGEST_BODY = 10_000;

    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private final Checkout checkout;

    OrderApi(Checkout checkout) {
        this.checkout = checkout;
    }

    void addTo(HttpServer server) {
        server.createContext(ORDERS, exchange -> answer(exchange, this::orders));
        server.createContext("/health", exchange -> answer(exchange, this::health));
    }

    /** Answers a request. */
    private interface Handler {
        Answer handle(HttpExchange exchange) throws IOException, SQLException, InterruptedException;
    }

    private Answer orders(HttpExchange exchange) throws IOException, SQLException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        String request = exchange.getRequestMethod() + " " + (path.equals(ORDERS) ? ORDERS : ORDERS + "/id");
        return switch (request) {
            case "POST /orders" -> take(exchange);
            case "GET /orders/id" -> show(path.substring(ORDERS.length() + 1));
            default -> Answer.problem(405, "POST /orders and GET /orders/{id} are what there is");
        };
    }

    private Answer take(HttpExchange exchange) throws IOException, SQLException, InterruptedException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            return Answer.problem(413, "an order is shorter than this");
        }
        Optional<NewOrder> order = read(body);
        return order.isPresent()
                ? Answer.of(checkout.take(order.get()))
                : Answer.problem(400, "send {\"item\": \"a text\", \"cents\": a number above 0}");
    }

    private Optional<NewOrder> read(byte[] body) throws IOException {
        try {
            // JSON has a null of its own
            return Optional.ofNullable(json.readValue(body, NewOrder.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private Answer show(String id) throws SQLException {
        try {
            return checkout.find(UUID.fromString(id))
                    .map(Answer::of)
                    .orElseGet(() -> Answer.problem(404, "there is no such order"));
        } catch (IllegalArgumentException e) {
            return Answer.problem(404, "there is no such order");
        }
    }

    private Answer health(HttpExchange exchange) throws SQLException {
        return checkout.isReady()
                ? new Answer(200, new Answer.HealthBody("up"))
                : new Answer(503, new Answer.HealthBody("down"));
    }

    private void answer(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = handler.handle(exchange);
            } catch (SQLException e) {
                LOG.error("the database did not do its part", e);
                answer = Answer.problem(503, "the shop cannot reach its database");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                answer = Answer.problem(503, "the shop is closing");
            }
            byte[] body = json.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}

package io.tierguard.samples.shop;

import io.tierguard.http.RefusedRouteException;
import io.tierguard.settings.SecretText;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has orders paid by the payment provider. */
final class Payments {

    private static final Logger LOG = LoggerFactory.getLogger(Payments.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http;
    private final URI charges;
    private final SecretText key;

    Payments(HttpClient http, URI provider, SecretText key) {
        this.http = http;
        this.charges = URI.create(provider.toString().replaceAll("/+$", "") + "/v1/charges");
        this.key = key;
    }

    Payment pay(Order order) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(charges)
                .timeout(PATIENCE)
                .header("Payment-Key", key.reveal())
                .header("Idempotency-Key", order.id().toString())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("amount=" + order.cents() + "&currency=eur&description="
                        + URLEncoder.encode(order.item(), StandardCharsets.UTF_8)))
                .build();
        try {
            return read(order, http.send(request, BodyHandlers.discarding()).statusCode());
        } catch (RefusedRouteException e) {
            LOG.error("order {} is kept and was not paid\n{}", order.id(), e.getMessage());
            return new Payment.Refused(e.judgement());
        } catch (IOException e) {
            LOG.warn("order {}: no answer from the payment provider ({})", order.id(), e.toString());
            return new Payment.Unknown();
        }
    }

    private static Payment read(Order order, int status) {
        if (status / 100 == 2) {
            return new Payment.Made();
        }
        LOG.warn("order {}: the payment provider answered {}", order.id(), status);
        return status / 100 == 4 ? new Payment.Declined(status) : new Payment.Unknown();
    }
}

package io.tierguard.samples.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaymentProviderStubTest {

    private static final String TEST_KEY = "sk_test_" + "documented_fake";
    private static final String LIVE_KEY = "sk_live_" + "documented_fake";

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private PaymentProviderStub payments;

    @BeforeEach
    void open() throws Exception {
        payments = PaymentProviderStub.open(log::add);
    }

    @AfterEach
    void close() {
        payments.close();
    }

    @Test
    void charges_once_however_often_it_is_asked() throws Exception {
        HttpResponse<String> first = charge(TEST_KEY, "order-1", "amount=4200");
        HttpResponse<String> again = charge(TEST_KEY, "order-1", "amount=4200");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.body()).isEqualTo("{\"id\":\"ch_1\"}");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(payments.charged()).isOne();
    }

    @Test
    void does_not_take_a_live_key() throws Exception {
        assertThat(charge(LIVE_KEY, "order-1", "amount=4200").statusCode()).isEqualTo(401);
        assertThat(payments.charged()).isZero();
        assertThat(log).isEmpty();
    }

    @Test
    void declines_one_amount_and_refuses_none() throws Exception {
        assertThat(charge(TEST_KEY, "order-1", "amount=" + PaymentProviderStub.DECLINED_CENTS)
                        .statusCode())
                .isEqualTo(402);
        assertThat(charge(TEST_KEY, "order-1", "amount=0").statusCode()).isEqualTo(400);
        assertThat(charge(TEST_KEY, "order-1", "").statusCode()).isEqualTo(400);
        assertThat(payments.charged()).isZero();
    }

    @Test
    void sends_everybody_elsewhere_once_it_is_told_to() throws Exception {
        HttpRequest move = HttpRequest.newBuilder(at(PaymentProviderStub.MOVE + "?http://elsewhere.example:1"))
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(move, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);

        HttpResponse<String> answer = charge(TEST_KEY, "order-1", "amount=4200");

        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(answer.headers().firstValue("Location")).contains("http://elsewhere.example:1/v2/charges");
        assertThat(payments.charged()).isZero();
    }

    private HttpResponse<String> charge(String key, String idempotencyKey, String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at(PaymentProviderStub.CHARGES))
                .header("Payment-Key", key)
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(form))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + payments.port() + path);
    }
}

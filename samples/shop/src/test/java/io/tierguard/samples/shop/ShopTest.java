package io.tierguard.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tierguard;
import io.tierguard.identity.RuntimeEvidence;
import io.tierguard.samples.neighbours.PaymentProviderStub;
import io.tierguard.tier.Tier;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopTest {

    private PaymentProviderStub payments;
    private OpenShop shop;

    @BeforeEach
    void open() throws Exception {
        payments = PaymentProviderStub.open(line -> {});
        shop = OpenShop.open(OpenShop.resolved(
                OpenShop.variables("test", "http://localhost:" + payments.port()), RuntimeEvidence.ofThisJvm()));
    }

    @AfterEach
    void close() {
        shop.close();
        payments.close();
    }

    @Test
    void runs_its_tests_as_test() {
        // the build sets TIERGUARD_ENVIRONMENT for them
        try (Tierguard tierguard = Tierguard.start()) {
            assertThat(tierguard.identity().tier()).isEqualTo(Tier.TEST);
        }
    }

    @Test
    void is_healthy() throws Exception {
        HttpResponse<String> answer = shop.get("/health");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"up\"}");
    }

    @Nested
    class An_order {
        @Test
        void is_taken_paid_and_kept() throws Exception {
            HttpResponse<String> answer = shop.order("teapot", 4200);

            String id = OpenShop.idIn(answer);
            String order = "{\"order\":{\"id\":\"" + id + "\",\"item\":\"teapot\",\"cents\":4200,\"state\":\"PAID\"}}";
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.body()).isEqualTo(order);
            assertThat(payments.charged()).isOne();
            assertThat(shop.get("/orders/" + id).body()).isEqualTo(order);
        }

        @Test
        void is_kept_where_the_provider_declines_it() throws Exception {
            HttpResponse<String> answer = shop.order("teapot", PaymentProviderStub.DECLINED_CENTS);

            assertThat(answer.statusCode()).isEqualTo(402);
            assertThat(answer.body())
                    .contains("\"state\":\"PAYMENT_DECLINED\"")
                    .endsWith("\"problem\":\"The order is kept, and not paid: the payment provider declined it.\"}");
            assertThat(payments.charged()).isZero();
            assertThat(shop.get("/orders/" + OpenShop.idIn(answer)).body()).contains("\"state\":\"PAYMENT_DECLINED\"");
        }

        @Test
        void is_kept_where_the_provider_does_not_answer() throws Exception {
            payments.close();

            HttpResponse<String> answer = shop.order("teapot", 4200);

            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body())
                    .contains("\"state\":\"PAYMENT_UNKNOWN\"")
                    .endsWith("\"problem\":\"The order is kept. Whether it is paid is not known:"
                            + " the provider did not say.\"}");
            assertThat(shop.get("/orders/" + OpenShop.idIn(answer)).body()).contains("\"state\":\"PAYMENT_UNKNOWN\"");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "null",
                    "[]",
                    "{}",
                    "{\"item\":\"teapot\"}",
                    "{\"item\":\"teapot\",\"cents\":null}",
                    "{\"item\":\"teapot\",\"cents\":0}",
                    "{\"item\":\"teapot\",\"cents\":-1}",
                    "{\"item\":\" \",\"cents\":1}",
                    "{\"item\":null,\"cents\":1}",
                    "{\"item\":\"teapot\",\"cents\":1,\"state\":\"PAID\"}"
                })
        void is_not_taken_where_it_is_none(String body) throws Exception {
            HttpResponse<String> answer = shop.ask("POST", "/orders", body);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .isEqualTo(
                            "{\"problem\":\"send {\\\"item\\\": \\\"a text\\\", \\\"cents\\\": a number above 0}\"}");
            assertThat(payments.charged()).isZero();
        }

        @Test
        void is_not_taken_where_it_is_endless() throws Exception {
            assertThat(shop.order("t".repeat(10_001), 1).statusCode()).isEqualTo(413);
            assertThat(payments.charged()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /orders, 405",
        "DELETE, /orders/x, 405",
        "POST, /orders/x, 405",
        "GET, /orders/x, 404",
        "GET, /orders/, 404",
        "GET, /nothing, 404"
    })
    void knows_what_it_does_not_do(String method, String path, int status) throws Exception {
        assertThat(shop.ask(method, path, "").statusCode()).isEqualTo(status);
    }

    @Test
    void does_not_know_the_orders_of_others() throws Exception {
        HttpResponse<String> answer = shop.get("/orders/" + UUID.randomUUID());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"problem\":\"there is no such order\"}");
    }
}

package io.tierguard.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.identity.RuntimeEvidence;
import io.tierguard.samples.neighbours.PaymentProviderStub;
import io.tierguard.samples.neighbours.ProductionDoor;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedirectTest {

    private PaymentProviderStub payments;
    private ProductionDoor production;
    private OpenShop shop;

    @BeforeEach
    void open() throws Exception {
        payments = PaymentProviderStub.open(line -> {});
        production = ProductionDoor.open(line -> {});
        // as in a process that runs no tests, which alone may be staging
        shop = OpenShop.open(OpenShop.resolved(
                OpenShop.variables("staging", "http://payments.staging.shop.example:" + payments.port()),
                RuntimeEvidence.none()));
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
        production.close();
        payments.close();
    }

    @Test
    void to_production_is_refused_and_the_order_kept() throws Exception {
        payments.moveTo(URI.create("http://payments.prod.shop.example:" + production.port()));

        HttpResponse<String> answer = shop.order("teapot", 4200);

        String id = OpenShop.idIn(answer);
        String order =
                "{\"order\":{\"id\":\"" + id + "\",\"item\":\"teapot\",\"cents\":4200,\"state\":\"PAYMENT_REFUSED\"}";
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body())
                .isEqualTo(order + ",\"problem\":\"The order is kept, and not paid:"
                        + " its payment would have left this tier (TG-2001), and was stopped.\"}");
        assertThat(shop.get("/orders/" + id).body()).isEqualTo(order + "}");
        assertThat(production.knocks()).isZero();
        assertThat(payments.charged()).isZero();
    }

    @Test
    void to_another_server_of_staging_does_not_take_the_key_along() throws Exception {
        try (PaymentProviderStub other = PaymentProviderStub.open(line -> {})) {
            payments.moveTo(URI.create("http://payments.staging.shop.example:" + other.port()));

            HttpResponse<String> answer = shop.order("teapot", 4200);

            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body())
                    .endsWith(",\"problem\":\"The order is kept, and not paid:"
                            + " its key would have gone to another server (TG-4003), and was stopped.\"}");
            assertThat(other.charged()).isZero();
        }
    }

    @Test
    void within_the_provider_is_followed() throws Exception {
        payments.moveTo(URI.create("http://payments.staging.shop.example:" + payments.port()));

        assertThat(shop.order("teapot", 4200).statusCode()).isEqualTo(201);
        assertThat(payments.charged()).isOne();
    }
}

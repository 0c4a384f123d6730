package io.tierguard.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.identity.RuntimeEvidence;
import io.tierguard.samples.neighbours.PaymentProviderStub;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShopOnPostgresTest {

    @Test
    void keeps_orders_in_postgresql_by_one_variable_and_finds_them_after_a_restart() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                PaymentProviderStub payments = PaymentProviderStub.open(line -> {})) {
            Map<String, String> variables = OpenShop.variables("test", "http://localhost:" + payments.port());
            variables.put("SHOP_DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));

            HttpResponse<String> taken;
            try (OpenShop shop = OpenShop.open(OpenShop.resolved(variables, RuntimeEvidence.ofThisJvm()))) {
                taken = shop.order("teapot", 4200);
            }
            assertThat(taken.statusCode()).isEqualTo(201);
            try (OpenShop again = OpenShop.open(OpenShop.resolved(variables, RuntimeEvidence.ofThisJvm()))) {
                assertThat(again.get("/orders/" + OpenShop.idIn(taken)).body()).isEqualTo(taken.body());
            }
        }
    }
}

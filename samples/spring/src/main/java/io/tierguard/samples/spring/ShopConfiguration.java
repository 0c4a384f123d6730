package io.tierguard.samples.spring;

import io.tierguard.Tierguard;
import io.tierguard.http.GuardedHttpClient;
import java.net.http.HttpClient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;

/** The beans of the shop. */
@Configuration(proxyBeanMethods = false)
class ShopConfiguration {

    // region clients
    /** What Boot builds every RestClient and RestTemplate over, in the place of its own. */
    @Bean
    ClientHttpRequestFactoryBuilder<?> guardedRequests(Tierguard tierguard) {
        return settings -> {
            HttpClient.Builder http = GuardedHttpClient.newBuilder(tierguard.guard());
            if (settings != null && settings.connectTimeout() != null) {
                http.connectTimeout(settings.connectTimeout());
            }
            JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                    http.followRedirects(HttpClient.Redirect.NORMAL).build());
            if (settings != null && settings.readTimeout() != null) {
                requests.setReadTimeout(settings.readTimeout());
            }
            return requests;
        };
    }

    @Bean
    RestClient payments(RestClient.Builder builder, @Value("${shop.payment-url}") String url) {
        return builder.baseUrl(url).build();
    }
    // endregion

    @Bean
    Orders orders(JdbcClient database) {
        return new Orders(database);
    }
}

package io.tierguard.samples.rules;

import java.net.http.HttpClient;

/** Breaks the rule on guards: nobody judges where this client connects. */
final class ExchangeRates {

    HttpClient client() {
        return HttpClient.newHttpClient();
    }
}

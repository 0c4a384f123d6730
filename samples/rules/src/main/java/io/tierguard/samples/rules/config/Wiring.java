package io.tierguard.samples.rules.config;

import java.net.http.HttpClient;

/** Reads the environment and makes clients, where both are at home. */
final class Wiring {

    int port() {
        return Integer.parseInt(System.getenv("SHOP_PORT"));
    }

    HttpClient client() {
        return HttpClient.newHttpClient();
    }
}

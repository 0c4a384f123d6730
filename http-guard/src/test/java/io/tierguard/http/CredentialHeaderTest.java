package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialHeaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "AUTHORIZATION",
                "Proxy-Authorization",
                "X-Authorization",
                "X-Forwarded-Authorization",
                "X-Registry-Auth",
                "Cookie",
                "Cookie2",
                "X-Api-Key",
                "x_api_key",
                "Api-Key",
                "ApiKey",
                "apikey",
                "X-MBX-APIKEY",
                "X-RapidAPI-Key",
                "Ocp-Apim-Subscription-Key",
                "x-functions-key",
                "X-Goog-Api-Key",
                "DD-API-KEY",
                "DD-APPLICATION-KEY",
                "Fastly-Key",
                "X-Auth-Key",
                "Key",
                "x-amz-server-side-encryption-customer-key",
                "X-Auth-Token",
                "X-Access-Token",
                "X-Amz-Security-Token",
                "X-Vault-Token",
                "Private-Token",
                "JOB-TOKEN",
                "X-Shopify-Access-Token",
                "X-Shippo-AuthToken",
                "Token",
                "PLAID-SECRET",
                "X-Client-Secret",
                "X-Password",
                "X-GitHub-OTP",
                "X-Jwt-Assertion",
                "X-Session",
                "X-Session-Id",
                "Mcp-Session-Id",
                "X-Credentials",
            })
    void of_a_credential_by_its_last_word(String name) {
        assertThat(CredentialHeader.isNamed(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept",
                "Accept-Language",
                "Content-Type",
                "User-Agent",
                "Host",
                "Origin",
                "Referer",
                "traceparent",
                "X-Request-Id",
                "X-Correlation-Id",
                "Idempotency-Key",
                "X-Idempotency-Key",
                "Sec-WebSocket-Key",
                "Surrogate-Key",
                "x-ms-documentdb-partitionkey",
                "X-CSRF-Token",
                "X-XSRF-TOKEN",
                "X-CSRFToken",
                "Lock-Token",
                "X-Continuation-Token",
                "Token-Type",
                "X-Auth-User",
                "X-Key-Id",
                "Cookie-Policy",
                "X-Monkey",
                "X-Shop",
                "X-Compass",
                "",
                "-",
            })
    void of_none(String name) {
        assertThat(CredentialHeader.isNamed(name)).isFalse();
    }
}

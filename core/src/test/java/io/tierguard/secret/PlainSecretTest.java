package io.tierguard.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All that is made up here is shaped like a secret, and is none. */
class PlainSecretTest {

    private static final CredentialClassifier CLASSIFIER =
            CredentialClassifier.standard().and("Acme Pay", "acme_live_", "acme_test_");

    private static Optional<String> in(String text) {
        return PlainSecret.in("SHOP_SETTING", text, CLASSIFIER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://me:made-up@a.example.com/",
                "https://me@a.example.com/",
                "https://:made-up@a.example.com",
                "redis://:made-up@a.example.com:6379/0",
                "postgresql://me:made/up@a.example.com/orders",
                "postgresql://me:made-up/@a.example.com/orders",
                "amqp://me:made-up@a,you:made-up@b/",
                "mongodb://a.example.com:27017,me:made-up@b.example.com:27017/x",
                "jdbc:postgresql://me:made-up@a.example.com/orders",
                "see https://me:made-up@a.example.com for it"
            })
    void finds_a_login_in_a_url(String text) {
        assertThat(in(text)).contains("a URL with a login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:oracle:thin:me/made-up@a.example.com:1521:orders",
                "jdbc:postgresql://a.example.com/orders?user=me&password=made-up",
                "jdbc:h2:mem:x;USER=me;PASSWORD=made-up",
                "jdbc:sqlserver://a.example.com:1433;databaseName=orders;password={made-up}",
                "jdbc:mysql://address=(host=a.example.com)(port=3306)(password=made-up)/orders",
                "jdbc:postgresql://a.example.com/orders?sslpassword=made-up",
                "host=a.example.com user=me password='made-up'",
                "Endpoint=sb://a.example.com/;SharedAccessKeyName=x;SharedAccessKey=made-up",
                "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=made-up",
                "https://a.example.com/blob?sv=2020&sig=made-up-0123456789",
                "https://a.example.com/?access_token=made-up",
                "https://a.example.com/?api_key=made-up",
                "{\"user\": \"me\", \"password\": \"made-up\"}",
                "org.x.Login required username=\"me\" password=\"made-up\";"
            })
    void finds_a_secret_inside(String text) {
        assertThat(in(text)).contains("a secret");
    }

    @Test
    void finds_what_its_variable_calls_a_secret() {
        assertThat(PlainSecret.in("SHOP_DB_PASSWORD", "made-up", CLASSIFIER)).contains("a secret");
        assertThat(PlainSecret.in("SHOP_TOKEN_URL", "made-up", CLASSIFIER)).isEmpty();
    }

    @Test
    void finds_the_credential_of_a_provider() {
        assertThat(in("acme_" + "test_documentedFake")).contains("a credential of Acme Pay");
    }

    @Test
    void finds_a_private_key_for_seals() {
        assertThat(in("tierguard-" + "private:v1:staging:k1:made-up")).contains("a private key for seals");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "https://a.example.com:8443/x?y=z#me@b",
                "https://a.example.com/@scope/package",
                "https://[2001:db8::1]:8443/x",
                "mongodb://a.example.com:27017,b.example.com:27017/x?replicaSet=r",
                "jdbc:postgresql://a.example.com:5432,b.example.com:5432/orders?sslmode=verify-full",
                "jdbc:sqlserver://a.example.com:1433;databaseName=orders;encrypt=true",
                "jdbc:mysql://(host=a.example.com,port=3306),(host=b.example.com,port=3306)/orders",
                "jdbc:mysql://address=(host=a.example.com)(port=3306)/orders",
                "jdbc:h2:mem:x;DB_CLOSE_DELAY=-1",
                "jdbc:oracle:thin:@//a.example.com:1521/orders",
                "jdbc:postgresql://a.example.com/orders?password=&user=me",
                "https://a.example.com/oauth/token",
                "https://a.example.com/?tokenUrl=x&grant_type=token",
                "urn:ietf:params:oauth:token-type:access_token",
                "me@example.com",
                "token"
            })
    void finds_nothing_elsewhere(String text) {
        assertThat(in(text)).isEmpty();
    }
}

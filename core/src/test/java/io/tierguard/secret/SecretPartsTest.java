package io.tierguard.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every secret here is a fake. */
class SecretPartsTest {

    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("app:s:1/x".getBytes(StandardCharsets.UTF_8));
    private static final String KEY_ONLY =
            "Basic " + Base64.getEncoder().encodeToString("fake-key:".getBytes(StandardCharsets.UTF_8));

    private static List<String> inside(String text) {
        return texts(SecretParts.inside(text));
    }

    private static List<String> texts(SecretParts parts) {
        List<String> texts = new ArrayList<>();
        parts.forEach(part -> texts.add(part.text()));
        return texts;
    }

    static Stream<Arguments> texts_and_the_secret_inside() {
        return Stream.of(
                // user info
                Arguments.of("postgres://app:s3c@db.example.com/orders", "s3c"),
                Arguments.of("redis://:s3c@cache:6379", "s3c"),
                Arguments.of("amqp://app:a%2Fb%40c%3Ad%25@mq", "a/b@c:d%"),
                Arguments.of("https://app:a+b@h/", "a+b"),
                Arguments.of("https://app:a%20b@h/", "a b"),
                Arguments.of("https://app:50%@h/", "50%"),
                Arguments.of("https://app:p@ss@h/", "p@ss"),
                Arguments.of("https://app:p:ss@h/", "p:ss"),
                Arguments.of("https://app:pa/ss@h/", "pa/ss"),
                Arguments.of("https://app:pa?s#s@h/", "pa?s#s"),
                Arguments.of("https://app:s3c@[2001:db8::1]:8443/a", "s3c"),
                Arguments.of("  'https://app:s3c@h/'\n", "s3c"),
                Arguments.of("see https://app:s3c@h/ for more", "s3c"),
                Arguments.of("https://fake-key:@api.example.com/", "fake-key"),
                Arguments.of("https://" + "sk_" + "live_fake" + "@api.example.com/", "sk_" + "live_fake"),
                Arguments.of("mongodb+srv://app:s3c@h1,h2/db?authSource=admin", "s3c"),
                Arguments.of("jdbc:mysql://root:s3c@db/orders", "s3c"),
                Arguments.of("https://app:s3c@registry/npm/@scope/pkg", "s3c"),
                // parameters
                Arguments.of("jdbc:postgresql://h/db?user=u&password=s3c", "s3c"),
                Arguments.of("jdbc:postgresql://h:5432/db?user=u&password=p%40ss%26", "p@ss&"),
                Arguments.of("jdbc:postgresql://h:5432/db?password=p@ss;w#rd&ssl=true", "p@ss;w#rd"),
                Arguments.of("jdbc:mysql://(host=h,port=1,password=s3c)/db", "s3c"),
                Arguments.of("jdbc:mysql://h/db?user=me&password1=s3c", "s3c"),
                Arguments.of("jdbc:mysql://address=(host=h)(password=s3c)/db", "s3c"),
                Arguments.of("jdbc:sqlserver://h:1433;user=sa;password=p@s/s;encrypt=true", "p@s/s"),
                Arguments.of("jdbc:sqlserver://h;user=sa;password={a;b}}c};encrypt=true", "a;b}c"),
                Arguments.of("jdbc:h2:tcp://h/db;USER=sa;PASSWORD=s3c", "s3c"),
                Arguments.of("jdbc:db2://h:50000/db:user=u;password=s3c;", "s3c"),
                Arguments.of("jdbc:oracle:thin:u/s3c@//h:1521/svc", "s3c"),
                Arguments.of("jdbc:oracle:thin:u/\"p@/s\"@h:1521:sid", "p@/s"),
                Arguments.of("jdbc:p6spy:oracle:thin:u/s3c@//h:1521/svc", "s3c"),
                Arguments.of("JDBC:tierguard:log4jdbc:oracle:thin:u/\"p@/s\"@h:1521:sid", "p@/s"),
                Arguments.of("Driver={SQL Server};Server=h;UID=u;PWD=s3c;", "s3c"),
                Arguments.of("Server=h; User Id=u; Password=\"a;b\"; Encrypt=true", "a;b"),
                Arguments.of("AccountName=x;AccountKey=c2VjcmV0ZmFrZQ==;EndpointSuffix=core", "c2VjcmV0ZmFrZQ=="),
                Arguments.of("host=h user=u password='a \\'b' dbname=d", "a 'b"),
                Arguments.of("cache.example.com:6380,password=s3c,ssl=True", "s3c"),
                Arguments.of("https://api.example.com/v1?apikey=s3c&x=1", "s3c"),
                Arguments.of("https://api.example.com/v1?x=1&access_token=s3c#top", "s3c"),
                Arguments.of("https://maps.example.com/js?key=fakefakefakefake1", "fakefakefakefake1"),
                Arguments.of("wss://h/?token=a%2Bb", "a+b"),
                // headers
                Arguments.of(BASIC, "s:1/x"),
                Arguments.of("Authorization: " + BASIC, "s:1/x"),
                Arguments.of(KEY_ONLY, "fake-key"),
                Arguments.of("Bearer s3c", "s3c"),
                // JSON
                Arguments.of("{\"username\": \"u\", \"password\": \"a\\\"b\\u0041\"}", "a\"bA"),
                Arguments.of("{\"db\":{\"password\":\"s3c\"},\"port\":1}", "s3c"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts_and_the_secret_inside")
    void a_secret_is_found_inside_and_nothing_else(String text, String secret) {
        assertThat(inside(text)).containsExactly(secret);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "",
                "https://api.example.com:8443/a?b=c",
                "https://app@h/",
                "ssh://git@github.example/a.git",
                "http://svc:8080/notify/me@example.com",
                "jdbc:postgresql://h1:5432,h2:5432/db?user=u&ssl=true",
                "jdbc:postgresql://h/db?user=u@x",
                "jdbc:mysql://h/db?allowPublicKeyRetrieval=true",
                "mongodb://h1,h2/db?authSource=admin",
                "https://h/?key=name&code=42",
                "https://h/?token=true",
                "kafka-1:9092,kafka-2:9092",
                "orders@example.com",
                "a=b;c=d",
                "{\"user\": \"u\", \"port\": 5432}",
                "jdbc:oracle:thin:@//h:1521/svc",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"
            })
    void nothing_is_found_where_nothing_is(String text) {
        assertThat(inside(text)).isEmpty();
    }

    @Nested
    class Several_in_one_text {

        @Test
        void each_host_has_a_login_of_its_own() {
            assertThat(inside("jdbc:mysql://a:one@h1,b:two@h2/db")).containsExactly("one", "two");
            assertThat(inside("amqp://a:one@h1,amqp://b:two@h2")).containsExactly("one", "two");
            assertThat(inside("https://a:one@h1/ https://b:two@h2/")).containsExactly("one", "two");
        }

        @Test
        void login_and_parameters_count() {
            assertThat(inside("https://a:one@h/?token=two&sslpassword=three")).containsExactly("one", "two", "three");
        }

        @Test
        void a_plus_in_a_parameter_is_read_both_ways() {
            assertThat(inside("jdbc:postgresql://h/db?password=a+b")).containsExactly("a+b", "a b");
        }

        @Test
        void a_slash_and_an_at_sign_in_a_password_leave_several_readings() {
            assertThat(inside("https://app:pa/s@s@h/")).containsExactly("pa/s", "pa/s@s");
            assertThat(inside("https://app:p@s/s@h/")).containsExactly("p", "p@s/s");
        }

        @Test
        void a_driver_that_decodes_nothing_is_believed_too() {
            assertThat(inside("jdbc:mariadb://h/db?password=a%2Fb")).containsExactly("a/b", "a%2Fb");
        }
    }

    @Nested
    class A_whole_secret {

        @ParameterizedTest
        @ValueSource(strings = {"s3c", " s3c\n", "\"s3c\"", "'s3c'\r\n", "\uFEFFs3c\u0000", "\"'s3c '\""})
        void is_bare_of_blanks_and_quotes_around_it(String secret) {
            assertThat(texts(SecretParts.of(secret))).containsExactly("s3c");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\"\"", "''\n"})
        void that_is_blank_has_no_parts(String secret) {
            assertThat(texts(SecretParts.of(secret))).isEmpty();
        }

        @Test
        void counts_beside_what_is_inside_it() {
            assertThat(texts(SecretParts.of("https://a:one@h/"))).containsExactly("one", "https://a:one@h/");
        }
    }

    @Nested
    class A_private_key {

        private static final String MARK = "PRIVATE " + "KEY";

        private static String pem(String lineEnd) {
            return String.join(
                    lineEnd, "-----BEGIN " + MARK + "-----", "AAfake", "BBfake==", "-----END " + MARK + "-----");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\n", "\r\n", " ", "\\n", "\\r\\n", "\n\n"})
        void is_the_same_whatever_became_of_its_line_ends(String lineEnd) {
            assertThat(texts(SecretParts.of(pem(lineEnd)))).containsExactly("AAfakeBBfake==");
            assertThat(texts(SecretParts.of(pem(lineEnd) + lineEnd))).containsExactly("AAfakeBBfake==");
        }

        @Test
        void is_the_same_without_its_marks() {
            assertThat(texts(SecretParts.of("AAfakeBBfake=="))).containsExactly("AAfakeBBfake==");
        }

        @Test
        void is_found_in_json_and_beside_a_certificate() {
            assertThat(inside("{\"type\": \"x\", \"private_key\": \"" + pem("\\n") + "\"}"))
                    .contains("AAfakeBBfake==");
            assertThat(texts(SecretParts.of(
                            pem("\n") + "\n-----BEGIN CERTIFICATE-----\nCC\n-----END CERTIFICATE-----\n")))
                    .containsExactly("AAfakeBBfake==");
        }
    }

    @Test
    void knows_who_logs_in() {
        assertThat(SecretParts.inside("postgres://App:app@h/")).allMatch(SecretPart::isUserItself);
        assertThat(SecretParts.inside("jdbc:postgresql://h/?user=a%20b&password=a%20b"))
                .allMatch(SecretPart::isUserItself);
        assertThat(SecretParts.inside("postgres://app:other@h/")).noneMatch(SecretPart::isUserItself);
    }

    @Test
    void prints_none() {
        assertThat(SecretPart.of("s3c")).hasToString("<secret>");
        assertThat(new SecretVariable("A", "s3c", true)).hasToString("A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "://a:b@,",
                "://a:b@/c@",
                "password=;",
                "?password=",
                "a=(",
                "user=x, ",
                "-----BEGIN ",
                "'",
                "\"a\":\"",
                "{",
                "/a",
                "token='",
                ",password=",
                "a:b@",
                "-----BEGIN A-----\n"
            })
    void takes_no_longer_than_a_text_is_long(String piece) {
        String text = piece.repeat((1 << 17) / piece.length());

        assertTimeout(Duration.ofSeconds(10), () -> {
            SecretParts.of(text);
            new SecretVariable("SHOP_KEY", text, false).parts();
            new SecretVariable("SHOP_KEY", "jdbc:mysql" + text, false).parts();
        });
    }
}

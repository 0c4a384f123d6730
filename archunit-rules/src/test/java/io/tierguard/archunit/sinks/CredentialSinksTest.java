package io.tierguard.archunit.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.archunit.constants.Member;
import io.tierguard.archunit.fixture.Fakes;
import io.tierguard.archunit.fixture.Fixture;
import io.tierguard.archunit.fixture.Followed;
import io.tierguard.archunit.flow.Arrival;
import io.tierguard.archunit.flow.Literal;
import io.tierguard.archunit.flow.Sink;
import io.tierguard.archunit.rule.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialSinksTest {

    private static final CredentialSinks SINKS = CredentialSinks.with(List.of());

    @TempDir
    Path temp;

    @Nested
    class An_api_of_the_tables {

        @Test
        void is_told_with_all_that_overrides_it() {
            assertThat(found("""
                    import javax.sql.DataSource;
                    class Shop {
                        static abstract class Pool implements DataSource {}
                        Object a(DataSource d) throws Exception { return d.getConnection("shop", "@PASSWORD@"); }
                        Object b(Pool d) throws Exception { return d.getConnection("shop", "@PASSWORD@"); }
                    }
                    """))
                    .containsExactly(
                            "Method <shop.Shop.a(javax.sql.DataSource)> passes a hard-coded value to"
                                    + " <javax.sql.DataSource.getConnection(String, String)> argument 2 :5",
                            "Method <shop.Shop.b(shop.Shop$Pool)> passes a hard-coded value to"
                                    + " <shop.Shop$Pool.getConnection(String, String)> argument 2 :6");
        }

        @Test
        void is_reported_at_the_field_that_holds_the_value() {
            assertThat(found("""
                    class Shop {
                        private final char[] word = "@PASSWORD@".toCharArray();
                        Object a() { return new javax.crypto.spec.PBEKeySpec(word); }
                    }
                    """))
                    .containsExactly("Field <shop.Shop.word> holds a hard-coded value that reaches"
                            + " <new javax.crypto.spec.PBEKeySpec(char[])> argument 1 :3");
        }

        @ParameterizedTest
        @ValueSource(strings = {"changeit", "password", "sa", "a b", "secret", "tiger", "Fake_Word_1"})
        void takes_what_people_choose(String value) {
            assertThat(judged(CredentialKind.KNOWN, value)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "${db.password}",
                    "{{ password }}",
                    "******",
                    "<password>",
                    "true",
                    "FALSE",
                    "null",
                    "dummyFake",
                    "There is no password here.",
                    "YourSecret",
                    "1A2Z3YYYYYYYYYY",
                    "nullnull",
                    "!!",
                    "KEY_ENCRYPTION"
                })
        void does_not_take_what_nobody_could_log_in_with(String value) {
            assertThat(judged(CredentialKind.KNOWN, value)).isFalse();
        }

        @Test
        void takes_bytes_and_numbers() {
            assertThat(found("""
                    import javax.crypto.spec.*;
                    class Shop {
                        Object a() { return new SecretKeySpec(new byte[] {1, 2, 3, 4, 5, 6, 7, -8}, "AES"); }
                        Object b() { return new SecretKeySpec(new byte[16], "AES"); }
                        Object c() {
                            return new java.security.spec.RSAPrivateKeySpec(
                                    java.math.BigInteger.valueOf(9), java.math.BigInteger.valueOf(123456));
                        }
                    }
                    """))
                    .containsExactly(
                            "Method <shop.Shop.a()> passes a hard-coded value to"
                                    + " <new javax.crypto.spec.SecretKeySpec(byte[], String)> argument 1 :4",
                            "Method <shop.Shop.c()> passes a hard-coded value to"
                                    + " <new java.security.spec.RSAPrivateKeySpec(BigInteger, BigInteger)> argument 2 :8");
        }

        @Test
        void is_left_alone_with_what_is_read_from_elsewhere_or_empty() {
            assertThat(found("""
                    import java.sql.*;
                    import javax.crypto.spec.*;
                    class Shop {
                        Object a() throws Exception {
                            return DriverManager.getConnection("jdbc:fake", "shop", System.getenv("SHOP_PASSWORD"));
                        }
                        Object b() throws Exception { return DriverManager.getConnection("jdbc:fake", "sa", ""); }
                        Object c() { return new PBEKeySpec(null); }
                        Object d(String end) throws Exception {
                            return DriverManager.getConnection("jdbc:fake", "shop", "fake" + end);
                        }
                        Object e(byte[] salt, char[] password) { return new PBEKeySpec(password, new byte[] {1, 2, 3, 4}, 9); }
                        Object f() { return new IvParameterSpec(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}); }
                    }
                    """)).isEmpty();
        }
    }

    @Nested
    class A_name {

        @Test
        void of_a_parameter_makes_a_sink_of_the_teams_own_methods_constructors_and_records() {
            assertThat(found("""
                    class Shop {
                        record Account(String user, String password) {}
                        static void login(String user, char[] pass) {}
                        Shop(String apiKey) {}
                        Object a() { return new Account("shop", "@PASSWORD@"); }
                        void b() { login("shop", "@PASSWORD@".toCharArray()); }
                        Object c() { return new Shop("@PASSWORD@"); }
                    }
                    """))
                    .containsExactly(
                            "Method <shop.Shop.a()> passes a hard-coded value to"
                                    + " <new shop.Shop$Account(String, String)> argument 2 (named password) :6",
                            "Method <shop.Shop.b()> passes a hard-coded value to"
                                    + " <shop.Shop.login(String, char[])> argument 2 (named pass) :7",
                            "Method <shop.Shop.c()> passes a hard-coded value to"
                                    + " <new shop.Shop(String)> argument 1 (named apiKey) :8");
        }

        @Test
        void of_a_parameter_is_that_of_the_method_above_or_below() {
            assertThat(found("""
                    class Shop {
                        interface Client { void open(String a, String b); }
                        static class Plain implements Client {
                            public void open(String user, String password) {}
                            void close(String passphrase) {}
                        }
                        static class Special extends Plain {}
                        void a(Client c) { c.open("shop", "@PASSWORD@"); }
                        void b(Special s) { s.close("@PASSWORD@"); }
                    }
                    """))
                    .containsExactly(
                            "Method <shop.Shop.a(shop.Shop$Client)> passes a hard-coded value to"
                                    + " <shop.Shop$Client.open(String, String)> argument 2 (named password) :9",
                            "Method <shop.Shop.b(shop.Shop$Special)> passes a hard-coded value to"
                                    + " <shop.Shop$Special.close(String)> argument 1 (named passphrase) :10");
        }

        @Test
        void of_a_setter_makes_a_sink_where_the_class_file_keeps_no_names() {
            assertThat(found("""
                    class Shop {
                        interface Builder {
                            Builder password(String value);
                            Builder withClientSecret(CharSequence value);
                            void setApiKey(String value);
                            byte[] encryptPassword(String value);
                            String getCredentials(String value);
                        }
                        void a(Builder b) { b.password("@PASSWORD@"); }
                        void b(Builder b) { b.withClientSecret("@PASSWORD@"); }
                        void c(Builder b) { b.setApiKey("@PASSWORD@"); }
                        void d(Builder b) { b.encryptPassword("@PASSWORD@"); }
                        void e(Builder b) { b.getCredentials("@PASSWORD@"); }
                    }
                    """))
                    .containsExactly(
                            "Method <shop.Shop.a(shop.Shop$Builder)> passes a hard-coded value to"
                                    + " <shop.Shop$Builder.password(String)> argument 1 (named password) :10",
                            "Method <shop.Shop.b(shop.Shop$Builder)> passes a hard-coded value to"
                                    + " <shop.Shop$Builder.withClientSecret(CharSequence)> argument 1 (named clientSecret) :11",
                            "Method <shop.Shop.c(shop.Shop$Builder)> passes a hard-coded value to"
                                    + " <shop.Shop$Builder.setApiKey(String)> argument 1 (named apiKey) :12");
        }

        @Test
        void is_none_where_the_method_is_about_the_name_or_asks() {
            assertThat(found("""
                    class Shop {
                        void setPasswordParameter(String password) {}
                        void setPasswordEncoder(String password) {}
                        boolean isPassword(String password) { return false; }
                        void removeCredentials(String credentials) {}
                        void pass(String pass) {}
                        void salt(String salt, String key) {}
                        void a() {
                            setPasswordParameter("@PASSWORD@");
                            setPasswordEncoder("@PASSWORD@");
                            isPassword("@PASSWORD@");
                            removeCredentials("@PASSWORD@");
                            pass("@PASSWORD@");
                            salt("@PASSWORD@", "@PASSWORD@");
                        }
                    }
                    """)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"tiger", "fake-hunter", "Fake9", "fakeHunter", "password", "p@fake"})
        void takes_what_people_choose(String value) {
            assertThat(judged(CredentialKind.NAMED, value)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "x",
                    "db.password",
                    "DB_USER",
                    "client-secret",
                    "client_secret",
                    "com.acme.Fake",
                    "/run/secrets/fake",
                    "classpath:fake.pem",
                    "file:fake",
                    "https://acme.com/fake",
                    "Your password",
                    "password:",
                    "-password",
                    "<none>",
                    "example",
                    "localhost",
                    "SHA-256",
                    "AES",
                    "AES/GCM/NoPadding",
                    "HmacSHA256",
                    "PBKDF2WithHmacSHA256",
                    "${PASSWORD}"
                })
        void does_not_take_names_paths_and_sentences(String value) {
            assertThat(judged(CredentialKind.NAMED, value)).isFalse();
        }
    }

    @Nested
    class A_key {

        @Test
        void of_ldap_ssl_and_kafka_makes_a_sink_of_its_value() {
            assertThat(found("""
                    import java.util.*;
                    import javax.naming.Context;
                    class Shop {
                        void a() { new Hashtable<String, Object>().put(Context.SECURITY_CREDENTIALS, "@PASSWORD@"); }
                        void b() { System.setProperty("javax.net.ssl.keyStorePassword", "@PASSWORD@"); }
                        Object c() { return Map.of("client.id", "shop", "ssl.key.password", "@PASSWORD@"); }
                        void d(Properties p) { p.put("sasl.jaas.config", "Login required username=\\"a\\" password=\\"@PASSWORD@\\";"); }
                        void e(Properties p) { p.put("sasl.jaas.config", "Login required useKeyTab=true;"); }
                        void f(Properties p) { p.setProperty("password", "@PASSWORD@"); }
                        void g(Map<String, String> p) { p.put("java.naming.security.principal", "@PASSWORD@"); }
                    }
                    """))
                    .containsExactly(
                            "Method <shop.Shop.a()> passes a hard-coded value to <java.util.Hashtable.put(Object, Object)>"
                                    + " argument 2 (property java.naming.security.credentials) :5",
                            "Method <shop.Shop.b()> passes a hard-coded value to <java.lang.System.setProperty(String, String)>"
                                    + " argument 2 (property javax.net.ssl.keyStorePassword) :6",
                            "Method <shop.Shop.c()> passes a hard-coded value to <java.util.Map.of(Object, Object, Object, Object)>"
                                    + " argument 4 (property ssl.key.password) :7",
                            "Method <shop.Shop.d(java.util.Properties)> passes a hard-coded value to"
                                    + " <java.util.Properties.put(Object, Object)> argument 2 (login configuration sasl.jaas.config) :8",
                            "Method <shop.Shop.f(java.util.Properties)> passes a hard-coded value to"
                                    + " <java.util.Properties.setProperty(String, String)> argument 2 (named like a secret) :10");
        }

        @Test
        void that_is_an_object_is_told_by_its_field() {
            assertThat(found("""
                    class Shop {
                        static class Option {}
                        static final Option PASSWORD = new Option();
                        static final Option USER = new Option();
                        interface Options { Options option(Option o, Object v); }
                        void a(Options o) { o.option(PASSWORD, "@PASSWORD@"); }
                        void b(Options o) { o.option(USER, "@PASSWORD@"); }
                    }
                    """))
                    .containsExactly("Method <shop.Shop.a(shop.Shop$Options)> passes a hard-coded value to"
                            + " <shop.Shop$Options.option(Option, Object)> argument 2 (named PASSWORD) :7");
        }

        @Test
        void of_http_makes_a_sink_of_the_header() {
            assertThat(found("""
                    class Shop {
                        interface Spec { Spec header(String name, String... values); }
                        void f(Spec s) { s.header("Authorization", "Bearer @AWS_SECRET@"); }
                        void g(Spec s) {
                            s.header("Authorization", "Basic " + java.util.Base64.getEncoder()
                                    .encodeToString("shop:@PASSWORD@".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
                        }
                        void h(Spec s) { s.header("Authorization", String.format("Bearer %s", "@AWS_SECRET@")); }
                        void a(java.net.URLConnection c) { c.setRequestProperty("Authorization", "Bearer @AWS_SECRET@"); }
                        void b(java.net.http.HttpRequest.Builder r) { r.header("X-API-Key", "@AWS_SECRET@"); }
                        void c(java.net.URLConnection c, String t) { c.setRequestProperty("Authorization", "Bearer " + t); }
                        void d(java.net.URLConnection c) { c.setRequestProperty("Authorization", "Basic"); }
                        void e(java.net.URLConnection c) { c.setRequestProperty("Accept", "@AWS_SECRET@"); }
                        Object i() { return java.util.Set.of("authorization", "user-agent"); }
                    }
                    """))
                    .containsExactly(
                            "Method <shop.Shop.f(shop.Shop$Spec)> passes a hard-coded value to"
                                    + " <shop.Shop$Spec.header(String, String[])> argument 2 (header authorization) :4",
                            "Method <shop.Shop.g(shop.Shop$Spec)> passes a hard-coded value to"
                                    + " <shop.Shop$Spec.header(String, String[])> argument 2 (header authorization) :7",
                            "Method <shop.Shop.h(shop.Shop$Spec)> passes a hard-coded value to"
                                    + " <shop.Shop$Spec.header(String, String[])> argument 2 (header authorization) :9",
                            "Method <shop.Shop.a(java.net.URLConnection)> passes a hard-coded value to"
                                    + " <java.net.URLConnection.setRequestProperty(String, String)> argument 2 (header authorization) :10",
                            "Method <shop.Shop.b(java.net.http.HttpRequest$Builder)> passes a hard-coded value to"
                                    + " <java.net.http.HttpRequest$Builder.header(String, String)> argument 2 (header x-api-key) :11");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Bearer",
                    "basic",
                    "Digest realm=\"fake\"",
                    "Basic fake:fake",
                    "Bearer ${token}",
                    "Bearer ",
                    "no auth given"
                })
        void of_http_does_not_take_a_scheme_alone(String value) {
            assertThat(judged(CredentialKind.HEADER, value)).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Login required;",
                    "Login password=\"\";",
                    "Login password=\"${PASSWORD}\";",
                    "Login password=",
                    "Login password is \"fake\"",
                    "password"
                })
        void of_kafka_takes_no_login_without_a_password(String value) {
            assertThat(judged(CredentialKind.JAAS, value)).isFalse();
        }
    }

    @Test
    void a_finding_does_not_tell_the_value() {
        String value = Fakes.ONE.of("AWS_SECRET");
        Finding finding = SINKS.judge(arrival(CredentialKind.KNOWN, value)).orElseThrow();
        assertThat(finding.text())
                .isEqualTo("Class <com.acme.Db> passes a hard-coded value to <new com.acme.Db(String)> argument 1");
        assertThat(finding.toString()).doesNotContain(value);
        assertThat(finding.value()).contains(value);
    }

    private List<String> found(String source) {
        return Followed.of(SINKS, Fixture.in(temp).source("Shop", source).compile());
    }

    private static boolean judged(CredentialKind kind, String value) {
        return SINKS.judge(arrival(kind, value)).isPresent();
    }

    private static Arrival arrival(CredentialKind kind, String value) {
        Member member = Member.ofClass("com.acme.Db");
        Sink sink = new Sink(
                "credential-sinks", "<new com.acme.Db(String)> argument 1" + kind.note("fake"), Sink.Reach.PROGRAM);
        return new Arrival(new Literal(member, 3, value, Literal.Kind.TEXT), sink, member, 4);
    }
}

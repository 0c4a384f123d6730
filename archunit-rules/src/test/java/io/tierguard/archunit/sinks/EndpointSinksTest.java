package io.tierguard.archunit.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.archunit.fixture.Fixture;
import io.tierguard.archunit.fixture.Followed;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointSinksTest {

    @TempDir
    Path temp;

    @Test
    void a_url_or_host_that_reaches_a_client_is_reported() {
        assertThat(found("""
                import java.sql.DriverManager;
                class Shop {
                    private static final String HOST = "orders.prod.acme.com";
                    Object a() throws Exception { return DriverManager.getConnection("jdbc:postgresql://db.acme.com:5432/x"); }
                    Object b() throws Exception { return new java.net.Socket(HOST, 443); }
                    Object d() throws Exception { return new java.net.URL("https://api.acme.com/a").openStream(); }
                    Object e(java.net.http.HttpClient c) throws Exception {
                        return java.net.http.HttpRequest.newBuilder(java.net.URI.create("https://api.acme.com/a"));
                    }
                    void c(java.util.Properties p) { p.put("bootstrap.servers", "a.acme.com:9092,b.acme.com:9092"); }
                }
                """))
                .containsExactly(
                        "Method <shop.Shop.a()> passes a hard-coded endpoint to"
                                + " <java.sql.DriverManager.getConnection(String)> argument 1 :5",
                        "Method <shop.Shop.b()> passes a hard-coded endpoint to"
                                + " <new java.net.Socket(String, int)> argument 1 (host) :6",
                        "Method <shop.Shop.d()> passes a hard-coded endpoint to <java.net.URL.openStream()> :7",
                        "Method <shop.Shop.e(java.net.http.HttpClient)> passes a hard-coded endpoint to"
                                + " <java.net.http.HttpRequest.newBuilder(URI)> argument 1 :9",
                        "Method <shop.Shop.c(java.util.Properties)> passes a hard-coded endpoint to"
                                + " <java.util.Properties.put(Object, Object)> argument 2 (host) :11");
    }

    @Test
    void what_comes_from_elsewhere_or_stays_here_is_nobodys() {
        assertThat(found("""
                import java.sql.DriverManager;
                class Shop {
                    Object a(String url) throws Exception { return DriverManager.getConnection(url); }
                    Object b() throws Exception { return DriverManager.getConnection("jdbc:h2:mem:shop"); }
                    Object g() throws Exception { return new java.net.URL("acme.com").openStream(); }
                    Object c() throws Exception { return new java.net.Socket("localhost", 443); }
                    void d(java.util.Properties p) { p.put("bootstrap.servers", "localhost:9092"); }
                    void e(java.util.Properties p) { p.put("client.id", "a.acme.com:9092"); }
                    String f() { return "https://orders.prod.acme.com/"; }
                }
                """)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.acme.com",
                "https://api.acme.com:8443/a?b=c#d",
                "https://user@api.acme.com/",
                "http://orders/api",
                "jdbc:postgresql://db.acme.com/x",
                "jdbc:postgresql://localhost,db.acme.com/x",
                "jdbc:sqlserver://db.acme.com;databaseName=x",
                "jdbc:oracle:thin:@db.acme.com:1521/x",
                "jdbc:oracle:thin:@//db.acme.com:1521/x",
                "mongodb://a.acme.com:27017,b.acme.com/x",
                "redis://10.1.2.3:6379",
                "failover:(tcp://localhost:61616,tcp://mq.acme.com:61616)",
                "https://[2001:db8::7]/a",
                "orders.prod.acme.com",
                "10.1.2.3:9092",
                "2001:db8::7"
            })
    void a_machine_of_somebody_is_one(String text) {
        assertThat(Endpoints.isHostOfSomebody(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/orders",
                "orders/{id}",
                "orders",
                "http://localhost:8080/",
                "http://127.0.0.1",
                "https://[::1]/",
                "http://example.com/a",
                "https://api.example.org",
                "https://www.w3.org/2001/XMLSchema",
                "http://169.254.169.254/latest",
                "http://0.0.0.0:80",
                "https://{host}/a",
                "https://${HOST}/a",
                "https://%s/a",
                "jdbc:h2:mem:x",
                "jdbc:oracle:oci:@",
                "urn:acme:orders",
                "http://",
                "http:///a",
                "failover:(tcp://localhost:61616,tcp://127.0.0.1:61616)",
                "failover://tcp://localhost:61616",
                "239.255.2.3",
                "24:00:00",
                "a@acme.com",
                "a.acme.com,,b.acme.com"
            })
    void a_template_a_word_this_machine_and_documentation_are_none(String text) {
        assertThat(Endpoints.isHostOfSomebody(text)).isFalse();
    }

    @Property
    void any_text_gets_an_answer(@ForAll String text) {
        assertThat(Endpoints.isHostOfSomebody("http://" + text + ".localhost/")).isFalse();
        assertThat(Endpoints.isHostOfSomebody(text + "/ /"))
                .isEqualTo(text.contains("://") && Endpoints.isHostOfSomebody(text));
    }

    private List<String> found(String source) {
        return Followed.of(
                new EndpointSinks(), Fixture.in(temp).source("Shop", source).compile());
    }
}

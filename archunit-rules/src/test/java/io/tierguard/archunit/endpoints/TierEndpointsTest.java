package io.tierguard.archunit.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.archunit.fixture.Asked;
import io.tierguard.archunit.fixture.Fixture;
import io.tierguard.registry.Registry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TierEndpointsTest {

    private static final Registry REGISTRY = Registry.parse("tierguard.yaml", """
            version: 1
            endpoints:
              production:
                - "*.prod.acme.example"
                - 10.1.0.0/16
                - 2001:db8:1::/48
                - orders-db.acme.example:5432/orders
                - pay.acme.example
                - ledger
                - https://api.partner.example/live
              staging:
                - "*.staging.acme.example"
                - orders-db.acme.example:5432/orders_staging
              "staging, production":
                - both.acme.example
              "development, test, staging, production":
                - localhost:5432
              shared:
                - https://api.partner.example
                - mail.acme.example
            """);

    @TempDir
    private Path temp;

    private List<String> lines(String body) {
        return Asked.of(
                new TierEndpoints(REGISTRY),
                Fixture.in(temp).source("Shop", body).compile());
    }

    /** What is said of one text. */
    private List<String> said(String text) {
        return lines("class Shop {\n String a() { return \"" + text + "\"; }\n}").stream()
                .map(line -> line.substring(line.indexOf(" of ") + 4))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.prod.acme.example",
                "https://api.prod.acme.example:8443/a?b=c",
                "https://user@api.prod.acme.example/",
                "jdbc:postgresql://db.prod.acme.example/orders",
                "jdbc:oracle:thin:@db.prod.acme.example:1521:x",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(HOST=db.prod.acme.example)(PORT=1521)))",
                "jdbc:sqlserver://db.prod.acme.example;databaseName=a",
                "mongodb://a.other.example,db.prod.acme.example:27017/x",
                "db.prod.acme.example:5432",
                "db.prod.acme.example",
                "ops@mail.prod.acme.example",
                "select * from dblink('host=db.prod.acme.example')",
                "{\\\"url\\\":\\\"https://db.prod.acme.example\\\"}",
                "see db.prod.acme.example.",
                "DB.Prod.ACME.example",
                "db.prod.acme.example.",
                "https://db%2Eprod.acme.example",
                "https://other.example/?to=https%3A%2F%2Fdb.prod.acme.example%2Fa",
                "https://other.example/?to=https%253A%252F%252Fdb.prod.acme.example",
                "https://b\u00fccher.prod.acme.example",
                "db\u3002prod\u3002acme\u3002example",
                "a.b.c.prod.acme.example",
                ".prod.acme.example",
                "*.prod.acme.example",
                "http://other.example http://db.prod.acme.example"
            })
    void a_host_of_a_tier_is_found_in_any_text(String text) {
        assertThat(said(text)).containsExactly("production (*.prod.acme.example) :3");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", textBlock = """
            http://10.1.2.3/ -> production (10.1.0.0/16)
            10.1.2.3 -> production (10.1.0.0/16)
            10.1.2.3:80 -> production (10.1.0.0/16)
            http://167838211/ -> production (10.1.0.0/16)
            http://[::ffff:10.1.2.3]:80/ -> production (10.1.0.0/16)
            http://[2001:db8:1::5]/ -> production (2001:db8:1::/48)
            2001:DB8:1:0:0:0:0:5 -> production (2001:db8:1::/48)
            jdbc:postgresql://orders-db.acme.example:5432/orders -> production (orders-db.acme.example:5432/orders)
            jdbc:postgresql://orders-db.acme.example:5432/orders_staging?a=b \
            -> staging (orders-db.acme.example:5432/orders_staging)
            https://pay.acme.example/ -> production (pay.acme.example)
            both.acme.example -> staging and production (both.acme.example)
            http://ledger/ -> production (ledger)
            ledger:8080 -> production (ledger)
            host=ledger port=1 -> production (ledger)
            https://api.partner.example/live/1 -> production (https://api.partner.example/live)
            """)
    void the_registry_says_whose_it_is(String text, String words) {
        assertThat(said(text)).containsExactly(words + " :3");
    }

    @Test
    void a_host_that_two_lines_may_speak_for_names_both() {
        assertThat(said("orders-db.acme.example:5432"))
                .singleElement()
                .asString()
                .contains("production (orders-db.acme.example:5432/orders)")
                .contains("staging (orders-db.acme.example:5432/orders_staging)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.example.com/",
                "http://www.w3.org/2001/XMLSchema",
                "prod.acme.example",
                "evilprod.acme.example",
                "db.prod.acme.example.org",
                "localhost:5432",
                "jdbc:postgresql://127.0.0.1:5432/a",
                "http://[::1]/",
                "jdbc:h2:mem:a",
                "1.3.6.1.4.1.10.1.2.3",
                "10.1.2",
                "10.2.2.3",
                "ledger",
                "the ledger is closed",
                "167838211",
                "https://api.partner.example/test",
                "api.partner.example",
                "https://mail.acme.example",
                "12:30:45",
                "aa:bb:cc:dd:ee:ff",
                "100%",
                "//",
                ""
            })
    void what_is_no_tier_s_passes(String text) {
        assertThat(said(text)).isEmpty();
    }

    @Test
    void every_place_of_a_text_is_looked_at() {
        assertThat(lines("""
                import java.util.*;
                class Shop {
                    static final String FIXED = "https://a.prod.acme.example";
                    final String field = new String("b.prod.acme.example");
                    @interface At { String value(); }
                    @At("c.prod.acme.example") void annotated() {}
                    String joined(String path) { return "https://d.prod.acme.example" + path; }
                    String below(String name) { return "https://" + name + ".prod.acme.example/x"; }
                    String numbered(int n) { return "jdbc:postgresql://db" + n + ".staging.acme.example:" + n; }
                    String built(String p) { return new StringBuilder("https://e.").append("prod.acme.example").append(p).toString(); }
                    Object lambda() { return (Runnable) () -> System.out.println("f.prod.acme.example"); }
                    boolean asked(String host) { switch (host) { case "g.prod.acme.example": return true; default: return false; } }
                    String copied() { return FIXED; }
                    char[] spelled() { return new char[] {'1', '0', '.', '1', '.', '0', '.', '1'}; }
                    String between(String a, String b) { return "https://" + a + ".prod.acme.example" + b; }
                    String unknown(String host) { return "https://" + host + "/live"; }
                    String cut(String domain) { return "https://pay." + domain; }
                }
                """))
                .containsExactlyInAnyOrder(
                        "Field <shop.Shop.FIXED> names an endpoint of production (*.prod.acme.example) :0",
                        "Field <shop.Shop.field> names an endpoint of production (*.prod.acme.example) :5",
                        "Method <shop.Shop.annotated()> names an endpoint of production (*.prod.acme.example) :7",
                        "Method <shop.Shop.joined(java.lang.String)> names an endpoint of production"
                                + " (*.prod.acme.example) :8",
                        "Method <shop.Shop.below(java.lang.String)> names an endpoint of production"
                                + " (*.prod.acme.example) :9",
                        "Method <shop.Shop.numbered(int)> names an endpoint of staging (*.staging.acme.example) :10",
                        "Method <shop.Shop.built(java.lang.String)> names an endpoint of production"
                                + " (*.prod.acme.example) :11",
                        "Method <shop.Shop.lambda()> names an endpoint of production (*.prod.acme.example) :12",
                        "Method <shop.Shop.asked(java.lang.String)> names an endpoint of production"
                                + " (*.prod.acme.example) :13",
                        "Method <shop.Shop.spelled()> names an endpoint of production (10.1.0.0/16) :15",
                        "Method <shop.Shop.between(java.lang.String, java.lang.String)> names an endpoint of"
                                + " production (*.prod.acme.example) :16");
    }

    @Test
    void no_registry_entry_no_finding() {
        TierEndpoints none = new TierEndpoints(Registry.parse("tierguard.yaml", "version: 1\nendpoints: {}\n"));
        Path classes = Fixture.in(temp)
                .source("Shop", "class Shop { String a = \"jdbc:postgresql://localhost:5432/a\"; }")
                .compile();
        assertThat(Asked.of(none, classes)).isEmpty();
    }

    @Property
    void a_host_is_found_between_any_two_texts(@ForAll String before, @ForAll String after) {
        assertThat(HostScan.of(before + " db.prod.acme.example " + after))
                .anySatisfy(named -> assertThat(named.host().text()).isEqualTo("db.prod.acme.example"));
    }

    @Property
    void any_text_is_read_to_its_end(@ForAll String text) {
        HostScan.of(text)
                .forEach(named -> assertThat(REGISTRY.outcomes(named.endpoint(), named.host()))
                        .isNotEmpty());
    }

    @Test
    void a_long_text_is_read_in_one_go() {
        String text = "a.b://%2E@:[".repeat(80_000);
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> HostScan.of(text));
    }
}

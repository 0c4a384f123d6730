package io.tierguard.jdbc.dialect;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Pieces of JDBC URLs, ordinary and evasive, put together in any order. */
final class UrlPieces {

    private static final List<String> HOSTS = List.of(
            "a.example.com",
            "B.Example.COM",
            "db_1",
            "localhost",
            "127.0.0.1",
            "0177.0.0.1",
            "2130706433",
            "[::1]",
            "[2001:db8::1]",
            "[::ffff:10.0.0.1]",
            "[u@a.example.com]",
            "[a.example.com,b.example.com:1]",
            "u:p@[a.example.com,b.example.com:1]",
            "[::ffff:10.0.0.1%32]",
            "[::1%31]",
            "[fe80::1%eth0]",
            "[fe80::1%25eth0]",
            "[fe80::1%2510]",
            "[fe80::1%1]",
            "[::ffff:010.0.0.1]",
            "[::ffff:a00:1]",
            "[::10.0.0.1]",
            "[0:0:0:0:0:0:0:1]",
            "127.1",
            "10.1",
            "010.0.0.1",
            "0x7f.0.0.1",
            "1.2.3",
            "1.2.3.4.",
            "a..example.com",
            ".a.example.com",
            "-a.example.com",
            "a_b.example.com",
            "xn--bcher-kva.example.com",
            "a.example.com%00",
            "a.example.com%2523",
            "a.example.com;b",
            "a.example.com|b",
            "a.example.com^b",
            "<a.example.com>",
            "\"a.example.com\"",
            "[2001:db8::1:03306]",
            "[::00001]",
            "bücher.example.com",
            "::1",
            "",
            "",
            " ",
            "a%2eexample.com",
            "a%2Cb",
            "a.example.com.",
            "user@a.example.com",
            "user:pw@b.example.com",
            "a@b@c.example.com",
            "*",
            "ä.example.com",
            "(host=c.example.com)",
            "(host=c.example.com,port=3307)",
            "(HOST=c.example.com,dbname=inner)",
            "(host=c.example.com,host=d.example.com)",
            "(port=3308)",
            "address=(host=c.example.com)",
            "address=(host=C.example.com)(port=3309)(type=primary)",
            "ADDRESS=(host=c.example.com)(port=3309)",
            "address=(host=c.example.com)(localSocket=/tmp/x)",
            "[a.example.com,b.example.com:3310]",
            "[a.example.com]");

    private static final List<String> PORTS = List.of(
            "",
            "",
            "",
            ":5433",
            ":3306",
            ":1",
            ":",
            ":0",
            ":05432",
            ":330:",
            ":+5432",
            ":65536",
            ":x",
            ":5432:5433",
            ": 5432");

    private static final List<String> SEPARATORS = List.of(",", ",", ",", ",,", ", ", " ,", ";");

    private static final List<String> PATHS = List.of(
            "/",
            "/",
            "/orders",
            "/orders",
            "",
            "//",
            "///",
            "/or%64ers",
            "/a+b",
            "/a/b",
            "/#x",
            "/orders#x",
            "/ orders ",
            "/orders;user=x",
            "/x@y",
            "/%",
            "/ORDERS",
            "orders");

    private static final List<String> KEYS = List.of(
            "host",
            "HOST",
            "Host",
            "port",
            "dbname",
            "DBNAME",
            "PGHOST",
            "pghost",
            "PGPORT",
            "PGDBNAME",
            "database",
            "Database",
            "service",
            "socketFactory",
            "dnsSrv",
            "protocol",
            "localSocket",
            "pipe",
            "propertiesTransform",
            "password",
            "ssl",
            "h%6Fst",
            "ho st",
            " host",
            "permitMysqlScheme",
            "loadBalanceHosts",
            "nonsense",
            "INIT",
            "AUTO_SERVER",
            "socksProxyHost",
            "address");

    private static final List<String> VALUES = List.of(
            "e.example.com",
            "e.example.com,f.example.com",
            "5434",
            "5434,5435",
            "",
            "x",
            "true",
            "false",
            "e%2Eexample.com",
            "a b",
            "%zz",
            "+1",
            "pipe",
            "tcp",
            "orders2",
            "[::1]",
            "http://x/");

    private static final List<String> QUERY_STARTS = List.of("?", "?", "?", "??", "&", ";", "#?", " ?");

    private static final List<String> PLAIN_VALUES = List.of(
            "e.example.com", "e.example.com", "5434", "5434", "orders2", "orders2", "", "false", "e%2Eexample.com");

    private UrlPieces() {}

    /** Each odd host by itself: chance puts one there once in thousands of URLs. */
    static List<String> eachHost(String prefix) {
        return HOSTS.stream().map(host -> prefix + host + ":5433").toList();
    }

    /** Two in three are lists that every driver takes. */
    static Arbitrary<String> authority() {
        return Arbitraries.oneOf(plainAuthority(), plainAuthority(), wildAuthority());
    }

    /** One host that every driver takes, for drivers that take no list. */
    static Arbitrary<String> host() {
        return Combinators.combine(
                        Arbitraries.of("a.example.com", "B.Example.COM", "localhost", "127.0.0.1"),
                        Arbitraries.of("", ":5433", ":443"))
                .as(String::concat);
    }

    private static Arbitrary<String> plainAuthority() {
        Arbitrary<String> element = Combinators.combine(
                        Arbitraries.of("a.example.com", "b.example.com", "localhost", "127.0.0.1", "[::1]"),
                        Arbitraries.of("", ":5433", ":3306"))
                .as(String::concat);
        return element.list().ofMinSize(1).ofMaxSize(3).map(elements -> String.join(",", elements));
    }

    private static Arbitrary<String> wildAuthority() {
        Arbitrary<String> element = Combinators.combine(Arbitraries.of(HOSTS), Arbitraries.of(PORTS))
                .as(String::concat);
        return Combinators.combine(element, Arbitraries.of(SEPARATORS), element, Arbitraries.of(SEPARATORS), element)
                .as((a, s, b, t, c) ->
                        List.of(a, a, a + s, s + a, a + s + b, a + s + b, a + s + b + t + c, a + s + b + t))
                .flatMap(Arbitraries::of);
    }

    /** Half of them are ordinary. */
    static Arbitrary<String> path() {
        return Arbitraries.oneOf(Arbitraries.of("/", "/orders"), Arbitraries.of(PATHS));
    }

    /**
     * Half of them are empty, and most others of the driver's own keys.
     *
     * @param start what stands before the parameters
     * @param separator what stands between them
     * @param own keys that the driver knows
     */
    static Arbitrary<String> query(String start, String separator, List<String> own) {
        Arbitrary<String> ordinary = entry(Arbitraries.of(own))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(list -> start + String.join(separator, list));
        Arbitrary<String> wild = Combinators.combine(
                        Arbitraries.of(QUERY_STARTS),
                        entry(Arbitraries.of(KEYS)).list().ofMaxSize(3))
                .as((odd, list) -> list.isEmpty() ? "" : odd + String.join(separator, list));
        return Arbitraries.oneOf(Arbitraries.just(""), Arbitraries.just(""), ordinary, wild);
    }

    private static Arbitrary<String> entry(Arbitrary<String> key) {
        Arbitrary<String> value = Arbitraries.oneOf(Arbitraries.of(PLAIN_VALUES), Arbitraries.of(VALUES));
        return Combinators.combine(key, Arbitraries.of("=", "=", "=", ""), value)
                .as((name, equals, text) -> equals.isEmpty() ? name : name + equals + text);
    }

    /** Two in four are empty, one has the driver's own keys. */
    static Arbitrary<Map<String, String>> properties(List<String> own) {
        Arbitrary<String> value = Arbitraries.of(PLAIN_VALUES);
        return Arbitraries.oneOf(
                Arbitraries.just(Map.of()),
                Arbitraries.just(Map.of()),
                Arbitraries.maps(Arbitraries.of(own), value).ofMaxSize(2),
                Arbitraries.maps(Arbitraries.of(KEYS), Arbitraries.of(VALUES)).ofMaxSize(2));
    }
}

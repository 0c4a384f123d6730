package io.tierguard.jdbc.dialect;

import java.util.List;
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
            "", "", "", ":5433", ":3306", ":1", ":", ":0", ":05432", ":+5432", ":65536", ":x", ":5432:5433", ": 5432");

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
            "user",
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

    private UrlPieces() {}

    static Arbitrary<String> authority() {
        Arbitrary<String> element = Combinators.combine(Arbitraries.of(HOSTS), Arbitraries.of(PORTS))
                .as(String::concat);
        return Combinators.combine(element, Arbitraries.of(SEPARATORS), element, Arbitraries.of(SEPARATORS), element)
                .as((a, s, b, t, c) ->
                        List.of(a, a, a + s, s + a, a + s + b, a + s + b, a + s + b + t + c, a + s + b + t))
                .flatMap(Arbitraries::of);
    }

    static Arbitrary<String> path() {
        return Arbitraries.of(PATHS);
    }

    static Arbitrary<String> entry() {
        return Combinators.combine(Arbitraries.of(KEYS), Arbitraries.of("=", "=", "=", ""), Arbitraries.of(VALUES))
                .as((key, equals, value) -> key + (equals.isEmpty() ? "" : equals + value));
    }

    static Arbitrary<String> query(String separator) {
        return Combinators.combine(Arbitraries.of(QUERY_STARTS), entry().list().ofMaxSize(3))
                .as((start, entries) -> entries.isEmpty() ? "" : start + String.join(separator, entries));
    }

    static Arbitrary<java.util.Map<String, String>> properties() {
        return Arbitraries.maps(Arbitraries.of(KEYS), Arbitraries.of(VALUES)).ofMaxSize(2);
    }
}

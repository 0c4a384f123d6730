package io.tierguard.jdbc.dialect;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Pieces of the URLs of SQL Server's drivers, ordinary and evasive. */
final class TdsPieces {

    private static final List<String> KEYS = List.of(
            "serverName",
            "SERVERNAME",
            "server",
            "portNumber",
            "port",
            "instanceName",
            "instance",
            "databaseName",
            "database",
            "failoverPartner",
            "serverType",
            "namedPipe",
            "user",
            "password",
            "encrypt",
            "appName",
            "applicationName",
            "domain",
            "\u017FerverName",
            "server\u212Aame",
            "host",
            "nonsense",
            "socketFactoryClass",
            " serverName ",
            "");

    private static final List<String> PLAIN_KEYS =
            List.of("serverName", "SERVERNAME", "portNumber", "databaseName", "user", "password");

    private static final List<String> PLAIN_VALUES =
            List.of("e.example.com", "f.example.com", "1444", "1445", "orders");

    private static final List<String> VALUES = List.of(
            "e.example.com",
            "e.example.com\\inst",
            "e.example.com:1444",
            "{e.example.com}",
            "{e}}x}",
            "{e;servername=f.example.com}",
            "{e.example.com",
            "[e.example.com]",
            "[e;servername=f.example.com]",
            "[e.example.com",
            "a/b",
            " f.example.com ",
            "::1",
            "1444",
            "+1444",
            "0",
            "2",
            "65536",
            "false",
            "true",
            "",
            "x@y",
            "http://x/");

    private TdsPieces() {}

    static Arbitrary<String> host() {
        return Arbitraries.oneOf(
                Arbitraries.of("a.example.com", "b.example.com", "localhost", "127.0.0.1"),
                Arbitraries.of("a.example.com", "b.example.com"),
                Arbitraries.of(
                        "",
                        " ",
                        " a.example.com ",
                        "[::1]",
                        "[2001:db8::1]",
                        "::1",
                        "a.example.com,b.example.com",
                        "u@a.example.com",
                        "a%2eexample.com",
                        "[a.example.com]",
                        "[a.]example.com",
                        "0177.0.0.1",
                        "a.example.com.",
                        "{a.example.com}",
                        "/a.example.com",
                        "databaseName=x",
                        "b\u00FCcher.example.com"));
    }

    static Arbitrary<String> port() {
        return Arbitraries.of("", "", "", "", ":1444", ":1", ":0", ": 1445 ", ":", ":+1444", ":01444", ":x", ":1:2");
    }

    static Arbitrary<String> parameters() {
        Arbitrary<String> plain = entry(Arbitraries.of(PLAIN_KEYS), Arbitraries.of(PLAIN_VALUES));
        Arbitrary<String> wild = entry(Arbitraries.of(KEYS), Arbitraries.of(VALUES));
        return Arbitraries.oneOf(
                Arbitraries.of("", ";"),
                plain.list().ofMinSize(1).ofMaxSize(3).map(list -> ";" + String.join(";", list)),
                Arbitraries.oneOf(plain, wild).list().ofMaxSize(3).map(list -> ";" + String.join(";", list) + ";"),
                wild.list().ofMaxSize(3).map(list -> ";" + String.join("; ", list)));
    }

    private static Arbitrary<String> entry(Arbitrary<String> key, Arbitrary<String> value) {
        return Combinators.combine(key, Arbitraries.of("=", "=", "=", "=", "=", "=", " = ", ""), value)
                .as((name, equals, text) -> equals.isEmpty() ? name : name + equals + text);
    }

    static Arbitrary<Map<String, String>> properties() {
        return Arbitraries.oneOf(
                Arbitraries.just(Map.of()),
                Arbitraries.just(Map.of()),
                Arbitraries.maps(Arbitraries.of(PLAIN_KEYS), Arbitraries.of(PLAIN_VALUES))
                        .ofMaxSize(3),
                Arbitraries.maps(Arbitraries.of(KEYS), Arbitraries.of(VALUES)).ofMaxSize(2));
    }
}

package io.tierguard.jdbc.dialect;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

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

    private static final List<String> PLAIN_ENTRIES = List.of(
            "serverName=e.example.com",
            "SERVERNAME=f.example.com",
            "portNumber=1445",
            "databaseName=orders2",
            "user=u",
            "password=p");

    private static final List<Map<String, String>> PLAIN_PROPERTIES = List.of(
            Map.of(),
            Map.of("user", "u", "password", "p"),
            Map.of("serverName", "e.example.com"),
            Map.of("SERVERNAME", "f.example.com", "portNumber", "1446"),
            Map.of("portNumber", "1445", "databaseName", "orders3"));

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

    /** Odd in one of ten, so that most targets have one odd piece or none. */
    static Arbitrary<String> mostly(Arbitrary<String> plain, String... odd) {
        return Arbitraries.frequencyOf(Tuple.of(9, plain), Tuple.of(1, Arbitraries.of(odd)));
    }

    static Arbitrary<String> host() {
        return mostly(
                Arbitraries.of("a.example.com", "b.example.com", "localhost", "127.0.0.1"),
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
                "b\u00FCcher.example.com");
    }

    static Arbitrary<String> port() {
        return mostly(
                Arbitraries.of("", "", ":1444", ":1"),
                ":0",
                ": 1445 ",
                ":",
                ":+1444",
                ":01444",
                ":x",
                ":1:2",
                ":65536");
    }

    static Arbitrary<String> parameters() {
        Arbitrary<String> odd = Combinators.combine(
                        Arbitraries.of(KEYS), Arbitraries.of("=", "=", "=", " = ", ""), Arbitraries.of(VALUES))
                .as((name, equals, text) -> equals.isEmpty() ? name : name + equals + text);
        Arbitrary<String> entry = Arbitraries.frequencyOf(Tuple.of(6, Arbitraries.of(PLAIN_ENTRIES)), Tuple.of(1, odd));
        return Combinators.combine(
                        entry.list().ofMaxSize(3),
                        mostly(Arbitraries.of(";"), "; ", ";;", ","),
                        Arbitraries.of("", ";"))
                .as((entries, separator, end) -> entries.isEmpty() ? end : ";" + String.join(separator, entries) + end);
    }

    static Arbitrary<Map<String, String>> properties() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of(PLAIN_PROPERTIES)),
                Tuple.of(
                        1,
                        Arbitraries.maps(Arbitraries.of(KEYS), Arbitraries.of(VALUES))
                                .ofMaxSize(2)));
    }
}

package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/** What Oracle's driver dials for targets put together from pieces, against what we name. */
@Tag("own-process")
class OracleDifferentialTest {

    private static final int TARGETS = 1500;

    /** A URL and the properties beside it. */
    private record Given(String url, Map<String, String> properties) {}

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void names_what_the_driver_dials(@ForAll("targets") List<Given> targets) throws IOException, InterruptedException {
        List<Given> read = new ArrayList<>();
        List<Reading.Endpoints> readings = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Given given : targets) {
            Properties properties = new Properties();
            properties.putAll(given.properties());
            Target target = Target.of(given.url(), properties).withoutAmbientSettings();
            if (new JdbcTargetReader().read(target) instanceof Reading.Endpoints ours) {
                read.add(given);
                readings.add(ours);
                lines.add(OracleDials.line(given.url(), given.properties()));
            }
        }
        assertThat(read).hasSizeGreaterThan(TARGETS / 5);

        List<Set<String>> dialled = OracleDials.of(lines);
        int compared = 0;
        for (int i = 0; i < read.size(); i++) {
            Dials.wereNamed(dialled.get(i), readings.get(i), read.get(i).toString());
            compared += dialled.get(i).isEmpty() ? 0 : 1;
        }
        assertThat(compared).isGreaterThan(TARGETS / 25);
    }

    @Provide
    Arbitrary<List<Given>> targets() {
        return Combinators.combine(urls(), properties()).as(Given::new).list().ofSize(TARGETS);
    }

    private static Arbitrary<String> urls() {
        Arbitrary<String> login = TdsPieces.mostly(
                Arbitraries.of("@", "@", "u/p@", "u/\"p\"@", "/@"),
                "u/p(x?y@",
                "u@",
                " @",
                "u/\"p@e.example.com/x\"@",
                "");
        return Combinators.combine(login, Arbitraries.oneOf(easy(), easy(), descriptor()), query())
                .as((a, b, c) -> "jdbc:oracle:thin:" + a + b + c);
    }

    private static Arbitrary<String> easy() {
        Arbitrary<String> host = TdsPieces.mostly(
                Arbitraries.of("a.example.com", "b.example.com", "c.example.com"),
                "localhost",
                "127.0.0.1",
                "[::1]",
                "tcp",
                "tcps",
                "x",
                "",
                "a.example.com.",
                "1521",
                "u:p@a.example.com");
        Arbitrary<String> port = TdsPieces.mostly(
                Arbitraries.of("", ":1521", ":1522"), ":1", ":01522", ":", ":+1", ":0", " : 1521", ":99999");
        Arbitrary<String> element = Combinators.combine(host, port).as(String::concat);
        Arbitrary<String> hosts = Combinators.combine(
                        element, TdsPieces.mostly(Arbitraries.of(",", ";"), ",,", ", ", ";;"), element, element)
                .as((a, s, b, c) -> List.of(a, a, a, a + s + b, a + s + b + s + c, a + s + b + ";" + c))
                .flatMap(Arbitraries::of);
        Arbitrary<String> service = TdsPieces.mostly(
                Arbitraries.of("/orders", "/orders", ":orcl", "/x"), "", "/", ":", "/or$#.-1", "//orders", "/,orders");
        Arbitrary<String> mode = TdsPieces.mostly(
                Arbitraries.of("", "", ":dedicated", ":POOLED"), ":foo", "/inst1", ":dedicated/i1", "@e.example.com");
        return Combinators.combine(
                        TdsPieces.mostly(Arbitraries.of("", "//", "tcp://", "tcps://"), "tcp:", "TCP://", " //", "///"),
                        hosts,
                        service,
                        mode)
                .as((a, b, c, d) -> a + b + c + d);
    }

    private static Arbitrary<String> descriptor() {
        Arbitrary<String> address = Combinators.combine(
                        TdsPieces.mostly(Arbitraries.of("(PROTOCOL=tcp)", "(protocol = TCPS)"), "", "(PROTOCOL=wss)"),
                        TdsPieces.mostly(
                                Arbitraries.of(
                                        "(HOST=a.example.com)", "(HOST=b.example.com)", "( host = c.example.com )"),
                                "(HOST=[::1])",
                                "(HOST=::1)",
                                "(HOST=)",
                                "",
                                "(HOST=\"a.example.com\")",
                                "(HOST=a.example.com)(HOST=b.example.com)",
                                "(HTTPS_PROXY=e.example.com)(HTTPS_PROXY_PORT=1)(HOST=a.example.com)"),
                        TdsPieces.mostly(
                                Arbitraries.of("(PORT=1521)", "(PORT=1522)", ""), "(PORT=)", "(PORT=+1)", "(PORT= 7 )"))
                .as((a, b, c) -> "(ADDRESS=" + a + b + c + ")");
        Arbitrary<String> list = Combinators.combine(
                        TdsPieces.mostly(
                                Arbitraries.of("", "(FAILOVER=off)", "(LOAD_BALANCE=on)", "(SOURCE_ROUTE=on)"),
                                "(X=y)",
                                "(HTTPS_PROXY=e.example.com)(HTTPS_PROXY_PORT=1)"),
                        address.list().ofMinSize(1).ofMaxSize(2))
                .as((choice, addresses) -> choice + String.join("", addresses));
        Arbitrary<String> inside = Arbitraries.oneOf(list, list.map(text -> "(ADDRESS_LIST=" + text + ")"));
        Arbitrary<String> data = TdsPieces.mostly(
                Arbitraries.of("(CONNECT_DATA=(SERVICE_NAME=x))", "(CONNECT_DATA=(SID=x)(SERVER=dedicated))", ""),
                "(CONNECT_DATA=(X=y))");
        Arbitrary<String> description = Combinators.combine(inside, data).as((a, b) -> "(DESCRIPTION=" + a + b + ")");
        return Arbitraries.oneOf(
                description,
                description,
                description.map(text -> " " + text.replace("(", " (\n")),
                Combinators.combine(description, description).as((a, b) -> "(DESCRIPTION_LIST=" + a + b + ")"),
                Combinators.combine(description, address).as(String::concat),
                address);
    }

    private static Arbitrary<String> query() {
        return TdsPieces.mostly(
                Arbitraries.of("", "", "?sdu=8192", "?SDU=8192&load_balance=\"on\"", " ? load_balance = on "),
                "?",
                "?sdu=8192&",
                "?database=//e.example.com/orders",
                "?\"server\"=//e.example.com/orders",
                "?TNS_ADMIN=x",
                "?https_proxy=e.example.com&https_proxy_port=80",
                "?x=y",
                "?sdu=1)(HOST=e.example.com");
    }

    private static Arbitrary<Map<String, String>> properties() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.of(Map.of(), Map.of("user", "u", "password", "p"))),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                Map.of("database", "//e.example.com/orders"),
                                Map.of("oracle.jdbc.database", "e.example.com:1521:x"),
                                Map.of("server", "//e.example.com/orders"),
                                Map.of("oracle.net.CONNECT_TIMEOUT", "1000"),
                                Map.of("oracle.net.socksProxyHost", "e.example.com", "oracle.net.socksProxyPort", "1"),
                                Map.of("Database", "//e.example.com/orders"))));
    }
}

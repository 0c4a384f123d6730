package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Reading;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What is dialled for real through drivers that wrap others: we named each of it, or we named nothing. */
class WrappersDialledTest {

    private static final List<String> INSERTED = List.of(
            "p6spy:",
            "P6SPY:",
            "otel:",
            "jdbc:otel:",
            "tracing:",
            "jdbc:tracing:",
            "log4jdbc:",
            "aws-wrapper:",
            "jdbc:aws-wrapper:",
            "jdbc:",
            "tierguard:",
            "traceWithActiveSpanOnly=true;",
            "ignoreForTracing=\"b.example.com\";",
            "\\",
            "#",
            "?",
            "//",
            "@",
            ":",
            ",");

    private static WrapperJvm prefixes;
    private static WrapperJvm log4jdbc;
    private static WrapperJvm aws;

    @BeforeContainer
    static void start() throws IOException {
        prefixes = WrapperJvm.start(List.of("prefix"));
        log4jdbc = WrapperJvm.start(
                List.of("log4jdbc"), "-Dlog4jdbc.spylogdelegator.name=net.sf.log4jdbc.log.slf4j.Slf4jSpyLogDelegator");
        aws = WrapperJvm.start(List.of("aws", "prefix"));
    }

    @AfterContainer
    static void stop() {
        prefixes.close();
        log4jdbc.close();
        aws.close();
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void through_prefixes_was_named(@ForAll("prefixed") String url, @ForAll("properties") Map<String, String> given) {
        agree(prefixes, url, given);
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void through_log4jdbc_was_named(@ForAll("logged") String url, @ForAll("properties") Map<String, String> given) {
        agree(log4jdbc, url, given);
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void through_the_wrapper_of_aws_was_named(
            @ForAll("ofAws") String url, @ForAll("properties") Map<String, String> given) {
        agree(aws, url, given);
    }

    private static void agree(WrapperJvm jvm, String url, Map<String, String> given) {
        Map<String, String> properties = new HashMap<>(Map.of("connectTimeout", "1000", "retriesAllDown", "1"));
        if (url.startsWith("jdbc:aws")) {
            // it tries for half a minute otherwise
            properties.put("openConnectionRetryTimeoutMs", "1");
        }
        properties.putAll(given);
        boolean compared = false;
        // what was not named is not dialled either: a pipe would leave a file behind
        if (Witness.read(url, given) instanceof Reading.Endpoints ours) {
            Set<String> named = new TreeSet<>();
            ours.endpoints().forEach(endpoint -> named.add(text(endpoint)));
            Set<String> dialled = new TreeSet<>();
            jvm.dialled(url, properties).forEach(server -> dialled.add(text(server)));
            assertThat(named).as("%s %s", url, given).containsAll(dialled);
            compared = !dialled.isEmpty();
        }
        Statistics.collect(compared);
        Statistics.coverage(seen -> seen.check(true).percentage(share -> share > 4));
    }

    private static String text(Endpoint endpoint) {
        return endpoint.host().text() + ":" + endpoint.port().value().orElseThrow();
    }

    private static String text(String server) {
        int colon = server.lastIndexOf(':');
        String host = server.substring(0, colon);
        return Host.parse(host).map(Host::text).orElse(host) + server.substring(colon);
    }

    /** Most are stacked as one may, some with a prefix that is repeated, or spelled otherwise. */
    @Provide
    Arbitrary<String> prefixed() {
        Arbitrary<String> once = Arbitraries.shuffle("p6spy:", "otel:", "tracing:")
                .flatMap(words ->
                        Arbitraries.integers().between(1, 3).map(size -> String.join("", words.subList(0, size))));
        Arbitrary<String> wild = Arbitraries.of(
                        "p6spy:", "otel:", "tracing:", "OTEL:", "p6spy", "jdbc:otel:", "tierguard:")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(words -> String.join("", words));
        return Combinators.combine(Arbitraries.oneOf(once, once, once, wild), disturbed(inner()))
                .as((words, rest) -> "jdbc:" + words + rest);
    }

    @Provide
    Arbitrary<String> logged() {
        Arbitrary<String> prefix =
                Arbitraries.of("log4jdbc:", "log4jdbc:", "log4jdbc:", "log4jdbc:", "log4", "log4jdbc:log4jdbc:");
        return Combinators.combine(prefix, disturbed(inner())).as((words, rest) -> "jdbc:" + words + rest);
    }

    @Provide
    Arbitrary<String> ofAws() {
        Arbitrary<String> parameters = Arbitraries.of(
                "",
                "",
                "",
                "wrapperPlugins=&",
                "wrapperPlugins=\"\"&",
                "wrapperPlugins=failover2,efm2&",
                "wrapperPlugins=readWriteSplitting&",
                "wrapperDialect=pg&",
                "wrapperCaseSensitive=false&WRAPPERPLUGINS=&",
                "database=b.example.com&",
                "database=x%3Fhost%3Db.example.com&",
                "clusterInstanceHostPattern=?.b.example.com&",
                "monitoring-connectTimeout=1&");
        Arbitrary<String> host = Combinators.combine(
                        Arbitraries.of(
                                "a.example.com", "B.Example.COM", "c.example.com", "localhost", "127.0.0.1", "db_1"),
                        Arbitraries.of("", "", ":5433", ":3306"))
                .as(String::concat);
        Arbitrary<String> hosts = host.list().ofMinSize(1).ofMaxSize(2).map(list -> String.join(",", list));
        Arbitrary<String> url = Combinators.combine(
                        Arbitraries.of(
                                "postgresql://",
                                "mysql://",
                                "mariadb://",
                                "p6spy:postgresql://",
                                "otel:mysql://",
                                "mysql:loadbalance://"),
                        Arbitraries.oneOf(hosts, hosts, hosts, UrlPieces.authority()),
                        ordinarily(List.of("/", "/orders"), UrlPieces.path()),
                        parameters,
                        ordinarily(List.of(""), UrlPieces.query("", "&", List.of("user", "port", "dbname", "PGHOST"))))
                .as((scheme, list, path, own, query) ->
                        scheme + list + path + (own.isEmpty() && query.isEmpty() ? "" : "?" + own + query));
        return disturbed(url).map(rest -> "jdbc:aws-wrapper:" + rest);
    }

    private static Arbitrary<String> inner() {
        Arbitrary<String> scheme = Arbitraries.of(
                "postgresql://",
                "postgresql://",
                "mysql://",
                "mysql://",
                "mariadb://",
                "postgresql:",
                "mysql:loadbalance://");
        return Combinators.combine(
                        scheme,
                        UrlPieces.authority(),
                        ordinarily(List.of("/", "/orders"), UrlPieces.path()),
                        ordinarily(
                                List.of("", "", "?traceWithActiveSpanOnly=true"),
                                UrlPieces.query("?", "&", List.of("user", "host", "port", "traceWithActiveSpanOnly"))))
                .as((a, b, c, d) -> a + b + c + d);
    }

    /** Three in four are of the list. */
    private static Arbitrary<String> ordinarily(List<String> ordinary, Arbitrary<String> wild) {
        Arbitrary<String> plain = Arbitraries.of(ordinary);
        return Arbitraries.oneOf(plain, plain, plain, wild);
    }

    /** One in three has something in its midst that a wrapper may take out, or cut at. */
    private static Arbitrary<String> disturbed(Arbitrary<String> plain) {
        Arbitrary<String> midst = Combinators.combine(
                        plain, Arbitraries.of(INSERTED), Arbitraries.doubles().between(0, 1))
                .as((url, word, where) -> {
                    int at = (int) (url.length() * where);
                    return url.substring(0, at) + word + url.substring(at);
                });
        return Arbitraries.oneOf(plain, plain, midst);
    }

    @Provide
    Arbitrary<Map<String, String>> properties() {
        Arbitrary<Map<String, String>> none = Arbitraries.just(Map.of());
        return Arbitraries.oneOf(
                none, none, UrlPieces.properties(List.of("user", "host", "port", "PGHOST", "database", "dbname")));
    }
}

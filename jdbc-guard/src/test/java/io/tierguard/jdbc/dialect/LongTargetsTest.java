package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However often a piece repeats, a target is read or refused, in the small stack of a small thread. */
class LongTargetsTest {

    private static final long SMALL_STACK = 256 * 1024;

    private static final int MANY = 20_000;

    private static final List<String> PIECES = List.of(
            ",a.example.com",
            ",a:1",
            "(",
            "()",
            "(host=a)",
            "(host=a,port=1)",
            ",(host=a)",
            "address=(host=a)",
            "(a=(",
            "/a",
            "a:",
            ":",
            "//",
            "\"",
            "\\\"",
            "a\\",
            "'",
            "''",
            "{",
            "{a}",
            "}}",
            "[",
            "[::1],",
            "@",
            "a@",
            "%41",
            "%25",
            ";SET A 1",
            ";a=b",
            ";INIT=SET A 1",
            "\\;SET SCHEMA A",
            ",A",
            "&a=b",
            "?a=b",
            "#",
            " ",
            "\t",
            "<a",
            "*",
            "+",
            "a",
            "1",
            "jdbc:",
            "otel:",
            "p6spy:",
            "file:",
            "nested:",
            "SET @a=1;",
            "/*",
            "..",
            "/../",
            "${a}",
            "ü");

    private static final List<String> PREFIXES = List.of(
            "jdbc:postgresql://a.example.com/x",
            "jdbc:postgresql://",
            "jdbc:mysql://",
            "jdbc:mysql://a.example.com/x?a=",
            "jdbc:mysql:loadbalance://",
            "jdbc:mysql://(host=a",
            "jdbc:mysql://address=",
            "jdbc:mariadb:sequential://",
            "jdbc:mariadb://a.example.com/x?initSql=",
            "jdbc:sqlserver://",
            "jdbc:sqlserver://a.example.com;a=",
            "jdbc:jtds:sqlserver://a.example.com/x;a=",
            "jdbc:jtds:sqlserver://",
            "jdbc:oracle:thin:@",
            "jdbc:oracle:thin:@//a.example.com:1521/x",
            "jdbc:db2://",
            "jdbc:db2://a.example.com:1/x:",
            "jdbc:h2:",
            "jdbc:h2:mem:x;INIT=",
            "jdbc:h2:mem:x;INIT=SET SCHEMA_SEARCH_PATH A",
            "jdbc:h2:tcp://",
            "jdbc:hsqldb:",
            "jdbc:hsqldb:hsql://",
            "jdbc:derby:",
            "jdbc:derby://",
            "jdbc:sqlite:",
            "jdbc:snowflake://",
            "jdbc:trino://",
            "jdbc:trino://a.example.com?a=",
            "jdbc:presto://",
            "jdbc:ch://",
            "jdbc:redshift://",
            "jdbc:yugabytedb://",
            "jdbc:pgsql://",
            "jdbc:",
            "jdbc:p6spy:",
            "jdbc:tracing:",
            "jdbc:tracing:ignoreForTracing=\"",
            "jdbc:otel:",
            "jdbc:log4jdbc:",
            "jdbc:aws-wrapper:",
            "jdbc:aws-wrapper:postgresql://",
            "jdbc-secretsmanager:",
            "jdbc-secretsmanager:mysql://",
            "jdbc:tc:postgresql:",
            "jdbc:tc:postgresql://h/x?TC_INITSCRIPT=a");

    static Stream<String> prefixes() {
        return PREFIXES.stream();
    }

    @ParameterizedTest
    @MethodSource("prefixes")
    void are_read_or_refused(String prefix) throws InterruptedException {
        List<String> failed = new ArrayList<>();
        Runnable reads = () -> PIECES.forEach(piece -> {
            String tail = piece.repeat(MANY);
            for (String url : List.of(prefix + tail, prefix + tail + "/orders?user=u")) {
                try {
                    Witness.read(url, Map.of());
                } catch (StackOverflowError e) {
                    failed.add(piece);
                }
            }
        });
        Thread thread = new Thread(null, reads, "small", SMALL_STACK);
        thread.start();
        thread.join();
        assertThat(failed).isEmpty();
    }
}

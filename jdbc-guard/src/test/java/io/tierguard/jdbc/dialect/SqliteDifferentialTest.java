package io.tierguard.jdbc.dialect;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqliteDifferentialTest {

    private static final List<String> OWN = List.of("journal_mode", "cache", "mode", "user", "date_class");

    @Tag("own-process")
    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void names_nothing_that_the_driver_would_dial(@ForAll("targets") List<Dialled.Target> targets) throws Exception {
        Dialled.wasNamed("org.sqlite.JDBC", targets, Map.of());
    }

    @org.junit.jupiter.api.Tag("own-process")
    @ParameterizedTest
    @CsvSource({
        "jdbc:sqlite::resource:http://a.example.com/orders.db, a.example.com:80",
        "jdbc:sqlite::resource:jar:https://a.example.com/orders.jar!/orders.db, a.example.com:443",
        "JDBC:SQLITE::resource:http://a.example.com:81/orders.db?journal_mode=WAL, a.example.com:81",
    })
    void refuses_what_the_driver_fetches(String url, String dialled) throws Exception {
        Dialled.isRefused("org.sqlite.JDBC", url, dialled);
    }

    @Provide
    Arbitrary<List<Dialled.Target>> targets() {
        return Dialled.targets(urls(), UrlPieces.properties(OWN), 1000);
    }

    private static Arbitrary<String> urls() {
        Arbitrary<String> prefix = Arbitraries.of(
                "jdbc:sqlite:",
                "JDBC:SQLite:",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:file:",
                "jdbc:sqlite:file://",
                "jdbc:sqlite:http://",
                "jdbc:sqlite::resource:",
                "jdbc:sqlite::resource:http://",
                "jdbc:sqlite::resource:jar:http://",
                "jdbc:sqlite::resource:file:",
                "jdbc:sqlite::resource:file://");
        Arbitrary<String> name = Arbitraries.oneOf(Arbitraries.of("", "x.db", "./x"), UrlPieces.authority());
        return Combinators.combine(prefix, name, UrlPieces.path(), UrlPieces.query("?", "&", OWN))
                .as((a, b, c, d) -> a + b + c + d);
    }
}

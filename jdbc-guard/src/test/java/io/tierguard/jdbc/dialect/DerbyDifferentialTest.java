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
import org.junit.jupiter.api.Test;

/** Both drivers are asked for each URL: what one of them does not take, the other may. */
class DerbyDifferentialTest {

    private static final List<String> OWN = List.of("databaseName", "user", "create", "serverName", "portNumber");

    @Tag("own-process")
    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void names_what_the_client_dials(@ForAll("servers") List<Dialled.Target> targets) throws Exception {
        Dialled.wasNamed("org.apache.derby.client.ClientAutoloadedDriver", targets, Map.of());
    }

    @Tag("own-process")
    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void names_nothing_that_the_engine_would_dial(@ForAll("folders") List<Dialled.Target> targets) throws Exception {
        Dialled.wasNamed("org.apache.derby.iapi.jdbc.AutoloadedDriver", targets, Map.of());
    }

    @org.junit.jupiter.api.Tag("own-process")
    @Test
    void refuses_what_the_client_dials_in_the_middle_of_a_folder() throws Exception {
        Dialled.isRefused(
                "org.apache.derby.client.ClientAutoloadedDriver",
                "jdbc:derby:x/a.example.com/orders;user=derby://",
                "a.example.com:1527");
    }

    @Provide
    Arbitrary<List<Dialled.Target>> servers() {
        return Dialled.targets(
                urls(
                        Arbitraries.oneOf(UrlPieces.host(), UrlPieces.authority()),
                        "jdbc:derby://",
                        "jdbc:derby://",
                        "jdbc:derby://",
                        "jdbc:derby:",
                        "jdbc:derby:x/",
                        "jdbc:derby:/"),
                UrlPieces.properties(OWN),
                1000,
                "jdbc:derby://");
    }

    @Provide
    Arbitrary<List<Dialled.Target>> folders() {
        return Dialled.targets(
                urls(
                        Arbitraries.oneOf(Arbitraries.of("x", "x", "./x", "C"), UrlPieces.host()),
                        "jdbc:derby:",
                        "jdbc:derby:",
                        "jdbc:derby:directory:",
                        "jdbc:derby:memory:",
                        "jdbc:derby:memory:",
                        "jdbc:derby:http://",
                        "jdbc:derby:directory:http://",
                        "jdbc:derby:https:",
                        "jdbc:derby:jar:(x)",
                        "jdbc:derby:classpath:",
                        "jdbc:derby:;databaseName=http://"),
                UrlPieces.properties(OWN),
                150);
    }

    private static Arbitrary<String> urls(Arbitrary<String> names, String... prefixes) {
        return Combinators.combine(
                        Arbitraries.of(prefixes),
                        names,
                        UrlPieces.path(),
                        UrlPieces.query(";", ";", OWN),
                        Arbitraries.of("", "", "", ";user=derby://"))
                .as((a, b, c, d, e) -> a + b + c + d + e);
    }
}

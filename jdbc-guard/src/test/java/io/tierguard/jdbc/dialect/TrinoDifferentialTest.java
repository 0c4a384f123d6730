package io.tierguard.jdbc.dialect;

import java.lang.reflect.Method;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.StatisticsReport;

class TrinoDifferentialTest {

    private static final List<String> OWN = List.of("user", "SSL", "catalog", "schema", "source", "clientInfo");
    private static final List<String> PREFIXES = List.of(
            "jdbc:trino://",
            "jdbc:trino://",
            "jdbc:trino://",
            "jdbc:trino:",
            "jdbc:trino:///",
            "JDBC:trino://",
            "jdbc:TRINO://");

    private static final Method CREATE = create();

    private static Method create() {
        try {
            Method create = Class.forName("io.trino.jdbc.TrinoDriverUri")
                    .getDeclaredMethod("createDriverUri", String.class, Properties.class);
            create.setAccessible(true);
            return create;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
    void names_what_the_driver_would_dial(
            @ForAll("urls") String url, @ForAll("properties") Map<String, String> properties) {
        WebPieces.agree(url, properties, driver(url, properties));
    }

    @Tag("own-process")
    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void names_what_the_driver_dials(@ForAll("targets") List<Dialled.Target> targets) throws Exception {
        Dialled.wasNamed("io.trino.jdbc.TrinoDriver", targets, Map.of("user", "u"));
    }

    @Provide
    Arbitrary<List<Dialled.Target>> targets() {
        return Dialled.targets(urls(), properties(), 300, "jdbc:trino://");
    }

    @Provide
    Arbitrary<String> urls() {
        return WebPieces.urls(PREFIXES, OWN);
    }

    @Provide
    Arbitrary<Map<String, String>> properties() {
        return UrlPieces.properties(OWN);
    }

    private static Optional<WebPieces.Dial> driver(String url, Map<String, String> given) {
        Properties properties = new Properties();
        properties.putAll(given);
        try {
            Object parsed = CREATE.invoke(null, url, properties);
            URI dialled = (URI) parsed.getClass().getMethod("getHttpUri").invoke(parsed);
            Optional<?> catalog =
                    (Optional<?>) parsed.getClass().getMethod("getCatalog").invoke(parsed);
            return Optional.of(new WebPieces.Dial(
                    dialled.getHost(),
                    dialled.getPort(),
                    catalog.map(String.class::cast).orElse(null)));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }
}

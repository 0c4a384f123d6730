package io.tierguard.jdbc.dialect;

import java.lang.reflect.Constructor;
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

class PrestoDifferentialTest {

    private static final List<String> OWN = List.of("user", "SSL", "clientTags", "applicationNamePrefix");
    private static final List<String> PREFIXES = List.of(
            "jdbc:presto://", "jdbc:presto://", "jdbc:presto://", "jdbc:presto:", "jdbc:presto:///", "JDBC:presto://");

    private static final Constructor<?> CREATE = create();

    private static Constructor<?> create() {
        try {
            Constructor<?> create = Class.forName("com.facebook.presto.jdbc.PrestoDriverUri")
                    .getDeclaredConstructor(String.class, Properties.class);
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
        Dialled.wasNamed("com.facebook.presto.jdbc.PrestoDriver", targets, Map.of("user", "u"));
    }

    @Provide
    Arbitrary<List<Dialled.Target>> targets() {
        return Dialled.targets(urls(), properties(), 300, "jdbc:presto://");
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
        if (!url.contains("user=")) {
            // without it the parser refuses
            properties.putIfAbsent("user", "u");
        }
        try {
            Object parsed = CREATE.newInstance(url, properties);
            Method address = parsed.getClass().getMethod("getHttpUri");
            Method catalog = parsed.getClass().getMethod("getCatalog");
            address.setAccessible(true);
            catalog.setAccessible(true);
            URI dialled = (URI) address.invoke(parsed);
            return Optional.of(
                    new WebPieces.Dial(dialled.getHost(), dialled.getPort(), (String) catalog.invoke(parsed)));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }
}

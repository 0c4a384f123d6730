package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.registry.Endpoint;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What Testcontainers' own parser says of its URLs; without Docker nothing can be dialled. */
class ContainerDifferentialTest {

    private static final List<String> ENGINES = List.of(
            "postgresql", "postgresql:16", "postgis:16-3.4", "mysql:8.0.36", "mariadb", "sqlserver", "oracle", "x");

    private static final List<String> PLACES = List.of(
            "/",
            "/orders",
            "/orders",
            "/orders",
            "a.example.com/orders",
            "a.example.com:5432/orders",
            "a.example.com:5432;databaseName=orders",
            "u:p@a.example.com/orders",
            "a/b/orders",
            "/or ders",
            "orders",
            "/ordersTC_INITSCRIPT=x",
            ":5432/orders");

    private static final List<String> PARAMETERS = List.of(
            "TC_DAEMON=true",
            "TC_TMPFS=/x:rw",
            "TC_REUSABLE=true",
            "TC_INITSCRIPT=x.sql",
            "TC_INITSCRIPT=file://b.example.com/x.sql",
            "TC_INITFUNCTION=a.B::c",
            "xTC_INITSCRIPT=x.sql",
            "user=TC_INITSCRIPT=x.sql",
            "TC_DAEMON=TC_INITFUNCTION=a.B::c",
            "user=u",
            "ssl=false",
            "user",
            "user=a=b",
            "=x",
            "host=b.example.com");

    private static Method parser;

    @BeforeContainer
    static void prepare() throws IOException, ReflectiveOperationException {
        List<URL> jars = new ArrayList<>();
        for (File jar : WrapperJvm.jars("containers").toFile().listFiles()) {
            jars.add(jar.toURI().toURL());
        }
        ClassLoader loader =
                new URLClassLoader(jars.toArray(URL[]::new), ContainerDifferentialTest.class.getClassLoader());
        parser = Class.forName("org.testcontainers.jdbc.ConnectionUrl", true, loader)
                .getDeclaredMethod("newInstance", String.class);
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void what_was_named_is_the_container_that_is_started(@ForAll("urls") String url)
            throws ReflectiveOperationException {
        Reading reading = new JdbcTargetReader().read(Target.of(url).withoutAmbientSettings());
        Statistics.collect(reading instanceof Reading.Endpoints);
        Statistics.coverage(seen -> seen.check(true).percentage(share -> share > 10));
        if (reading instanceof Reading.Endpoints ours) {
            Endpoint endpoint = ours.endpoints().get(0);
            assertThat(ours.endpoints()).hasSize(1);
            assertThat(endpoint.host().text()).isEqualTo("localhost");
            assertThat(endpoint.port().value()).isEmpty();
            Object parsed = parse(url);
            endpoint.database()
                    .value()
                    .ifPresent(name -> assertThat(optional(parsed, "getDatabaseName"))
                            .as(url)
                            .contains(name));
            assertThat(optional(parsed, "getInitScriptPath").orElse("x.sql"))
                    .as(url)
                    .isEqualTo("x.sql");
            assertThat(optional(parsed, "getInitFunction")).as(url).isEmpty();
            boolean moved = ((Map<?, ?>) get(parsed, "getQueryParameters")).containsKey("host");
            // other drivers ask it only where the URL names no host
            assertThat(moved && url.startsWith("jdbc:tc:post")).as(url).isFalse();
        }
    }

    private static Object parse(String url) throws ReflectiveOperationException {
        try {
            return parser.invoke(null, url);
        } catch (InvocationTargetException e) {
            throw new AssertionError("Testcontainers refuses " + url, e.getCause());
        }
    }

    private static Optional<Object> optional(Object parsed, String getter) {
        return ((Optional<?>) get(parsed, getter)).map(Object.class::cast);
    }

    private static Object get(Object parsed, String getter) {
        try {
            return parsed.getClass().getMethod(getter).invoke(parsed);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> parameters = Arbitraries.of(PARAMETERS)
                .list()
                .ofMaxSize(2)
                .map(list -> list.isEmpty() ? "" : "?" + String.join("&", list));
        Arbitrary<String> plain = Combinators.combine(
                        Arbitraries.of(ENGINES),
                        Arbitraries.of("://", "://", "://", ":thin:@"),
                        Arbitraries.of(PLACES),
                        parameters)
                .as((engine, mark, place, query) -> "jdbc:tc:" + engine + mark + place + query);
        return Arbitraries.oneOf(plain, plain, plain.map(url -> url.replace("/orders", "/orders?x=?y")));
    }
}

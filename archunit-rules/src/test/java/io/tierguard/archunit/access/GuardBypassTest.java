package io.tierguard.archunit.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.archunit.fixture.Asked;
import io.tierguard.archunit.fixture.Fixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardBypassTest {

    private static final String PAST = " past the guards";

    @TempDir
    private Path temp;

    private Fixture fixture;

    @BeforeEach
    void begin() {
        fixture = Fixture.in(temp);
    }

    private List<String> lines(String body) {
        return lines(fixture.source("Shop", IMPORTS + body));
    }

    private static final String IMPORTS = "import java.net.*; import java.sql.*; import javax.sql.*;"
            + " import java.net.http.HttpClient; import java.util.function.*;\n";

    private static List<String> lines(Fixture fixture) {
        Path classes = fixture.compile();
        return Asked.of(new GuardBypass(AllowedPackages.CONFIGURATION, Asked.library(classes)), classes).stream()
                .filter(line -> line.contains("<shop.") || line.contains("<app."))
                .toList();
    }

    private static String method(String statements) {
        return "class Shop {\n Object a(Object o) throws Exception { " + statements + " }\n}";
    }

    private List<String> said(String statements) {
        return lines(method(statements)).stream()
                .map(line -> line.substring(line.indexOf("> ") + 2))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DriverManager.getConnection("jdbc:x")                   | calls java.sql.DriverManager.getConnection()
            DriverManager.getConnection("jdbc:x", "u", null)        | calls java.sql.DriverManager.getConnection()
            DriverManager.getDriver("jdbc:x")                       | calls java.sql.DriverManager.getDriver()
            ((Driver) o).connect("jdbc:x", null)                    | calls java.sql.Driver.connect()
            HttpClient.newHttpClient()                              | calls java.net.http.HttpClient.newHttpClient()
            HttpClient.newBuilder().build()                         | calls java.net.http.HttpClient.newBuilder()
            new URL("http://x").openConnection()                    | calls java.net.URL.openConnection()
            new URL("http://x").openStream()                        | calls java.net.URL.openStream()
            new URL("http://x").getContent()                        | calls java.net.URL.getContent()
            new Socket("x", 1)                                      | makes a java.net.Socket
            new DatagramSocket()                                    | makes a java.net.DatagramSocket
            java.nio.channels.SocketChannel.open()                  | calls java.nio.channels.SocketChannel.open()
            javax.net.SocketFactory.getDefault()                    | calls javax.net.SocketFactory.getDefault()
            javax.net.ssl.SSLSocketFactory.getDefault()             | calls javax.net.ssl.SSLSocketFactory.getDefault()
            javax.net.ssl.SSLContext.getDefault().getSocketFactory().createSocket("x", 1) \
            | calls javax.net.ssl.SSLSocketFactory.createSocket()
            Proxy.NO_PROXY                                          | uses java.net.Proxy.NO_PROXY
            ((DataSource) o).unwrap(DataSource.class)               | calls javax.sql.DataSource.unwrap()
            ((Wrapper) o).unwrap(XADataSource.class)                | calls java.sql.Wrapper.unwrap()
            (Supplier<Object>) HttpClient::newHttpClient            | refers to java.net.http.HttpClient.newHttpClient()
            (Function<Proxy, Object>) Socket::new                   | refers to a constructor of java.net.Socket
            (Supplier<Object>) () -> HttpClient.newHttpClient()     | calls java.net.http.HttpClient.newHttpClient()
            HttpClient.class.getMethod("newHttpClient").invoke(null)| reaches java.net.http.HttpClient.newHttpClient() by reflection
            """)
    void what_the_jdk_has_is_reported(String expression, String words) {
        assertThat(said("return " + expression + ";")).containsExactly(words + PAST + " :4");
    }

    @Test
    void to_take_the_proxies_of_the_jvm_away_is_reported() {
        assertThat(said("ProxySelector.setDefault(null); return null;"))
                .containsExactly("calls java.net.ProxySelector.setDefault()" + PAST + " :4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((Connection) o).unwrap(Connection.class)",
                "((Statement) o).unwrap(String.class)",
                "((DataSource) o).getConnection()",
                "((DataSource) o).isWrapperFor(DataSource.class)",
                "DriverManager.getConnection(\"jdbc:tierguard:h2:mem:a\")",
                "DriverManager.getConnection(\"jdbc:tierguard:postgresql://db/\" + o)",
                "new URL(\"http://x\").getHost()",
                "URI.create(\"http://x\")",
                "((javax.net.ssl.SSLSocketFactory) o).createSocket((Socket) o, \"x\", 1, true)",
                "((javax.net.SocketFactory) o).createSocket(\"x\", 1)",
                "Shop.class.getResource(\"x\").openStream()",
                "Shop.class.getClassLoader().getResources(\"x\").nextElement().openStream()",
                "new java.io.File(\"x\").toURI().toURL().openStream()",
                "new ServerSocket()",
                "o == Proxy.NO_PROXY",
                "((HttpClient) o).send(null, null)",
                "Class.forName(\"org.postgresql.Driver\")"
            })
    void what_dials_nothing_by_itself_passes(String expression) {
        assertThat(said("return " + expression + ";")).isEmpty();
    }

    @Test
    void named_packages_may() {
        fixture.file("Clients", """
                package app.config;
                public class Clients { Object a() { return java.net.http.HttpClient.newHttpClient(); } }
                """);
        fixture.file("Clients", """
                package app.web;
                public class Clients { Object a() { return java.net.http.HttpClient.newHttpClient(); } }
                """);
        assertThat(lines(fixture))
                .containsExactly(
                        "Method <app.web.Clients.a()> calls java.net.http.HttpClient.newHttpClient()" + PAST + " :2");
    }

    /** Stubs that have the shape of the real ones. */
    @Nested
    class Of_libraries {

        @BeforeEach
        void stubs() {
            stub("com.zaxxer.hikari", "HikariConfig", """
                    public class HikariConfig {
                        public void setJdbcUrl(String url) {}
                        public void setDriverClassName(String name) {}
                        public void setDataSource(javax.sql.DataSource source) {}
                        public void setMaximumPoolSize(int size) {}
                    }
                    """);
            dataSource("com.zaxxer.hikari", "HikariDataSource extends HikariConfig", """
                    public HikariDataSource() {}
                    public HikariDataSource(HikariConfig config) {}
                    """);
            dataSource("org.postgresql.ds", "PGSimpleDataSource", "public void setUrl(String url) {}");
            dataSource(
                    "io.tierguard.jdbc",
                    "GuardedDataSource",
                    "public static GuardedDataSource of(String url, Object guard) { return null; }"
                            + "public static GuardedDataSource wrap(javax.sql.DataSource raw, Object guard) { return null; }");
            stub(
                    "io.tierguard.jdbc",
                    "GuardedPool",
                    "public class GuardedPool { public static javax.sql.DataSource wrap(javax.sql.DataSource a)"
                            + " { return a; } }");
            stub("io.tierguard.http", "GuardedHttpClient", """
                    import java.net.http.HttpClient;
                    public class GuardedHttpClient {
                        public static HttpClient.Builder newBuilder(Object guard) { return null; }
                        public static HttpClient wrap(HttpClient bare, Object guard) { return bare; }
                    }
                    """);
            stub(
                    "org.springframework.http.client",
                    "ClientHttpRequestFactory",
                    "public interface ClientHttpRequestFactory {}");
            stub("org.springframework.http.client", "SimpleClientHttpRequestFactory", """
                    public class SimpleClientHttpRequestFactory implements ClientHttpRequestFactory {}
                    """);
            stub("org.springframework.http.client", "JdkClientHttpRequestFactory", """
                    public class JdkClientHttpRequestFactory implements ClientHttpRequestFactory {
                        public JdkClientHttpRequestFactory() {}
                        public JdkClientHttpRequestFactory(java.net.http.HttpClient client) {}
                    }
                    """);
            stub("org.springframework.web.client", "RestTemplate", """
                    import org.springframework.http.client.ClientHttpRequestFactory;
                    public class RestTemplate {
                        public RestTemplate() {}
                        public RestTemplate(ClientHttpRequestFactory factory) {}
                    }
                    """);
            stub("org.springframework.web.client", "RestClient", """
                    import org.springframework.http.client.ClientHttpRequestFactory;
                    public interface RestClient {
                        static RestClient create() { return null; }
                        static Builder builder() { return null; }
                        interface Builder {
                            Builder baseUrl(String url);
                            Builder requestFactory(ClientHttpRequestFactory factory);
                            RestClient build();
                        }
                    }
                    """);
        }

        private void stub(String in, String type, String body) {
            fixture.file(type, "package " + in + ";\n" + body);
        }

        private void dataSource(String in, String declaration, String body) {
            String type = declaration.contains(" ") ? declaration.substring(0, declaration.indexOf(' ')) : declaration;
            stub(in, type, "public class " + declaration + " implements javax.sql.DataSource {\n" + body + """
                    public java.sql.Connection getConnection() { return null; }
                    public java.sql.Connection getConnection(String user, String word) { return null; }
                    public java.io.PrintWriter getLogWriter() { return null; }
                    public void setLogWriter(java.io.PrintWriter out) {}
                    public void setLoginTimeout(int seconds) {}
                    public int getLoginTimeout() { return 0; }
                    public java.util.logging.Logger getParentLogger() { return null; }
                    public <T> T unwrap(Class<T> type) { return null; }
                    public boolean isWrapperFor(Class<?> type) { return false; }
                    }
                    """);
        }

        private List<String> said(String statements) {
            return GuardBypassTest.lines(fixture.source(
                            "Shop",
                            IMPORTS
                                    + "import com.zaxxer.hikari.*; import org.postgresql.ds.*; import io.tierguard.jdbc.*;"
                                    + " import io.tierguard.http.*; import org.springframework.web.client.*;"
                                    + " import org.springframework.http.client.*;\n" + method(statements)))
                    .stream()
                    .map(line -> line.substring(line.indexOf("> ") + 2, line.indexOf(" past")))
                    .toList();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                return new PGSimpleDataSource();                         | makes a org.postgresql.ds.PGSimpleDataSource
                return new HikariDataSource();                           | makes a com.zaxxer.hikari.HikariDataSource
                return new RestTemplate();                               | makes a org.springframework.web.client.RestTemplate
                return RestClient.create();                              | calls org.springframework.web.client.RestClient.create()
                return RestClient.builder().baseUrl("x").build();        | calls org.springframework.web.client.RestClient.builder()
                return (Supplier<Object>) RestTemplate::new;             | refers to a constructor of org.springframework.web.client.RestTemplate
                ((HikariConfig) o).setJdbcUrl("jdbc:x"); return o;       | calls com.zaxxer.hikari.HikariConfig.setJdbcUrl()
                ((PGSimpleDataSource) o).setUrl("jdbc:x"); return o;     | calls org.postgresql.ds.PGSimpleDataSource.setUrl()
                return ((HikariDataSource) o).unwrap(PGSimpleDataSource.class); \
                | calls com.zaxxer.hikari.HikariDataSource.unwrap()
                return Class.forName("org.postgresql.ds.PGSimpleDataSource").getConstructor().newInstance(); \
                | reaches new org.postgresql.ds.PGSimpleDataSource() by reflection
                return new RestTemplate(new SimpleClientHttpRequestFactory()); \
                | makes a org.springframework.http.client.SimpleClientHttpRequestFactory
                """)
        void what_dials_by_itself_is_reported(String statements, String words) {
            assertThat(said(statements)).containsExactly(words);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "return GuardedHttpClient.wrap(HttpClient.newHttpClient(), o);",
                    "return GuardedHttpClient.wrap(HttpClient.newBuilder().build(), o);",
                    "HttpClient bare = HttpClient.newHttpClient(); return GuardedHttpClient.wrap(bare, o);",
                    "return GuardedHttpClient.newBuilder(o).build();",
                    "PGSimpleDataSource raw = new PGSimpleDataSource(); raw.setUrl(\"jdbc:x\");"
                            + " return GuardedDataSource.wrap(raw, o);",
                    "HikariDataSource pool = new HikariDataSource(); pool.setDataSource(GuardedDataSource.of(\"jdbc:x\", o));"
                            + " return pool;",
                    "HikariConfig c = new HikariConfig(); c.setDataSource(GuardedDataSource.of(\"jdbc:x\", o));"
                            + " return new HikariDataSource(c);",
                    "HikariConfig c = new HikariConfig(); c.setJdbcUrl(\"jdbc:tierguard:h2:mem:a\");"
                            + " return new HikariDataSource(c);",
                    "HikariConfig c = new HikariConfig(); c.setDriverClassName(\"io.tierguard.jdbc.GuardedDriver\");"
                            + " c.setJdbcUrl(o.toString()); return new HikariDataSource(c);",
                    "HikariConfig c = new HikariConfig(); return GuardedPool.wrap(new HikariDataSource(c));",
                    "return new RestTemplate(new JdkClientHttpRequestFactory(GuardedHttpClient.newBuilder(o).build()));",
                    "ClientHttpRequestFactory f = new JdkClientHttpRequestFactory(GuardedHttpClient.newBuilder(o).build());"
                            + " return RestClient.builder().baseUrl(\"x\").requestFactory(f).build();",
                    "return ((DataSource) o).unwrap(GuardedDataSource.class);"
                })
        void what_a_guard_stands_before_passes(String statements) {
            assertThat(said(statements)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "HttpClient bare = HttpClient.newHttpClient(); GuardedHttpClient.wrap(bare, o); return bare;",
                    "HttpClient bare = HttpClient.newHttpClient(); bare.send(null, null);"
                            + " return GuardedHttpClient.wrap(bare, o);",
                    "GuardedHttpClient.wrap((HttpClient) o, o); return HttpClient.newHttpClient();"
                })
        void what_is_used_beside_its_guard_is_reported(String statements) {
            assertThat(said(statements)).containsExactly("calls java.net.http.HttpClient.newHttpClient()");
        }

        @Test
        void a_pool_that_is_only_named_beside_a_guarded_one_is_reported() {
            assertThat(said("HikariDataSource one = new HikariDataSource();"
                            + " one.setDataSource(GuardedDataSource.of(\"x\", o));"
                            + " HikariDataSource other = new HikariDataSource(); other.setMaximumPoolSize(1);"
                            + " return new Object[] {one, other};"))
                    .containsExactly("makes a com.zaxxer.hikari.HikariDataSource");
        }

        @Test
        void subclasses_are_what_they_extend() {
            fixture.file("OwnDataSource", """
                    package shop;
                    public class OwnDataSource extends org.postgresql.ds.PGSimpleDataSource {}
                    """);
            fixture.file("OtherDataSource", "package shop; public class OtherDataSource {}");
            assertThat(said("new OtherDataSource(); return new OwnDataSource();"))
                    .containsExactly("makes a shop.OwnDataSource");
        }

        @Test
        void an_anonymous_subclass_is_reported_where_it_is_made() {
            assertThat(said("return new PGSimpleDataSource() { };"))
                    .containsExactly("makes a org.postgresql.ds.PGSimpleDataSource");
        }
    }
}

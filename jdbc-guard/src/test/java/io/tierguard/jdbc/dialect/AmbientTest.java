package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of the machine that drivers obey, and that no URL shows. */
class AmbientTest {

    private final JdbcTargetReader reader = new JdbcTargetReader();

    private String reason(String url) {
        Reading reading = reader.read(Target.of(url));
        return reading instanceof Reading.Undeterminable undeterminable ? undeterminable.reason() : "read";
    }

    @Nested
    class System_properties {

        private String set = "";

        @AfterEach
        void unset() {
            System.clearProperty(set);
        }

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource({
            "socksProxyHost, jdbc:postgresql://a.example.com/x, PostgreSQL",
            "socksProxyHost, jdbc:mysql://a.example.com/x, MySQL",
            "socksProxyHost, jdbc:mariadb://a.example.com/x, MariaDB",
            "socksProxyHost, jdbc:h2:tcp://a.example.com/x, H2",
            "socksProxyHost, jdbc:sqlserver://a.example.com, SQL Server",
            "socksProxyHost, jdbc:jtds:sqlserver://a.example.com, jTDS",
            "socksProxyHost, jdbc:db2://a.example.com/x, DB2",
            "db2.jcc.propertiesFile, jdbc:db2://a.example.com/x, DB2",
            "db2.jcc.dsdriverConfigFile, jdbc:db2://a.example.com/x, DB2",
            "db2.jcc.default.dsdriverConfigFile, jdbc:db2://a.example.com/x, DB2",
            "db2.jcc.pdqProperties, jdbc:db2://a.example.com/x, DB2",
            "socksProxyHost, jdbc:oracle:thin:@//a.example.com/orders, Oracle",
            "oracle.jdbc.database, jdbc:oracle:thin:@//a.example.com/orders, Oracle",
            "oracle.jdbc.database, jdbc:oracle:thin:@(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com)), Oracle",
            "oracle.jdbc.config.file, jdbc:oracle:thin:@//a.example.com/orders, Oracle",
            "oracle.net.httpsProxyHost, jdbc:oracle:thin:@//a.example.com/orders, Oracle",
            "oracle.net.socksProxyHost, jdbc:oracle:thin:@//a.example.com/orders, Oracle",
            "h2.urlMap, jdbc:h2:mem:x, H2",
            "socksProxyHost, jdbc:hsqldb:hsql://a.example.com/x, HSQLDB",
            "http.proxyHost, jdbc:hsqldb:http://a.example.com/x, HSQLDB",
            "https.proxyHost, jdbc:hsqldb:https://a.example.com/x, HSQLDB",
            "socksProxyHost, jdbc:derby://a.example.com/x, Derby",
            "derby.authentication.server, jdbc:derby:x, Derby",
            "socksProxyHost, jdbc:snowflake://a.example.com/, Snowflake",
            "http.proxyHost, jdbc:snowflake://a.example.com/, Snowflake",
            "socksProxyHost, jdbc:trino://a.example.com/x, Trino",
            "https.proxyHost, jdbc:trino://a.example.com/x, Trino",
            "socksProxyHost, jdbc:presto://a.example.com:1/x, Presto",
            "http.proxyHost, jdbc:presto://a.example.com:1/x, Presto",
            "socksProxyHost, jdbc:ch://a.example.com/x, ClickHouse",
            "postgresql.url.encoding, jdbc:postgresql://a.example.com/x, PostgreSQL",
        })
        void that_move_a_connection_make_it_undeterminable(String property, String url, String dialect) {
            set = property;
            System.setProperty(property, "elsewhere.example.com");

            assertThat(reason(url))
                    .isEqualTo(dialect + ": the system property " + property + " leads connections elsewhere");
            assertThat(reader.read(Target.of(url).withoutAmbientSettings())).isInstanceOf(Reading.Endpoints.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"jdbc:hsqldb:mem:x", "jdbc:derby:x", "jdbc:sqlite:x", "jdbc:hsqldb:hsql://a.example.com/x"})
        void of_a_proxy_for_http_do_not_touch_what_speaks_something_else(String url) {
            set = "http.proxyHost";
            System.setProperty(set, "elsewhere.example.com");

            assertThat(reason(url)).isEqualTo("read");
        }

        @Test
        void of_the_systems_own_proxies_count_where_they_are_on() {
            set = "java.net.useSystemProxies";
            System.setProperty(set, "false");
            assertThat(reason("jdbc:trino://a.example.com/x")).isEqualTo("read");

            System.setProperty(set, "true");
            assertThat(reason("jdbc:trino://a.example.com/x"))
                    .isEqualTo("Trino: the system property java.net.useSystemProxies leads connections elsewhere");
        }

        @Test
        void that_hsqldb_puts_into_a_path_must_be_plain() {
            set = "user.dir";
            String before = System.getProperty(set);
            try {
                System.setProperty(set, "/tmp;storage_class_name=x.Y");
                assertThat(reason("jdbc:hsqldb:file:${user.dir}/x"))
                        .isEqualTo("HSQLDB: a system property is put into it, and may lead anywhere");
                assertThat(reader.read(
                                Target.of("jdbc:hsqldb:file:${user.dir}/x").withoutAmbientSettings()))
                        .isInstanceOf(Reading.Endpoints.class);
            } finally {
                System.setProperty(set, before);
                set = "unused";
            }
        }

        @Test
        void of_a_proxy_do_not_touch_what_is_local() {
            set = "socksProxyHost";
            System.setProperty(set, "elsewhere.example.com");

            assertThat(reason("jdbc:h2:mem:x")).isEqualTo("read");
        }
    }

    @Nested
    class The_resource_of_pgjdbc {

        private final ClassLoader before = Thread.currentThread().getContextClassLoader();

        @TempDir
        private Path directory;

        @AfterEach
        void restore() {
            Thread.currentThread().setContextClassLoader(before);
        }

        private void holds(String content) throws IOException {
            Path resource = directory.resolve("org/postgresql/driverconfig.properties");
            Files.createDirectories(resource.getParent());
            Files.writeString(resource, content);
            Thread.currentThread()
                    .setContextClassLoader(
                            new URLClassLoader(new URL[] {directory.toUri().toURL()}, before));
        }

        @Test
        void names_the_host_where_nothing_else_does() throws IOException {
            holds("PGHOST=b.example.com\nPGPORT=1\n");

            assertThat(endpoints("jdbc:postgresql:orders")).isEqualTo("[b.example.com:1/orders]");
            assertThat(endpoints("jdbc:postgresql://a.example.com/orders")).isEqualTo("[a.example.com:5432/orders]");
        }

        @Test
        void is_not_read_where_no_ambient_setting_shall_be() throws IOException {
            holds("PGHOST=b.example.com\n");

            Reading reading = reader.read(Target.of("jdbc:postgresql:orders").withoutAmbientSettings());
            assertThat(((Reading.Endpoints) reading).endpoints()).hasToString("[localhost:5432/orders]");
        }

        @Test
        void makes_it_undeterminable_where_it_moves_the_target() throws IOException {
            holds("socketFactory=x.Y\n");

            assertThat(reason("jdbc:postgresql://a.example.com/orders"))
                    .isEqualTo("PostgreSQL: a line of org/postgresql/driverconfig.properties, socketFactory,"
                            + " leads where it cannot be followed");
        }

        @Test
        void makes_it_undeterminable_where_another_says_something_else() throws IOException {
            holds("PGHOST=b.example.com\nloginTimeout=1\n");
            Path other = directory.resolve("other/org/postgresql/driverconfig.properties");
            Files.createDirectories(other.getParent());
            Files.writeString(other, "PGHOST=b.example.com\nsocketTimeout=1\n");
            URL url = directory.resolve("other").toUri().toURL();
            Thread.currentThread()
                    .setContextClassLoader(new URLClassLoader(
                            new URL[] {url}, Thread.currentThread().getContextClassLoader()));
            assertThat(endpoints("jdbc:postgresql:orders")).isEqualTo("[b.example.com:5432/orders]");

            Files.writeString(other, "PGHOST=c.example.com\n");

            assertThat(reason("jdbc:postgresql:orders"))
                    .isEqualTo("PostgreSQL: the resource org/postgresql/driverconfig.properties stands twice on the"
                            + " class path, and differs");
        }

        @Test
        void is_found_by_the_drivers_own_class_loader_too() throws IOException {
            holds("PGHOST=b.example.com\n");
            URL drivers = org.postgresql.Driver.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation();
            ClassLoader own =
                    new URLClassLoader(new URL[] {drivers, directory.toUri().toURL()}, null) {
                        @Override
                        protected Class<?> findClass(String name) throws ClassNotFoundException {
                            try {
                                return super.findClass(name);
                            } catch (ClassNotFoundException e) {
                                return ClassLoader.getPlatformClassLoader().loadClass(name);
                            }
                        }
                    };
            // as in an application server, which hands on the driver's classes, and nothing else
            Thread.currentThread().setContextClassLoader(new ClassLoader(null) {
                @Override
                protected Class<?> findClass(String name) throws ClassNotFoundException {
                    return own.loadClass(name);
                }
            });

            assertThat(endpoints("jdbc:postgresql:orders")).isEqualTo("[b.example.com:5432/orders]");
        }

        @Test
        void makes_it_undeterminable_where_it_cannot_be_read() throws IOException {
            holds("PGHOST=\\u00\n");

            assertThat(reason("jdbc:postgresql://a.example.com/orders"))
                    .isEqualTo("PostgreSQL: the resource org/postgresql/driverconfig.properties cannot be read");
        }

        private String endpoints(String url) {
            return ((Reading.Endpoints) reader.read(Target.of(url))).endpoints().toString();
        }
    }

    @Nested
    class The_resource_of_jcc {

        private static final String URL = "jdbc:db2://a.example.com/x";
        private final ClassLoader before = Thread.currentThread().getContextClassLoader();

        @TempDir
        private Path directory;

        @AfterEach
        void restore() {
            Thread.currentThread().setContextClassLoader(before);
        }

        private void holds(String content) throws IOException {
            Files.writeString(directory.resolve("DB2JccConfiguration.properties"), content);
            Thread.currentThread()
                    .setContextClassLoader(new URLClassLoader(
                            new java.net.URL[] {directory.toUri().toURL()}, before));
        }

        @Test
        void that_names_no_file_of_servers_does_not_matter() throws IOException {
            holds("db2.jcc.traceLevel=1\n");

            assertThat(reason(URL)).isEqualTo("read");
        }

        @Test
        void that_names_a_file_of_servers_makes_it_undeterminable() throws IOException {
            holds("db2.jcc.dsdriverConfigFile=x.cfg\n");

            assertThat(reason(URL))
                    .isEqualTo("DB2: db2.jcc.dsdriverConfigFile in the resource DB2JccConfiguration.properties"
                            + " leads connections elsewhere");
            assertThat(reader.read(Target.of(URL).withoutAmbientSettings())).isInstanceOf(Reading.Endpoints.class);
        }

        @Test
        void that_cannot_be_read_makes_it_undeterminable() throws IOException {
            holds("x=\\u00\n");

            assertThat(reason(URL)).isEqualTo("DB2: the resource DB2JccConfiguration.properties cannot be read");
        }
    }

    @Nested
    class The_folder_of_Oracle {

        private static final String REASON =
                "Oracle: TNS_ADMIN is set, and a name or properties in its folder may lead elsewhere";

        @TempDir
        private Path directory;

        @AfterEach
        void unset() {
            System.clearProperty("TNS_ADMIN");
            System.clearProperty("oracle.net.tns_admin");
        }

        @ParameterizedTest
        @ValueSource(strings = {"TNS_ADMIN", "oracle.net.tns_admin"})
        void resolves_names_alone(String property) {
            assertThat(reason("jdbc:oracle:thin:@//a.example.com")).isEqualTo("read");
            System.setProperty(property, directory.toString());

            assertThat(reason("jdbc:oracle:thin:@//a.example.com")).isEqualTo(REASON);
            assertThat(reason("jdbc:oracle:thin:@a.example.com/x")).isEqualTo(REASON);
            assertThat(reason("jdbc:oracle:thin:@//a.example.com:1521/orders")).isEqualTo("read");
            assertThat(reason("jdbc:oracle:thin:@a.example.com:1521:orcl")).isEqualTo("read");
        }

        @Test
        void that_no_system_can_name_leads_everything_elsewhere() {
            System.setProperty("TNS_ADMIN", "wal\0let");

            assertThat(reason("jdbc:oracle:thin:@//a.example.com:1521/orders")).isEqualTo(REASON);
        }

        @Test
        void with_properties_leads_everything_elsewhere() throws IOException {
            Files.writeString(directory.resolve("ojdbc.properties"), "database=//b.example.com/orders");
            System.setProperty("TNS_ADMIN", directory.toString());
            Target target = Target.of("jdbc:oracle:thin:@//a.example.com:1521/orders");

            assertThat(reason(target.url())).isEqualTo(REASON);
            assertThat(reader.read(target.withoutAmbientSettings())).isInstanceOf(Reading.Endpoints.class);
        }
    }
}

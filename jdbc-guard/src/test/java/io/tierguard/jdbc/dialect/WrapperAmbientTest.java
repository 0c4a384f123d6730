package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of the machine that wrappers and PostgreSQL's relatives obey. */
class WrapperAmbientTest {

    private static final String REDSHIFT = "jdbc:redshift://a.example.com/x";
    private static final String SECRETS = "jdbc-secretsmanager:mysql://a.example.com/x";

    private static final String INI_FILE = "Redshift: a file rsjdbc.ini lies where the driver looks for settings";

    private final JdbcTargetReader reader = new JdbcTargetReader();
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @TempDir
    private Path directory;

    @AfterEach
    void restore() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private String reason(String url) {
        return reader.read(Target.of(url)) instanceof Reading.Undeterminable undeterminable
                ? undeterminable.reason()
                : "read";
    }

    private void holds(String resource, String content) throws IOException {
        Path file = directory.resolve(resource);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Thread.currentThread()
                .setContextClassLoader(
                        new URLClassLoader(new URL[] {directory.toUri().toURL()}, before));
    }

    @Nested
    class System_properties {

        private String set = "";
        private String was = "";

        @AfterEach
        void unset() {
            if (was == null) {
                System.clearProperty(set);
            } else {
                System.setProperty(set, was);
            }
        }

        private void set(String name, String value) {
            set = name;
            was = System.getProperty(name);
            System.setProperty(name, value);
        }

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "socksProxyHost | jdbc:redshift://a.example.com/x | Redshift: the system property socksProxyHost leads connections elsewhere",
                    "redshift.url.encoding | jdbc:redshift://a.example.com/x | Redshift: the system property redshift.url.encoding leads connections elsewhere",
                    "socksProxyHost | jdbc:yugabytedb://a.example.com/x | YugabyteDB: the system property socksProxyHost leads connections elsewhere",
                    "socksProxyHost | jdbc:pgsql://a.example.com/x | pgjdbc-ng: the system property socksProxyHost leads connections elsewhere",
                    "socksProxyHost | jdbc:p6spy:postgresql://a.example.com/x | PostgreSQL: the system property socksProxyHost leads connections elsewhere",
                    "socksProxyHost | jdbc:aws-wrapper:mysql://a.example.com/x | MySQL: the system property socksProxyHost leads connections elsewhere",
                    "drivers.mysql.realDriverClass | jdbc-secretsmanager:mysql://a.example.com/x | Secrets Manager JDBC: a setting names another driver for the database",
                })
        void that_move_a_connection_make_it_undeterminable(String property, String url, String reason) {
            set(property, "elsewhere.example.com");

            assertThat(reason(url)).isEqualTo(reason);
            assertThat(reader.read(Target.of(url).withoutAmbientSettings())).isInstanceOf(Reading.Endpoints.class);
        }

        @Test
        void another_databases_driver_does_not_matter() {
            set("drivers.oracle.realDriverClass", "x.Y");

            assertThat(reason(SECRETS)).isEqualTo("read");
        }

        @ParameterizedTest
        @CsvSource({"user.home", "java.io.tmpdir"})
        void may_lead_to_a_file_that_redshift_reads(String property) throws IOException {
            Files.writeString(directory.resolve("rsjdbc.ini"), "[ODBC]\n");
            set(property, directory.toString());

            assertThat(reason(REDSHIFT)).isEqualTo(INI_FILE);
            assertThat(reader.read(Target.of(REDSHIFT).withoutAmbientSettings()))
                    .isInstanceOf(Reading.Endpoints.class);
        }

        @Test
        void may_lead_to_docker_on_another_machine() {
            set("docker.host", "tcp://b.example.com:2375");

            assertThat(reason("jdbc:tc:postgresql:///x"))
                    .startsWith("Testcontainers: t")
                    .contains("Docker");
            assertThat(reader.read(Target.of("jdbc:tc:postgresql:///x").withoutAmbientSettings()))
                    .isInstanceOf(Reading.Endpoints.class);
        }
    }

    @Nested
    class The_settings_of_redshift {

        private URL driver() {
            return com.amazon.redshift.Driver.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation();
        }

        @Test
        void may_be_named_by_a_variable() {
            assertThatExceptionOfType(UnreadableTarget.class)
                    .isThrownBy(() -> RedshiftIniFile.requireNone(Map.of("AMAZON_REDSHIFT_JDBC_INI_FILE", "x.ini")))
                    .withMessage("Redshift: the variable AMAZON_REDSHIFT_JDBC_INI_FILE names a file of settings");
            assertThatCode(() -> RedshiftIniFile.requireNone(Map.of("AMAZON_REDSHIFT_JDBC_INI_FILE", "")))
                    .doesNotThrowAnyException();
        }

        @Test
        void may_lie_beside_the_driver() throws IOException {
            Path jar = directory.resolve("redshift.jar");
            try (InputStream in = driver().openStream()) {
                Files.copy(in, jar);
            }
            ClassLoader platform = ClassLoader.getPlatformClassLoader();
            try (URLClassLoader own = new URLClassLoader(new URL[] {jar.toUri().toURL()}, platform)) {
                Thread.currentThread().setContextClassLoader(own);
                assertThat(reason(REDSHIFT)).isEqualTo("read");

                Files.writeString(directory.resolve("rsjdbc.ini"), "[ODBC]\n");

                assertThat(reason(REDSHIFT)).isEqualTo(INI_FILE);
            }
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void lie_nowhere_beside_a_driver_of_unknown_origin(boolean hasDomain) {
            Thread.currentThread().setContextClassLoader(new ClassLoader(before) {
                @Override
                public Class<?> loadClass(String name) throws ClassNotFoundException {
                    return name.equals("com.amazon.redshift.Driver") ? ofNowhere(name) : super.loadClass(name);
                }

                private Class<?> ofNowhere(String name) throws ClassNotFoundException {
                    try (InputStream in = before.getResourceAsStream(name.replace('.', '/') + ".class")) {
                        byte[] code = in.readAllBytes();
                        Class<?> loaded = findLoadedClass(name);
                        ProtectionDomain domain = hasDomain ? null : new ProtectionDomain(null, null);
                        return loaded != null ? loaded : defineClass(name, code, 0, code.length, domain);
                    } catch (IOException e) {
                        throw new ClassNotFoundException(name, e);
                    }
                }
            });

            assertThat(reason(REDSHIFT)).isEqualTo("read");
        }

        @Test
        void lie_nowhere_beside_a_driver_that_is_not_there() {
            Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());

            assertThat(reason(REDSHIFT)).isEqualTo("read");
        }
    }

    @Nested
    class Resources {

        @Test
        void of_redshift_that_are_harmless_change_nothing() throws IOException {
            holds("com/amazon/redshift/driverconfig.properties", "ssl=true\n");

            assertThat(reason(REDSHIFT)).isEqualTo("read");
        }

        @Test
        void of_redshift_may_hand_the_target_to_a_class() throws IOException {
            holds("com/amazon/redshift/driverconfig.properties", "socketfactory=x.Y\n");

            assertThat(reason(REDSHIFT))
                    .isEqualTo("Redshift: a line of com/amazon/redshift/driverconfig.properties, socketFactory, leads"
                            + " where it cannot be followed");
        }

        @Test
        void of_yugabyte_name_the_host_where_nothing_else_does() throws IOException {
            holds("com/yugabyte/driverconfig.properties", "PGHOST=b.example.com\n");

            Reading reading = reader.read(Target.of("jdbc:yugabytedb:x"));

            assertThat(((Reading.Endpoints) reading).endpoints()).hasToString("[b.example.com:5433/x]");
        }

        @Test
        void of_secrets_manager_may_name_another_driver() throws IOException {
            holds("secretsmanager.properties", "drivers.mysql.realDriverClass=x.Y\n");

            assertThat(reason(SECRETS))
                    .isEqualTo("Secrets Manager JDBC: a setting names another driver for the database");
        }

        @Test
        void of_secrets_manager_may_be_broken() throws IOException {
            holds("secretsmanager.properties", "x=\\u00\n");

            assertThat(reason(SECRETS))
                    .isEqualTo("Secrets Manager JDBC: the resource secretsmanager.properties cannot be read");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({"testcontainers.properties", "docker-java.properties"})
        void of_docker_may_name_another_machine(String resource) throws IOException {
            holds(resource, "docker.host=tcp://b.example.com:2375\n");

            assertThatExceptionOfType(UnreadableTarget.class)
                    .isThrownBy(
                            () -> new DockerHost(Map.of(), directory.resolve("nowhere"), false).requireThisMachine())
                    .withMessage("Testcontainers: a line of " + resource + " leads to another Docker");
        }
    }

    @Nested
    class Docker {

        private void requireThisMachine(Map<String, String> variables) {
            new DockerHost(variables, directory, false).requireThisMachine();
        }

        @ParameterizedTest(name = "{0}={1}")
        @CsvSource({
            "DOCKER_HOST, tcp://b.example.com:2375",
            "DOCKER_HOST, ssh://b.example.com",
            "DOCKER_CONTEXT, remote",
            "DOCKER_CLIENT_STRATEGY, x.Y",
            "TESTCONTAINERS_HOST_OVERRIDE, b.example.com",
            "TESTCONTAINERS_TC_HOST, tcp://b.example.com:1",
        })
        void on_another_machine_is_refused(String variable, String value) {
            assertThatExceptionOfType(UnreadableTarget.class)
                    .isThrownBy(() -> requireThisMachine(Map.of(variable, value)))
                    .withMessage("Testcontainers: the variable " + variable + " leads to another Docker");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({
            ".testcontainers.properties, docker.host=tcp://b.example.com:2375",
            ".testcontainers.properties, tc.host=tcp://b.example.com:1",
            ".testcontainers.properties, host.override=b.example.com",
            ".testcontainers.properties, docker.client.strategy=x.Y",
            ".docker-java.properties, DOCKER_HOST=tcp://b.example.com:2375",
        })
        void by_a_file_on_another_machine_is_refused(String file, String line) throws IOException {
            Files.writeString(directory.resolve(file), line);

            assertThatExceptionOfType(UnreadableTarget.class)
                    .isThrownBy(() -> requireThisMachine(Map.of()))
                    .withMessage("Testcontainers: a line of " + file + " leads to another Docker");
        }

        @Test
        void behind_a_broken_file_is_refused() throws IOException {
            Files.writeString(directory.resolve(".testcontainers.properties"), "x=\\u00");

            assertThatExceptionOfType(UnreadableTarget.class)
                    .isThrownBy(() -> requireThisMachine(Map.of()))
                    .withMessage("Testcontainers: the file .testcontainers.properties cannot be read");
        }

        @Test
        void seen_from_a_container_is_another_machine() {
            assertThatExceptionOfType(UnreadableTarget.class)
                    .isThrownBy(() -> new DockerHost(Map.of(), directory, true).requireThisMachine())
                    .withMessage(
                            "Testcontainers: this process is in a container, where Docker's own host is another one");
        }

        @Test
        void on_this_machine_is_where_testcontainers_finds_it() throws IOException {
            Files.writeString(
                    directory.resolve(".testcontainers.properties"),
                    "docker.client.strategy=org.testcontainers.dockerclient.UnixSocketClientProviderStrategy\n"
                            + "testcontainers.reuse.enable=true\ndocker.host=unix:///run/user/1/docker.sock\n");

            assertThatCode(() -> requireThisMachine(Map.of("DOCKER_HOST", "unix:///var/run/docker.sock")))
                    .doesNotThrowAnyException();
        }
    }
}

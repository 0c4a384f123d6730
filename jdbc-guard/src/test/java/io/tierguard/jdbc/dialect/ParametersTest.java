package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.db2.jcc.DB2BaseDataSource;
import com.microsoft.sqlserver.jdbc.SQLServerDriver;
import com.mysql.cj.conf.PropertyKey;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oracle.jdbc.OracleConnection;
import oracle.net.resolver.EZConnectResolver;
import org.h2.engine.ConnectionInfo;
import org.h2.engine.DbSettings;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.util.options.OptionAliases;
import org.postgresql.PGProperty;

/** A new version of a driver brings new parameters: each must be sorted before it passes. */
class ParametersTest {

    @Test
    void of_postgresql_are_sorted() {
        Set<String> names =
                Stream.of(PGProperty.values()).map(PGProperty::getName).collect(Collectors.toSet());

        assertThat(PostgresParameters.OWN.inUrl().all()).containsAll(names);
        assertThat(PostgresParameters.OWN.inProperties().all()).containsAll(names);
    }

    @Test
    void of_mysql_are_sorted() {
        Set<String> names = new TreeSet<>();
        for (PropertyKey key : PropertyKey.values()) {
            names.add(key.getKeyName());
            if (key.getCcAlias() != null) {
                names.add(key.getCcAlias());
            }
        }

        assertThat(MysqlParameters.ALL.all()).containsAll(names);
    }

    @Test
    void of_mariadb_are_sorted() {
        Set<String> names = Stream.of(Configuration.Builder.class.getDeclaredFields())
                .map(Field::getName)
                .filter(name -> !name.startsWith("_") && !name.startsWith("$"))
                .collect(Collectors.toSet());

        assertThat(names).hasSizeGreaterThan(80);
        assertThat(MariadbParameters.ALL.all()).containsAll(names);
        assertThat(MariadbParameters.ALL.all()).containsAll(OptionAliases.OPTIONS_ALIASES.keySet());
    }

    @Test
    void of_h2_are_sorted() throws ReflectiveOperationException {
        Field field = ConnectionInfo.class.getDeclaredField("KNOWN_SETTINGS");
        field.setAccessible(true);
        Set<String> names = new TreeSet<>();
        ((Collection<?>) field.get(null)).forEach(name -> names.add(name.toString()));
        names.addAll(DbSettings.DEFAULT.getSettings().keySet());
        names.remove(H2Parameters.TIME_ZONE);

        assertThat(names).hasSizeGreaterThan(90);
        assertThat(H2Parameters.ALL.all()).containsAll(names);
    }

    @Test
    void of_sql_server_are_sorted() throws ReflectiveOperationException {
        Set<String> names = new TreeSet<>();
        for (String field : List.of("DRIVER_PROPERTIES", "DRIVER_PROPERTIES_PROPERTY_ONLY")) {
            for (Object property : (Object[]) read(SQLServerDriver.class, field)) {
                Method name = property.getClass().getDeclaredMethod("getName");
                name.setAccessible(true);
                names.add((String) name.invoke(property));
            }
        }
        for (String[] synonym : (String[][]) read(SQLServerDriver.class, "driverPropertiesSynonyms")) {
            names.add(synonym[0]);
        }

        assertThat(names).hasSizeGreaterThan(100);
        assertThat(SqlServerParameters.ALL.all()).containsAll(names);
    }

    @Test
    void of_jtds_are_sorted() throws SQLException {
        Set<String> names = Stream.of(new net.sourceforge.jtds.jdbc.Driver()
                        .getPropertyInfo("jdbc:jtds:sqlserver://a.example.com", new Properties()))
                .map(info -> info.name)
                .collect(Collectors.toSet());

        assertThat(names).hasSizeGreaterThan(35);
        assertThat(JtdsParameters.ALL.all()).containsAll(names);
    }

    @Test
    void of_db2_are_sorted() throws ReflectiveOperationException {
        Set<String> names = new TreeSet<>();
        for (Field field : DB2BaseDataSource.class.getFields()) {
            if (field.getName().startsWith("propertyKey_") && field.get(null) instanceof String name) {
                names.add(name);
            }
        }

        assertThat(names).hasSizeGreaterThan(230);
        assertThat(Db2Parameters.ALL.all()).containsAll(names);
    }

    @Test
    void of_oracle_are_sorted() throws ReflectiveOperationException {
        Set<String> names = new TreeSet<>();
        for (Field field : OracleConnection.class.getFields()) {
            String name = field.getName();
            if (name.startsWith("CONNECTION_PROPERTY_")
                    && !name.endsWith("_DEFAULT")
                    && !name.endsWith("_ACCESSMODE")) {
                names.add((String) field.get(null));
            }
        }
        Set<String> aliases = new TreeSet<>(EZConnectResolver.validAliases().keySet());
        aliases.addAll(((Map<?, ?>) read(EZConnectResolver.class, "CONNECTION_PROPS_ALIAS"))
                .keySet().stream().map(Object::toString).toList());

        assertThat(names).hasSizeGreaterThan(230);
        assertThat(OracleParameters.IN_PROPERTIES.all()).containsAll(names);
        assertThat(aliases).hasSizeGreaterThan(45);
        assertThat(OracleParameters.IN_URL.all()).containsAll(names).containsAll(aliases);
    }

    private static Object read(Class<?> holder, String name) throws ReflectiveOperationException {
        Field field = holder.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(null);
    }

    @Test
    void of_two_drivers_are_sorted_by_the_one_that_they_move() {
        Parameters one = Parameters.of("One", "a b", "c", "d");
        Parameters both = one.or(Parameters.of("Other", "e", "b", "A"));

        assertThat(both.dialect()).isEqualTo("One");
        assertThat(both.harmless()).containsExactly("a", "b", "e");
        assertThat(both.read()).containsExactly("b", "c");
        assertThat(both.moving()).containsExactly("A", "d");
        assertThat(both.all()).containsExactly("a", "b", "c", "d", "e");
    }

    /** Else what is copied from elsewhere would pass unsorted once a driver takes it. */
    @Test
    void that_are_copied_from_another_database_mean_nothing_to_the_driver() throws Exception {
        Parameters copied = Parameters.of("copied", "", "", "").passing(CopiedParameters.OF_MYSQL);

        Set<String> ofPostgres =
                Stream.of(PGProperty.values()).map(PGProperty::getName).collect(Collectors.toSet());
        assertThat(ofPostgres).noneMatch(copied.harmless()::contains);
        assertThat(ofPostgres)
                .noneMatch(copied.passing(CopiedParameters.OF_LIBPQ).harmless()::contains);
        Set<String> ofSqlServer = new TreeSet<>();
        for (Object property : (Object[]) read(SQLServerDriver.class, "DRIVER_PROPERTIES")) {
            Method name = property.getClass().getDeclaredMethod("getName");
            name.setAccessible(true);
            ofSqlServer.add((String) name.invoke(property));
        }
        assertThat(ofSqlServer).hasSizeGreaterThan(90).noneMatch(copied.harmless()::contains);
        Set<String> ofMysql =
                Stream.of(PropertyKey.values()).map(PropertyKey::getKeyName).collect(Collectors.toSet());
        Parameters clients = Parameters.of("copied", "", "", "").passing(CopiedParameters.OF_MYSQL_CLIENTS);
        assertThat(ofMysql).noneMatch(clients.harmless()::contains);
    }

    @Test
    void that_are_copied_never_hide_one_that_leads_elsewhere() {
        Parameters own = Parameters.of("own", "a", "b", "c").passing("A B C d");

        assertThat(own.harmless()).containsExactly("a", "d");
        assertThat(own.read()).containsExactly("b");
        assertThat(own.moving()).containsExactly("c");
    }

    @Test
    void stand_in_one_list_only() {
        for (Parameters table : Set.of(
                PostgresParameters.OWN.inUrl(),
                MysqlParameters.ALL,
                MariadbParameters.ALL,
                H2Parameters.ALL,
                SqlServerParameters.ALL,
                JtdsParameters.ALL,
                Db2Parameters.ALL,
                OracleParameters.IN_URL)) {
            assertThat(table.read()).noneMatch(table.harmless()::contains);
            assertThat(table.moving()).noneMatch(table.harmless()::contains).noneMatch(table.read()::contains);
        }
    }
}

package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.client.api.ClientConfigProperties;
import com.clickhouse.client.config.ClickHouseClientOption;
import com.clickhouse.client.config.ClickHouseDefaults;
import com.clickhouse.client.http.config.ClickHouseHttpOption;
import com.clickhouse.config.ClickHouseOption;
import com.clickhouse.jdbc.DriverProperties;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.snowflake.client.internal.core.SFSessionProperty;
import org.apache.derby.shared.common.reference.Attribute;
import org.hsqldb.persist.HsqlDatabaseProperties;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteConfig;

/** A new version of a driver brings new parameters: each must be sorted before it passes. */
class AnalyticalParametersTest {

    private static Set<String> constants(Class<?> holder) throws ReflectiveOperationException {
        Set<String> values = new TreeSet<>();
        for (Field field : holder.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                field.setAccessible(true);
                String value = (String) field.get(null);
                if (value != null) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    @Test
    void of_hsqldb_are_sorted() throws ReflectiveOperationException {
        Set<String> names = constants(HsqlDatabaseProperties.class).stream()
                .filter(name ->
                        name.matches("(?:[a-z_]+\\.)?[a-z_0-9]+") && !name.matches("[0-9.]+|db_version|hsqldb|no|yes"))
                .collect(Collectors.toSet());

        assertThat(names).hasSizeGreaterThan(80);
        assertThat(HsqldbParameters.ALL.all()).containsAll(names);
    }

    @Test
    void of_derby_are_sorted() throws ReflectiveOperationException {
        Set<String> names = constants(Attribute.class).stream()
                .filter(name -> name.matches("[A-Za-z_]+"))
                .collect(Collectors.toSet());

        assertThat(names).hasSizeGreaterThan(35);
        assertThat(DerbyParameters.ALL.all()).containsAll(names);
    }

    @Test
    void of_sqlite_are_sorted() {
        Set<String> names = Stream.of(SQLiteConfig.Pragma.values())
                .map(SQLiteConfig.Pragma::getPragmaName)
                .collect(Collectors.toSet());

        assertThat(SqliteParameters.ALL.all()).containsAll(names);
    }

    @Test
    void of_snowflake_are_sorted() {
        Set<String> names = Stream.of(SFSessionProperty.values())
                .map(SFSessionProperty::getPropertyKey)
                .collect(Collectors.toSet());

        assertThat(SnowflakeParameters.ALL.all()).containsAll(names);
    }

    @Test
    void of_trino_are_sorted() throws ReflectiveOperationException {
        Set<String> names = Stream.of(Class.forName("io.trino.jdbc.$internal.client.uri.PropertyName")
                        .getEnumConstants())
                .map(Object::toString)
                .collect(Collectors.toSet());

        assertThat(names).hasSizeGreaterThan(50);
        assertThat(TrinoParameters.ALL.all()).containsAll(names);
    }

    @Test
    void of_presto_are_sorted() throws ReflectiveOperationException {
        Field all =
                Class.forName("com.facebook.presto.jdbc.ConnectionProperties").getDeclaredField("ALL_PROPERTIES");
        all.setAccessible(true);
        Set<String> names = new TreeSet<>();
        for (Object property : (Set<?>) all.get(null)) {
            Field key = property.getClass().getSuperclass().getDeclaredField("key");
            key.setAccessible(true);
            names.add((String) key.get(property));
        }

        assertThat(names).hasSizeGreaterThan(30);
        assertThat(PrestoParameters.ALL.all()).containsAll(names);
    }

    @Test
    void of_clickhouse_are_sorted() throws ReflectiveOperationException {
        Set<String> names = new TreeSet<>();
        Stream.of(ClientConfigProperties.values())
                .map(ClientConfigProperties::getKey)
                .filter(key -> !key.startsWith("clickhouse_setting_"))
                .forEach(names::add);
        Stream.of(DriverProperties.values()).map(DriverProperties::getKey).forEach(names::add);
        Stream.<ClickHouseOption[]>of(
                        ClickHouseClientOption.values(), ClickHouseDefaults.values(), ClickHouseHttpOption.values())
                .flatMap(Stream::of)
                .map(ClickHouseOption::getKey)
                .forEach(names::add);

        assertThat(names).hasSizeGreaterThan(130);
        assertThat(ClickhouseParameters.ALL.all()).containsAll(names);
    }
}

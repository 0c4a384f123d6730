package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.conf.PropertyKey;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

        assertThat(PostgresParameters.IN_URL.all()).containsAll(names);
        assertThat(PostgresParameters.IN_PROPERTIES.all()).containsAll(names);
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
    void stand_in_one_list_only() {
        for (Parameters table :
                Set.of(PostgresParameters.IN_URL, MysqlParameters.ALL, MariadbParameters.ALL, H2Parameters.ALL)) {
            assertThat(table.harmless()).doesNotContainAnyElementsOf(table.read());
            assertThat(table.harmless()).doesNotContainAnyElementsOf(table.moving());
            assertThat(table.read()).doesNotContainAnyElementsOf(table.moving());
        }
    }
}

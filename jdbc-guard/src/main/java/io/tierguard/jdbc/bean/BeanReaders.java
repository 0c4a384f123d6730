package io.tierguard.jdbc.bean;

import io.tierguard.report.Code;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the reader of a data source by its class.
 *
 * <p>A class that extends a known one is read like it as long as it overrides nothing. One that is not known is asked what
 * it tells, unless it comes from a driver that is: what is not listed of such a driver is not understood.
 */
final class BeanReaders {

    private static final List<String> DRIVERS = List.of(
            "org.postgresql.",
            "com.mysql.",
            "org.mariadb.",
            "org.h2.",
            "com.microsoft.sqlserver.",
            "net.sourceforge.jtds.",
            "oracle.jdbc.",
            "com.ibm.db2.",
            "org.hsqldb.",
            "org.apache.derby.",
            "org.sqlite.",
            "com.amazon.redshift.",
            "com.yugabyte.",
            "com.impossibl.postgres.",
            "net.snowflake.",
            "io.trino.",
            "com.facebook.presto.",
            "com.clickhouse.",
            "software.amazon.jdbc.");

    private static final Set<String> TELLING_NOTHING = Set.of("toString", "hashCode", "equals");

    private BeanReaders() {}

    /** Loaded with the first data source that is wrapped. */
    private static final class Known {

        private static final Map<String, BeanReader> READERS = new TreeMap<>();
        private static final Map<String, List<String>> PREFIXES = new TreeMap<>();

        static {
            put(PostgresBeans.READER, PostgresBeans.TYPES, "jdbc:postgresql:", "jdbc:redshift:", "jdbc:yugabytedb:");
            put(MysqlBeans.READER, MysqlBeans.TYPES, "jdbc:mysql:");
            put(MariadbBeans.READER, MariadbBeans.TYPES, "jdbc:mariadb:", "jdbc:mysql:");
            put(H2Beans.READER, H2Beans.TYPES, "jdbc:h2:");
            put(SqlServerBeans.READER, SqlServerBeans.TYPES, "jdbc:sqlserver:");
            put(JtdsBeans.READER, JtdsBeans.TYPES, "jdbc:jtds:");
            put(OracleBeans.READER, OracleBeans.TYPES, "jdbc:oracle:");
            put(Db2Beans.READER, Db2Beans.TYPES, "jdbc:db2:");
            put(HsqldbBeans.PLAIN_READER, HsqldbBeans.PLAIN, "jdbc:hsqldb:");
            put(HsqldbBeans.POOLED_READER, HsqldbBeans.POOLED, "jdbc:hsqldb:");
            put(HsqldbBeans.DISTRIBUTED_READER, HsqldbBeans.DISTRIBUTED, "jdbc:hsqldb:");
            put(DerbyBeans.CLIENT_READER, DerbyBeans.CLIENT, "jdbc:derby:");
            put(DerbyBeans.EMBEDDED_READER, DerbyBeans.EMBEDDED, "jdbc:derby:");
            put(SqliteBeans.READER, SqliteBeans.TYPES, "jdbc:sqlite:");
            put(SnowflakeBeans.READER, SnowflakeBeans.TYPES, "jdbc:snowflake:");
            put(TrinoBeans.READER, TrinoBeans.TYPES, "jdbc:trino:");
            put(ClickhouseBeans.READER, ClickhouseBeans.TYPES, "jdbc:clickhouse:", "jdbc:ch:");
        }

        private static void put(BeanReader reader, List<String> types, String... prefixes) {
            types.forEach(type -> {
                READERS.put(type, reader);
                PREFIXES.put(type, List.of(prefixes));
            });
        }
    }

    /** The names of all classes that are known. */
    static Set<String> types() {
        return Known.READERS.keySet();
    }

    static BeanTarget read(Object source, boolean login) throws UnreadableBean {
        Class<?> type = source.getClass();
        Bean unknown = new Bean(source, type);
        if (Proxy.isProxyClass(type)) {
            throw unknown.unreadable();
        }
        for (Class<?> known = type; known != null; known = known.getSuperclass()) {
            @Nullable BeanReader reader = Known.READERS.get(known.getName());
            if (reader != null) {
                requireNothingOverridden(type, known);
                return require(
                        Known.PREFIXES.getOrDefault(known.getName(), List.of()),
                        reader.read(new Bean(source, known), login),
                        unknown);
            }
            if (DRIVERS.stream().anyMatch(known.getName()::startsWith)) {
                throw unknown.unreadable();
            }
        }
        return require(List.of("jdbc:"), TellingBeans.READER.read(unknown, login), unknown);
    }

    /** Any other text would be read by readers that know nothing of the driver. */
    private static BeanTarget require(List<String> prefixes, BeanTarget target, Bean bean) throws UnreadableBean {
        String url = target.url();
        if (prefixes.stream().noneMatch(prefix -> url.regionMatches(true, 0, prefix, 0, prefix.length()))) {
            throw bean.unreadable();
        }
        return target;
    }

    private static void requireNothingOverridden(Class<?> type, Class<?> known) throws UnreadableBean {
        for (Class<?> derived = type; derived != known; derived = derived.getSuperclass()) {
            for (Method method : derived.getDeclaredMethods()) {
                if (isInherited(method) && overrides(method, known)) {
                    throw new UnreadableBean(
                            Code.DATA_SOURCE_OVERRIDDEN, type.getName(), method.getName(), known.getName());
                }
            }
        }
    }

    private static boolean isInherited(Method method) {
        return !Modifier.isStatic(method.getModifiers())
                && !Modifier.isPrivate(method.getModifiers())
                && !TELLING_NOTHING.contains(method.getName());
    }

    private static boolean overrides(Method method, Class<?> known) {
        for (Class<?> type = known; type != null; type = type.getSuperclass()) {
            if (Arrays.stream(type.getDeclaredMethods()).anyMatch(inherited -> isSame(inherited, method))) {
                return true;
            }
        }
        return Arrays.stream(known.getMethods()).anyMatch(inherited -> isSame(inherited, method));
    }

    private static boolean isSame(Method inherited, Method method) {
        return isInherited(inherited)
                && inherited.getName().equals(method.getName())
                && Arrays.equals(inherited.getParameterTypes(), method.getParameterTypes());
    }
}

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

        static {
            put(PostgresBeans.READER, PostgresBeans.TYPES);
            put(MysqlBeans.READER, MysqlBeans.TYPES);
            put(MariadbBeans.READER, MariadbBeans.TYPES);
            put(H2Beans.READER, H2Beans.TYPES);
            put(SqlServerBeans.READER, SqlServerBeans.TYPES);
            put(JtdsBeans.READER, JtdsBeans.TYPES);
            put(OracleBeans.READER, OracleBeans.TYPES);
            put(Db2Beans.READER, Db2Beans.TYPES);
            put(HsqldbBeans.PLAIN_READER, HsqldbBeans.PLAIN);
            put(HsqldbBeans.POOLED_READER, HsqldbBeans.POOLED);
            put(HsqldbBeans.DISTRIBUTED_READER, HsqldbBeans.DISTRIBUTED);
            put(DerbyBeans.CLIENT_READER, DerbyBeans.CLIENT);
            put(DerbyBeans.EMBEDDED_READER, DerbyBeans.EMBEDDED);
            put(SqliteBeans.READER, SqliteBeans.TYPES);
            put(SnowflakeBeans.READER, SnowflakeBeans.TYPES);
            put(TrinoBeans.READER, TrinoBeans.TYPES);
            put(ClickhouseBeans.READER, ClickhouseBeans.TYPES);
        }

        private static void put(BeanReader reader, List<String> types) {
            types.forEach(type -> READERS.put(type, reader));
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
                return requireJdbc(reader.read(new Bean(source, known), login), unknown);
            }
            if (DRIVERS.stream().anyMatch(known.getName()::startsWith)) {
                throw unknown.unreadable();
            }
        }
        return requireJdbc(TellingBeans.READER.read(unknown, login), unknown);
    }

    /** Any other text than a JDBC URL is read by readers that know nothing of drivers. */
    private static BeanTarget requireJdbc(BeanTarget target, Bean bean) throws UnreadableBean {
        if (!target.url().regionMatches(true, 0, "jdbc:", 0, "jdbc:".length())) {
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

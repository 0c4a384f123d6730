package io.tierguard.jdbc.bean;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.jdbc.dialect.Dials;
import io.tierguard.jdbc.dialect.JdbcTargetReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
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

/**
 * What the real drivers' data sources dial when their properties are set to anything, seen by the selector that every socket
 * asks first, and which lets none through: we named each of it, or we named nothing.
 */
class DialledBeansTest {

    private static final List<Logger> LOUD =
            List.of(Logger.getLogger("org.postgresql"), Logger.getLogger("com.microsoft.sqlserver"));

    private static final Object[] HOSTS = {
        "a.example.com",
        "a.example.com",
        "b.example.com",
        "127.0.0.1",
        "localhost",
        "::1",
        "[::1]",
        "",
        "a.example.com:1",
        "a.example.com,b.example.com",
        "a.example.com;serverName=b.example.com",
        "a.example.com/x?host=b.example.com",
        "a.example.com//b.example.com",
        "u@b.example.com",
        "a%2Eexample.com",
        "a.example.com\\x",
        "a.example.com.",
        "(host=b.example.com)",
        " a.example.com"
    };

    private static final Object[] PORTS = {1, 1, 5433, 5433, 0, -1, 70000};

    private static final Object[] DATABASES = {
        "orders",
        "orders",
        "",
        "a/b",
        "x?host=b.example.com",
        "x;host=b.example.com",
        "x;serverName=b.example.com",
        "x&host=b.example.com",
        "//b.example.com/x",
        "o%72ders",
        "x:clientRerouteAlternateServerName=b.example.com;"
    };

    private static final Object[] FLAGS = {"true", "false", ""};

    @BeforeContainer
    static void quiet() {
        LOUD.forEach(logger -> logger.setLevel(Level.OFF));
    }

    /** A call of a setter, and the text that stands for it in a failure. */
    record Setting(String setter, Object value) {

        void on(Object bean) {
            for (Method method : bean.getClass().getMethods()) {
                if (method.getName().equals(setter) && method.getParameterCount() == 1) {
                    set(bean, method);
                }
            }
        }

        private void set(Object bean, Method method) {
            Class<?> type = method.getParameterTypes()[0];
            try {
                method.setAccessible(true);
                if (type == boolean.class) {
                    method.invoke(bean, value.equals("true"));
                } else if (type == int[].class) {
                    method.invoke(bean, (Object) new int[] {(int) value});
                } else if (type == String[].class) {
                    method.invoke(bean, (Object) value.toString().split(",", -1));
                } else if (type == Properties.class) {
                    Properties properties = new Properties();
                    properties.setProperty(value.toString().contains(".") ? "host" : "port", value.toString());
                    method.invoke(bean, properties);
                } else {
                    method.invoke(bean, value);
                }
            } catch (InvocationTargetException | IllegalArgumentException e) {
                // the data source takes no such value
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public String toString() {
            return setter + " " + value;
        }
    }

    private static Arbitrary<Setting> setting(String setter, Object... values) {
        return Arbitraries.of(values).map(value -> new Setting(setter, value));
    }

    /** What is always set, and some more of it or of the other settings. */
    @SafeVarargs
    private static Arbitrary<List<Setting>> settings(List<Setting> always, Arbitrary<Setting>... more) {
        return Combinators.combine(
                        Arbitraries.just(always),
                        Arbitraries.oneOf(Arrays.asList(more)).list().ofMaxSize(4))
                .as((first, then) -> {
                    List<Setting> all = new ArrayList<>(first);
                    all.addAll(then);
                    return all;
                });
    }

    private static void dialsWhatItTells(String type, List<Setting> settings, boolean login) throws Exception {
        Object bean = Class.forName(type).getConstructor().newInstance();
        settings.forEach(setting -> setting.on(bean));
        boolean compared = false;
        if (read(bean, login) instanceof Reading.Endpoints ours) {
            Set<String> dialled = Dials.during(() -> open(bean, login));
            Dials.wereNamed(dialled, ours, type + " " + settings + (login ? " with a login" : ""));
            compared = !dialled.isEmpty();
        }
        Statistics.collect(compared);
        Statistics.coverage(seen -> seen.check(true).percentage(share -> share > 5));
    }

    private static Reading read(Object bean, boolean login) {
        try {
            BeanTarget target = BeanTarget.of(bean, login);
            Properties properties = new Properties();
            properties.putAll(target.properties());
            return new JdbcTargetReader().read(Target.of(target.url(), properties));
        } catch (UnreadableBean e) {
            return Reading.undeterminable("jdbc:", e.getMessage(), "");
        }
    }

    private static void open(Object bean, boolean login) throws SQLException {
        if (bean instanceof XADataSource distributed) {
            if (login) {
                distributed.getXAConnection("u", "p").close();
            } else {
                distributed.getXAConnection().close();
            }
        } else if (bean instanceof ConnectionPoolDataSource pooled) {
            if (login) {
                pooled.getPooledConnection("u", "p").close();
            } else {
                pooled.getPooledConnection().close();
            }
        } else {
            DataSource plain = (DataSource) bean;
            try (Connection connection = login ? plain.getConnection("u", "p") : plain.getConnection()) {
                connection.isClosed();
            }
        }
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void of_PostgreSQL(
            @ForAll("postgresTypes") String type, @ForAll("postgres") List<Setting> settings, @ForAll boolean login)
            throws Exception {
        dialsWhatItTells(type, settings, login);
    }

    @Provide
    Arbitrary<String> postgresTypes() {
        return Arbitraries.of(
                "org.postgresql.ds.PGSimpleDataSource",
                "org.postgresql.ds.PGConnectionPoolDataSource",
                "org.postgresql.xa.PGXADataSource",
                "com.amazon.redshift.ds.RedshiftSimpleDataSource",
                "com.amazon.redshift.xa.RedshiftXADataSource");
    }

    @Provide
    Arbitrary<List<Setting>> postgres() {
        return settings(
                List.of(new Setting("setDatabaseName", "orders")),
                setting("setServerNames", HOSTS),
                setting("setServerName", HOSTS),
                setting("setPortNumbers", PORTS),
                setting("setPortNumber", PORTS),
                setting("setDatabaseName", DATABASES),
                setting(
                        "setUrl",
                        "jdbc:postgresql://a.example.com:1/orders",
                        "jdbc:postgresql://a.example.com,b.example.com:1/orders?loadBalanceHosts=true",
                        "jdbc:postgresql:orders?PGHOST=b.example.com",
                        "jdbc:redshift://a.example.com:1/orders"),
                setting("setOptions", "-c x=y&PGHOST=b.example.com"),
                setting("setApplicationName", "x&PGHOST=b.example.com"),
                setting("setTargetServerType", "any", "primary"));
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void of_MySQL(@ForAll("mysqlTypes") String type, @ForAll("mysql") List<Setting> settings, @ForAll boolean login)
            throws Exception {
        dialsWhatItTells(type, settings, login);
    }

    @Provide
    Arbitrary<String> mysqlTypes() {
        return Arbitraries.of(MysqlBeans.TYPES);
    }

    @Provide
    Arbitrary<List<Setting>> mysql() {
        return settings(
                List.of(new Setting("setConnectTimeout", 1), new Setting("setRetriesAllDown", 1)),
                setting("setServerName", HOSTS),
                setting("setPort", PORTS),
                setting("setPortNumber", PORTS),
                setting("setDatabaseName", DATABASES),
                setting(
                        "setUrl",
                        "jdbc:mysql://a.example.com:1/orders",
                        "jdbc:mysql://a.example.com:1,b.example.com:2/orders",
                        "jdbc:mysql:loadbalance://a.example.com:1,b.example.com:2/orders",
                        "jdbc:mysql:replication://a.example.com:1,b.example.com:2/orders?retriesAllDown=1",
                        "jdbc:mysql:///orders?host=b.example.com&port=5",
                        "jdbc:mysql://(host=a.example.com,port=1)/orders?protocol=pipe"),
                setting("setDnsSrv", FLAGS),
                setting("setSocksProxyHost", HOSTS));
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void of_MariaDB(@ForAll("mariadb") List<Setting> settings, @ForAll boolean login) throws Exception {
        dialsWhatItTells("org.mariadb.jdbc.MariaDbDataSource", settings, login);
    }

    @Provide
    Arbitrary<List<Setting>> mariadb() {
        Object[] urls = {
            "jdbc:mariadb://a.example.com:1/orders?retriesAllDown=1",
            "jdbc:mariadb://a.example.com,b.example.com:1/?retriesAllDown=1",
            "jdbc:mariadb:sequential://a.example.com,b.example.com:1/x?retriesAllDown=1",
            "jdbc:mariadb:replication://a.example.com,b.example.com:1/x?retriesAllDown=1",
            "jdbc:mariadb:loadbalance://a.example.com,b.example.com:1/x?retriesAllDown=1",
            "jdbc:mariadb://address=(host=a.example.com)(port=1)(type=replica),address=(host=b.example.com)/x?retriesAllDown=1",
            "jdbc:mariadb://a.example.com/x?database=y?localSocket=z&retriesAllDown=1",
            "jdbc:mariadb://a.example.com/x?connectionAttributes=a:b&retriesAllDown=1",
            "jdbc:mysql://a.example.com:1/orders?permitMysqlScheme&retriesAllDown=1"
        };
        return settings(
                List.of(new Setting("setUrl", urls[0])),
                setting("setUrl", urls),
                setting("setUser", "u", "u&database=other", "u?x", "u&socketFactory=x"),
                setting("setLoginTimeout", 1));
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    // this driver tries again for seconds
    @Property(tries = 8, edgeCases = EdgeCasesMode.NONE)
    void of_H2(@ForAll("h2") List<Setting> settings, @ForAll boolean login) throws Exception {
        dialsWhatItTells("org.h2.jdbcx.JdbcDataSource", settings, login);
    }

    @Provide
    Arbitrary<List<Setting>> h2() {
        return settings(
                List.of(),
                setting(
                        "setURL",
                        "jdbc:h2:tcp://a.example.com:1/x",
                        "jdbc:h2:ssl://b.example.com/x",
                        "jdbc:h2:mem:dialled",
                        "jdbc:h2:tcp://a.example.com,b.example.com/x"),
                setting("setUrl", "jdbc:h2:tcp://b.example.com:2/x", "jdbc:h2:tcp:a.example.com/x"),
                setting("setUser", "u", "u;CLUSTER=x"),
                setting("setDescription", "x"));
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void of_SQL_Server(
            @ForAll("sqlServerTypes") String type, @ForAll("sqlServer") List<Setting> settings, @ForAll boolean login)
            throws Exception {
        dialsWhatItTells(type, settings, login);
    }

    @Provide
    Arbitrary<String> sqlServerTypes() {
        return Arbitraries.of(SqlServerBeans.TYPES);
    }

    /** Without instances, which would be asked for their ports, and partners, which are dialled a second later. */
    @Provide
    Arbitrary<List<Setting>> sqlServer() {
        Object[] hosts = Arrays.stream(HOSTS)
                .filter(host -> !host.toString().contains("\\"))
                .toArray();
        return settings(
                List.of(new Setting("setLoginTimeout", 5), new Setting("setConnectRetryCount", 0)),
                setting("setServerName", hosts),
                setting("setPortNumber", PORTS),
                setting("setDatabaseName", DATABASES),
                setting(
                        "setURL",
                        "jdbc:sqlserver://b.example.com:2;databaseName=x",
                        "jdbc:sqlserver://;serverName=b.example.com",
                        "jdbc:sqlserver://a.example.com;portNumber=7;database=y"),
                setting("setMultiSubnetFailover", FLAGS),
                setting("setEncrypt", FLAGS));
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void of_jTDS(@ForAll("jtds") List<Setting> settings, @ForAll boolean login) throws Exception {
        dialsWhatItTells("net.sourceforge.jtds.jdbcx.JtdsDataSource", settings, login);
    }

    @Provide
    Arbitrary<List<Setting>> jtds() {
        return settings(
                List.of(new Setting("setServerName", "a.example.com"), new Setting("setLoginTimeout", 2)),
                setting("setServerName", HOSTS),
                setting("setPortNumber", PORTS),
                setting("setDatabaseName", DATABASES),
                setting("setServerType", 0, 1, 2, 3),
                setting("setNamedPipe", FLAGS));
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void of_DB2(@ForAll("db2Types") String type, @ForAll("db2") List<Setting> settings, @ForAll boolean login)
            throws Exception {
        dialsWhatItTells(type, settings, login);
    }

    @Provide
    Arbitrary<String> db2Types() {
        return Arbitraries.of(Db2Beans.TYPES);
    }

    @Provide
    Arbitrary<List<Setting>> db2() {
        return settings(
                List.of(
                        new Setting("setDriverType", 4),
                        new Setting("setServerName", "a.example.com"),
                        new Setting("setDatabaseName", "orders"),
                        new Setting("setUser", "u"),
                        new Setting("setPassword", "p")),
                setting("setServerName", HOSTS),
                setting("setPortNumber", PORTS),
                setting("setDatabaseName", DATABASES),
                setting("setDriverType", 4, 2),
                setting("setClientRerouteAlternateServerName", HOSTS),
                setting("setClientRerouteAlternatePortNumber", "1", "1,2"),
                setting("setAlternateGroupServerName", HOSTS));
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void of_HSQLDB(@ForAll("hsqldbTypes") String type, @ForAll("hsqldb") List<Setting> settings, @ForAll boolean login)
            throws Exception {
        dialsWhatItTells(type, settings, login);
    }

    @Provide
    Arbitrary<String> hsqldbTypes() {
        return Arbitraries.of(HsqldbBeans.PLAIN.get(0), HsqldbBeans.POOLED.get(0), HsqldbBeans.DISTRIBUTED.get(0));
    }

    @Provide
    Arbitrary<List<Setting>> hsqldb() {
        Object[] urls = {
            "jdbc:hsqldb:hsql://a.example.com:1/orders",
            "jdbc:hsqldb:hsqls://b.example.com/orders",
            "jdbc:hsqldb:http://a.example.com:3/orders",
            "hsql://a.example.com/orders",
            "JDBC:HSQLDB:hsql://a.example.com/orders",
            "jdbc:hsqldb:mem:dialled"
        };
        return settings(
                List.of(new Setting("setUrl", urls[0]), new Setting("setUser", "u"), new Setting("setPassword", "p")),
                setting("setUrl", urls),
                setting("setDatabase", urls),
                setting("setProperties", "b.example.com", "7"),
                setting("setLoginTimeout", 1));
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void of_Derby(@ForAll("derbyTypes") String type, @ForAll("derby") List<Setting> settings, @ForAll boolean login)
            throws Exception {
        dialsWhatItTells(type, settings, login);
    }

    @Provide
    Arbitrary<String> derbyTypes() {
        return Arbitraries.of(DerbyBeans.CLIENT);
    }

    @Provide
    Arbitrary<List<Setting>> derby() {
        return settings(
                List.of(new Setting("setDatabaseName", "orders")),
                setting("setServerName", HOSTS),
                setting("setPortNumber", PORTS),
                setting("setDatabaseName", DATABASES),
                setting("setConnectionAttributes", "create=true", "serverName=b.example.com", "user=x;ssl=off"),
                setting("setSsl", "off", "basic"));
    }
}

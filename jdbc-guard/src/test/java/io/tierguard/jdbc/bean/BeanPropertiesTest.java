package io.tierguard.jdbc.bean;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.jdbc.bean.Setters.Maker;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every property of the real drivers' data sources is set in turn, and what is read must change, or be refused. Those that
 * change nothing are listed here, because they move no connection. A driver that adds one fails this.
 */
class BeanPropertiesTest {

    private static final String POSTGRES = "LogWriter Password User";
    private static final String REDSHIFT =
            "GssLib JaasApplicationName JaasLogin KerberosServerName LogWriter Password SspiServiceClass UseSpNego User UserID";
    private static final String MYSQL =
            "Description LogWriter LoginTimeout Password SocksProxyPort SocksProxyRemoteDns User";
    private static final String SQL_SERVER =
            "AADSecurePrincipalSecret AccessToken AccessTokenCallback ClientKeyPassword Description GSSCredentials"
                    + " KeyStoreSecret KeyVaultProviderClientKey LogWriter MsiTokenCacheTtl Password TrustStorePassword"
                    + " UseFlexibleCallableStatements";
    private static final String ORACLE =
            "DataSourceName DatabaseName Description ExplicitCachingEnabled ImplicitCachingEnabled LogWriter LoginTimeout"
                    + " MaxStatements Password RoleName SSLContext SingleShardTransactionSupport TokenSupplier User";
    private static final String DB2 =
            "CurrentAlternateGroupEntry DataSourceName Description FirstConnectionFlown GSSCredential IsPrimaryServerUp"
                    + " JdbcCollectionState LogWriter MaxTransportObjects Password QueryAcceleration QueryAccelerationEnable"
                    + " SpecialRegisters User";
    private static final String HSQLDB = "LogWriter LoginTimeout";
    private static final String DERBY_CLIENT =
            "CreateDatabase DataSourceName Description LogWriter LoginTimeout Password RetrieveMessageText SecurityMechanism"
                    + " ShutdownDatabase Ssl TraceDirectory TraceFile TraceFileAppend TraceLevel User";
    private static final String DERBY =
            "CreateDatabase DataSourceName Description LogWriter LoginTimeout Password ShutdownDatabase User";
    private static final String SQLITE = "DatabaseName LogWriter LoginTimeout";

    /** What is refused, whatever it is set to, by the beginning of the names of classes. */
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("org.postgresql.", "FromReference SocketFactory SocketFactoryArg"),
            Map.entry("com.yugabyte.", "FromReference SocketFactory SocketFactoryArg"),
            Map.entry("com.amazon.redshift.", "SocketFactory SocketFactoryArg"),
            Map.entry("com.mysql.", "PropertiesTransform PropertiesViaRef SocketFactory SocksProxyHost UseConfigs"),
            Map.entry("com.microsoft.", "FailoverPartner SocketFactoryClass SocketFactoryConstructorArg"),
            Map.entry(
                    "com.ibm.db2.",
                    "AlternateGroupDatabaseName AlternateGroupPortNumber AlternateGroupServerName"
                            + " ClientRerouteAlternatePortNumber ClientRerouteAlternateServerName ClientRerouteServerList"
                            + " ClientRerouteServerListJNDIContext ClientRerouteServerListJNDIName MonitorPort"
                            + " MonitorServerName PdqProperties"),
            Map.entry("oracle.", "ConnectionProperties ConnectionProperty HostnameResolver"),
            Map.entry("org.apache.derby.", "ConnectionAttributes"),
            Map.entry("io.trino.", "ConnectionProperties"),
            Map.entry("com.clickhouse.", "Properties"),
            Map.entry(
                    "net.snowflake.",
                    "DiagnosticsAllowlistFile EnableDiagnostics HttpHeadersCustomizers NonProxyHosts ProxyHost ProxyPassword"
                            + " ProxyPort ProxyProtocol ProxyUser UseProxy"));

    /** What moves nothing, for each class, and what has to be set before any of it can be read. */
    private static final Map<String, Arguments> CLASSES = new TreeMap<>();

    static {
        put(POSTGRES, "org.postgresql.ds.PGSimpleDataSource");
        put(POSTGRES + " DefaultAutoCommit", "org.postgresql.ds.PGConnectionPoolDataSource");
        put(POSTGRES, "org.postgresql.xa.PGXADataSource");
        put(POSTGRES, "org.postgresql.jdbc2.optional.SimpleDataSource");
        put(POSTGRES + " DefaultAutoCommit", "org.postgresql.jdbc2.optional.ConnectionPool");
        put(POSTGRES, "org.postgresql.jdbc3.Jdbc3SimpleDataSource");
        put(POSTGRES + " DefaultAutoCommit", "org.postgresql.jdbc3.Jdbc3ConnectionPool");
        for (String name : List.of(
                "ds.RedshiftSimpleDataSource",
                "ds.RedshiftConnectionPoolDataSource",
                "xa.RedshiftXADataSource",
                "jdbc.DataSource",
                "jdbc42.DataSource")) {
            boolean pooled = !name.contains("Simple") && !name.contains("XA");
            put(
                    pooled ? REDSHIFT + " DefaultAutoCommit" : REDSHIFT,
                    "com.amazon.redshift." + name,
                    "setDatabaseName",
                    "orders");
        }
        put(POSTGRES, "com.yugabyte.ds.PGSimpleDataSource");
        put(POSTGRES + " DefaultAutoCommit", "com.yugabyte.ds.PGConnectionPoolDataSource");
        put(POSTGRES, "com.yugabyte.xa.PGXADataSource");
        for (String name : MysqlBeans.TYPES) {
            put(MYSQL, name);
        }
        put("LogWriter", "org.mariadb.jdbc.MariaDbDataSource", "setUrl", "jdbc:mariadb://a.example.com/orders");
        put(
                "Description LogWriter LoginTimeout Password PasswordChars User",
                "org.h2.jdbcx.JdbcDataSource",
                "setURL",
                "jdbc:h2:mem:orders");
        for (String name : SqlServerBeans.TYPES) {
            put(SQL_SERVER, name);
        }
        put("Description LogWriter", "net.sourceforge.jtds.jdbcx.JtdsDataSource", "setServerName", "a.example.com");
        for (String name : OracleBeans.TYPES) {
            String more = name.contains("XA") ? " NativeXA" : "";
            put(
                    ORACLE + more,
                    name,
                    "setDriverType",
                    "thin",
                    "setServerName",
                    "a.example.com",
                    "setPortNumber",
                    1521,
                    "setServiceName",
                    "x");
        }
        for (String name : Db2Beans.TYPES) {
            put(DB2, name, "setDriverType", 4, "setServerName", "a.example.com", "setDatabaseName", "orders");
        }
        for (List<String> names : List.of(HsqldbBeans.PLAIN, HsqldbBeans.POOLED, HsqldbBeans.DISTRIBUTED)) {
            put(HSQLDB, names.get(0), "setUrl", "jdbc:hsqldb:hsql://a.example.com/orders");
        }
        for (String name : DerbyBeans.CLIENT) {
            put(DERBY_CLIENT + (name.contains("Pool") ? " MaxStatements" : ""), name, "setDatabaseName", "orders");
        }
        for (String name : DerbyBeans.EMBEDDED) {
            put(DERBY, name, "setDatabaseName", "orders");
        }
        for (String name : SnowflakeBeans.TYPES) {
            put("Password User", name, "setServerName", "a.example.com");
        }
        put("LogWriter", "io.trino.jdbc.TrinoDataSource", "setUrl", "jdbc:trino://a.example.com");
        put("LogWriter", "com.clickhouse.jdbc.DataSourceImpl", "setUrl", "jdbc:clickhouse://a.example.com");
        for (String name : SqliteBeans.TYPES) {
            put(SQLITE, name, "setUrl", "jdbc:sqlite:orders");
        }
    }

    private static void put(String harmless, String name, Object... settings) {
        Maker maker = () -> {
            Object bean = Class.forName(name).getConstructor().newInstance();
            for (int i = 0; i < settings.length; i += 2) {
                Object setter = settings[i];
                Method method = Arrays.stream(bean.getClass().getMethods())
                        .filter(each -> each.getName().equals(setter))
                        .findFirst()
                        .orElseThrow();
                method.invoke(bean, settings[i + 1]);
            }
            return bean;
        };
        CLASSES.put(name, Arguments.of(name, new TreeSet<>(Set.of(harmless.split(" "))), maker));
    }

    static Stream<Arguments> classes() {
        return CLASSES.values().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("classes")
    void each_property_is_read_or_moves_nothing(String name, Set<String> harmless, Maker maker) throws Exception {
        assertThat(Setters.unnoticed(maker)).isEqualTo(harmless);
    }

    /** What is refused is what moves a connection; nothing that moves none is in anybody's way. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("classes")
    void a_property_that_moves_nothing_refuses_nothing(String name, Set<String> harmless, Maker maker)
            throws Exception {
        assertThat(Setters.refused(maker)).isEqualTo(refused(name));
    }

    private static Set<String> refused(String name) {
        String refused = REFUSED.entrySet().stream()
                .filter(entry -> name.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        return refused.isEmpty() ? Set.of() : new TreeSet<>(Set.of(refused.split(" ")));
    }

    @Test
    void each_class_that_is_known_is_here() {
        Set<String> elsewhere = new TreeSet<>(BeanReaders.types());
        elsewhere.removeAll(CLASSES.keySet());

        assertThat(elsewhere).isEmpty();
    }
}

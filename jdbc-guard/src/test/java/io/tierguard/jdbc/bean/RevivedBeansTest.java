package io.tierguard.jdbc.bean;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.MysqlDataSource;
import io.tierguard.jdbc.bean.Setters.Maker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.naming.Reference;
import javax.naming.Referenceable;
import javax.naming.spi.ObjectFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data sources that were made anew, from bytes or by a naming service, tell what they told before. */
class RevivedBeansTest {

    private static Map<String, Maker> makers() {
        Map<String, Maker> makers = new TreeMap<>();
        BeanPropertiesTest.classes()
                .forEach(arguments -> makers.put(
                        (String) arguments.get()[0], (Maker) arguments.get()[2]));
        return makers;
    }

    private static Object fromBytes(Object bean) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(bean);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    /** The drivers cannot use those that are refused either: they leave out what they dial, or fail at every call. */
    @Test
    void from_bytes() throws Exception {
        Set<String> refused = new TreeSet<>();
        int compared = 0;
        for (Map.Entry<String, Maker> entry : makers().entrySet()) {
            Object bean = entry.getValue().make();
            if (bean instanceof Serializable) {
                String outcome = Setters.outcome(fromBytes(bean));
                if (outcome.startsWith("refused by TG-3005")) {
                    refused.add(entry.getKey());
                } else {
                    assertThat(outcome).as(entry.getKey()).isEqualTo(Setters.outcome(bean));
                    compared++;
                }
            }
        }
        Set<String> unusable = new TreeSet<>(DerbyBeans.EMBEDDED);
        unusable.add("org.h2.jdbcx.JdbcDataSource");
        assertThat(refused).isEqualTo(unusable);
        assertThat(compared).isGreaterThan(30);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "org.postgresql.ds.PGSimpleDataSource",
                "org.postgresql.ds.PGConnectionPoolDataSource",
                "org.postgresql.xa.PGXADataSource",
                "com.microsoft.sqlserver.jdbc.SQLServerDataSource",
                "com.microsoft.sqlserver.jdbc.SQLServerConnectionPoolDataSource",
                "com.microsoft.sqlserver.jdbc.SQLServerXADataSource",
                "oracle.jdbc.pool.OracleDataSource",
                "oracle.jdbc.pool.OracleConnectionPoolDataSource",
                "oracle.jdbc.xa.client.OracleXADataSource",
                "com.ibm.db2.jcc.DB2SimpleDataSource",
                "com.ibm.db2.jcc.DB2XADataSource",
                "org.apache.derby.jdbc.ClientDataSource",
                "org.apache.derby.jdbc.EmbeddedDataSource",
                "org.h2.jdbcx.JdbcDataSource"
            })
    void by_a_naming_service(String name) throws Exception {
        Object bean = makers().get(name).make();
        Reference reference = ((Referenceable) bean).getReference();

        assertThat(Setters.outcome(made(reference))).isEqualTo(Setters.outcome(bean));
    }

    /** This one sets every property there is, whether anybody did before or not. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "com.mysql.cj.jdbc.MysqlDataSource",
                "com.mysql.cj.jdbc.MysqlConnectionPoolDataSource",
                "com.mysql.cj.jdbc.MysqlXADataSource"
            })
    void by_a_naming_service_with_every_property(String name) throws Exception {
        MysqlDataSource bean = (MysqlDataSource) makers().get(name).make();
        bean.setServerName("a.example.com");
        bean.setDatabaseName("orders");
        bean.setUser("u");
        bean.setPassword("p");
        Object revived = made(bean.getReference());

        assertThat(Setters.outcome(revived)).startsWith("jdbc:mysql://a.example.com:3306/orders {");
        assertThat(Setters.isReadable(revived)).isTrue();
        bean.setSocksProxyHost("b.example.com");
        assertThat(Setters.isReadable(made(bean.getReference()))).isFalse();
    }

    private static Object made(Reference reference) throws Exception {
        ObjectFactory factory = (ObjectFactory)
                Class.forName(reference.getFactoryClassName()).getConstructor().newInstance();
        return factory.getObjectInstance(reference, null, null, null);
    }
}

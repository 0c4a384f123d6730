package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.jdbc.bean.BeanTarget;
import io.tierguard.jdbc.bean.UnreadableBean;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What Oracle's data sources dial when their properties are set to anything: we named each of it, or we named nothing. */
class OracleBeansDialledTest {

    private static final int BEANS = 400;

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void was_named(@ForAll("beans") List<OracleBean> beans) throws Exception {
        List<OracleBean> read = new ArrayList<>();
        List<Reading.Endpoints> readings = new ArrayList<>();
        for (OracleBean given : beans) {
            if (read(given) instanceof Reading.Endpoints ours) {
                read.add(given);
                readings.add(ours);
            }
        }
        assertThat(read).hasSizeGreaterThan(BEANS / 5);

        List<Set<String>> dialled = OracleBean.dial(read);
        int compared = 0;
        for (int i = 0; i < read.size(); i++) {
            Dials.wereNamed(dialled.get(i), readings.get(i), read.get(i).toString());
            compared += dialled.get(i).isEmpty() ? 0 : 1;
        }
        assertThat(compared).isGreaterThan(BEANS / 25);
    }

    private static Reading read(OracleBean given) throws SQLException {
        try {
            BeanTarget target = BeanTarget.of(given.bean(), given.login());
            Properties properties = new Properties();
            properties.putAll(target.properties());
            return new JdbcTargetReader()
                    .read(Target.of(target.url(), properties).withoutAmbientSettings());
        } catch (UnreadableBean e) {
            return Reading.undeterminable("jdbc:", e.getMessage(), "");
        }
    }

    @Provide
    Arbitrary<List<OracleBean>> beans() {
        Arbitrary<String> setting = Arbitraries.oneOf(List.of(
                named(
                        "serverName",
                        "a.example.com",
                        "b.example.com",
                        "127.0.0.1",
                        "x)(HOST=b.example.com",
                        "[::1]",
                        ""),
                named("portNumber", "1521", "1522", "0", "70000"),
                named("serviceName", "orders", "x))(ADDRESS=(PROTOCOL=tcp)(HOST=b.example.com)(PORT=2)", ""),
                named("databaseName", "orders", "x)(SERVICE_NAME=y"),
                named("networkProtocol", "tcp", "tcps", "ipc", "tcp)(HOST=b.example.com"),
                named(
                        "tnsEntryName",
                        "orders",
                        "b.example.com:1523/x",
                        "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=b.example.com)(PORT=2)))"),
                named(
                        "url",
                        "jdbc:oracle:thin:@a.example.com:1521/orders",
                        "jdbc:oracle:thin:@//b.example.com:1522/orders",
                        "jdbc:oracle:oci:@orders",
                        "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com)(PORT=1))(CONNECT_DATA=(SID=x)))"),
                named("driverType", "thin", "oci", "kprb"),
                named("database", "b.example.com:1524/x"),
                named("server", "b.example.com"),
                named("connection_url", "jdbc:oracle:thin:@b.example.com:1525/x"),
                named("oracle.net.CONNECT_TIMEOUT", "1000"),
                named("defaultRowPrefetch", "10")));
        Arbitrary<List<String>> first = Arbitraries.just(
                List.of("driverType=thin", "serverName=a.example.com", "portNumber=1521", "serviceName=orders"));
        return Combinators.combine(
                        Arbitraries.of("d", "d+", "p", "p+", "x", "x+"),
                        first,
                        setting.list().ofMaxSize(3))
                .as((kind, always, more) -> {
                    List<String> all = new ArrayList<>(always);
                    all.addAll(more);
                    return new OracleBean(kind, all);
                })
                .list()
                .ofSize(BEANS);
    }

    private static Arbitrary<String> named(String property, String... values) {
        return Arbitraries.of(values)
                .map(value -> property + "=" + value)
                .filter(setting -> !setting.endsWith("=")
                        || List.of("serverName", "serviceName").contains(property));
    }
}

package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OracleDialectTest {

    private static final String FAKE_PASSWORD = "not-a-" + "secret";
    private static final String A = "(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com)(PORT=1))";
    private static final String B = "(ADDRESS=(PROTOCOL=tcp)(HOST=b.example.com)(PORT=2))";
    private static final String X = "(CONNECT_DATA=(SERVICE_NAME=x))";

    /**
     * A target that is read.
     *
     * @param allDialled whether the driver tries them all where none answers
     */
    record Case(String place, String properties, String endpoints, boolean allDialled) {
        String url() {
            return "jdbc:oracle:thin:" + place;
        }
    }

    private static Case all(String place, String endpoints) {
        return new Case(place, null, endpoints, true);
    }

    private static Case some(String place, String endpoints) {
        return new Case(place, null, endpoints, false);
    }

    static List<Case> cases() {
        return List.of(
                new Case(
                        "@a.example.com:1522:orcl",
                        "defaultBatchValue=10;cachePrepStmts=true;prepStmtCacheSize=250;prepStmtCacheSqlLimit=2048;useServerPrepStmts=true",
                        "oracle a.example.com:1522/orcl",
                        true),
                all("@a.example.com:1522:orcl", "oracle a.example.com:1522/orcl"),
                all("@a.example.com:1521:+ASM", "oracle a.example.com:1521/+ASM"),
                all("@a.example.com:1522:orcl:dedicated", "oracle a.example.com:1522/orcl"),
                all("@[::1]:1522:orcl", "oracle ::1:1522/orcl"),
                all("@a.example.com:1522:orcl?retry_count=0", "oracle a.example.com:1522/orcl"),
                all("@//a.example.com:1522/orders", "oracle a.example.com:1522/orders"),
                all("@//a.example.com/orders", "oracle a.example.com:1521/orders"),
                all("@a.example.com:1522/orders", "oracle a.example.com:1522/orders"),
                all("@a.example.com/orders", "oracle a.example.com:1521/orders"),
                all("@//B.Example.COM:1522/orders.world", "oracle b.example.com:1522/orders.world"),
                all("@//a.example.com:1522/x", "oracle a.example.com:1522/x"),
                all("@a.example.com/x", "oracle a.example.com:1521/x"),
                all("@//a.example.com:1522/x:dedicated", "oracle a.example.com:1522/x"),
                all("@//a.example.com:1522/orders:pooled", "oracle a.example.com:1522/orders"),
                all("@//a.example.com:1522/orders:SHARED/inst1", "oracle a.example.com:1522/orders"),
                all("@//db:1522/orders", "oracle db:1522/orders"),
                all("@//a.example.com:1522/orders/inst1", "oracle a.example.com:1522/orders"),
                all("@//a.example.com:1523", "oracle a.example.com:1523/-"),
                all("@a.example.com:1523", "oracle a.example.com:1523/-"),
                all("@//a.example.com", "oracle a.example.com:1521/-"),
                all("@a.example.com", "oracle a.example.com:1521/-"),
                all("@tcp://a.example.com:1522/orders", "oracle a.example.com:1522/orders"),
                all("@TCP://a.example.com", "oracle a.example.com:1521/-"),
                all("@tcps://a.example.com:2484/orders", "oracle a.example.com:2484/orders"),
                all("@//[::1]:1522/orders", "oracle ::1:1522/orders"),
                all("@[::1]/orders", "oracle ::1:1521/orders"),
                all("@//127.0.0.1:1522/orders", "oracle 127.0.0.1:1522/orders"),
                all("@:1522:orcl", "oracle localhost:1522/orcl"),
                all("@:1522/orders", "oracle localhost:1522/orders"),
                all("@//:1522/orders:dedicated", "oracle localhost:1522/orders"),
                all("@///orders", "oracle localhost:1521/orders"),
                all("@/x", "oracle localhost:1521/x"),
                all("@//:1522?sdu=8192", "oracle localhost:1522/-"),
                all("@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(PORT=7))" + X + ")", "oracle localhost:7/x"),
                all("@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=)(PORT=7))" + X + ")", "oracle localhost:7/x"),
                all("@ //a.example.com:1522/orders \n", "oracle a.example.com:1522/orders"),
                all("u/p@//a.example.com:1522/orders", "oracle a.example.com:1522/orders"),
                all("u/p:(w@a.example.com:1522:orcl", "oracle a.example.com:1522/orcl"),
                all("u/\"p.w/?\"@a.example.com:1522:orcl", "oracle a.example.com:1522/orcl"),
                all("/@//a.example.com:1522/orders", "oracle a.example.com:1522/orders"),
                all(
                        "@//a.example.com:1522,b.example.com:1523/orders",
                        "oracle a.example.com:1522/orders oracle b.example.com:1523/orders"),
                all(
                        "@a.example.com,b.example.com:2/orders",
                        "oracle a.example.com:2/orders oracle b.example.com:2/orders"),
                all(
                        "@a.example.com:1522,b.example.com/orders",
                        "oracle a.example.com:1522/orders oracle b.example.com:1521/orders"),
                all(
                        "@tcp://a.example.com;b.example.com,c.example.com:3/orders",
                        "oracle a.example.com:1521/orders oracle b.example.com:3/orders oracle c.example.com:3/orders"),
                all(
                        "@[::1],b.example.com:1/orders?connect_timeout=3&RETRY_COUNT=\"0\"& sdu = 8192",
                        "oracle ::1:1/orders oracle b.example.com:1/orders"),
                all(
                        "@//a.example.com:1522/orders?ssl_version=http:&ssl_ciphers=//x",
                        "oracle a.example.com:1522/orders"),
                all(
                        "@(DESCRIPTION=(ADDRESS_LIST=(ADDRESS_LIST=" + A + ")" + B + ")" + X + ")",
                        "oracle a.example.com:1/x oracle b.example.com:2/x"),
                all("@(DESCRIPTION=" + A + X + ")", "oracle a.example.com:1/x"),
                all(
                        "@(DESCRIPTION=(ADDRESS=(COMMUNITY=tcp.world)(PROTOCOL=tcp)(HOST=a.example.com)(PORT=7)(IP=V4_ONLY))"
                                + "(CONNECT_DATA=(SID=x)(GLOBAL_NAME=x.world)))",
                        "oracle a.example.com:7/x"),
                all("@(DESCRIPTION=" + A + B + X + ")", "oracle a.example.com:1/x oracle b.example.com:2/x"),
                all(
                        "@ ( description =\n  (address_list =\n\t(load_balance = yes)" + A + B
                                + ")\n (connect_data = ( sid = orcl )( server = dedicated )) ) ",
                        "oracle a.example.com:1/orcl oracle b.example.com:2/orcl"),
                all(
                        "@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCPS)(HOST=[::1])(PORT=2484))(CONNECT_DATA=(SERVICE_NAME=x))"
                                + "(SECURITY=(SSL_SERVER_DN_MATCH=yes)(SSL_SERVER_CERT_DN=\"CN=a,O=b\")))",
                        "oracle ::1:2484/x"),
                all(
                        "@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST= a.example.com ))" + X + ")",
                        "oracle a.example.com:1521/x"),
                all("@(DESCRIPTION=" + A + ")", "oracle a.example.com:1/-"),
                all("@(DESCRIPTION=" + A + "(CONNECT_DATA=(SERVICE_NAME=)))", "oracle a.example.com:1/-"),
                all("@" + A, "oracle a.example.com:1/-"),
                all(
                        "@(DESCRIPTION_LIST=(FAILOVER=on)(DESCRIPTION=" + A + X + ")(DESCRIPTION=" + B
                                + "(CONNECT_DATA=(SERVICE_NAME=y))))",
                        "oracle a.example.com:1/x oracle b.example.com:2/y"),
                all(
                        "@(DESCRIPTION=(ADDRESS_LIST=" + A + ")(ADDRESS_LIST=" + B + ")" + X + ")?retry_count=0",
                        "oracle a.example.com:1/x oracle b.example.com:2/x"),
                some(
                        "@(DESCRIPTION=(FAILOVER=off)" + A + B + X + ")",
                        "oracle a.example.com:1/x oracle b.example.com:2/x"),
                some(
                        "@(DESCRIPTION=(LOAD_BALANCE=on)(FAILOVER=off)" + A + B + X + ")",
                        "oracle a.example.com:1/x oracle b.example.com:2/x"),
                some(
                        "@(DESCRIPTION=(SOURCE_ROUTE=yes)" + A + B + X + ")",
                        "oracle a.example.com:1/x oracle b.example.com:2/x"),
                new Case(
                        "@//a.example.com:1522/orders",
                        "user=u&password=p&oracle.net.CONNECT_TIMEOUT=1000&oracle.jdbc.ReadTimeout=1&v$session.program=x",
                        "oracle a.example.com:1522/orders",
                        true));
    }

    static Reading read(String url, String properties) {
        Properties given = new Properties();
        given.putAll(ReadingText.properties(properties));
        return new JdbcTargetReader().read(Target.of(url, given).withoutAmbientSettings());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void is_read(Case one) {
        Reading reading = read(one.url(), one.properties());

        assertThat(ReadingText.of(reading)).isEqualTo(one.endpoints());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "jdbc:oracle:oci:@//a.example.com:1521/x | | it is not of jdbc:oracle:thin:, and other drivers ask a native client",
                "jdbc:oracle:oci8:@x | | it is not of jdbc:oracle:thin:, and other drivers ask a native client",
                "jdbc:oracle:kprb: | | it is not of jdbc:oracle:thin:, and other drivers ask a native client",
                "JDBC:oracle:thin:@//a.example.com:1521/x | | it is not of jdbc:oracle:thin:, and other drivers ask a native client",
                "jdbc:oracle:thin:a.example.com:1521:x | | no at sign stands behind jdbc:oracle:thin: or behind user/password",
                "jdbc:oracle:thin://a.example.com:1521/x | | no at sign stands behind jdbc:oracle:thin: or behind user/password",
                "jdbc:oracle:thin:u@//a.example.com:1521/x | | no at sign stands behind jdbc:oracle:thin: or behind user/password",
                "jdbc:oracle:thin:u/p.w@//a.example.com:1521/x | | no at sign stands behind jdbc:oracle:thin: or behind user/password",
                "jdbc:oracle:thin:u/\"p@//b.example.com:1/x\"@//a.example.com:1521/x | | no at sign stands behind jdbc:oracle:thin: or behind user/password",
                "jdbc:oracle:thin:@orders | | a name alone is looked up in files of the machine",
                "jdbc:oracle:thin:@orders_high?TNS_ADMIN=/wallet | | parameter 1, TNS_ADMIN, leads where it cannot be followed",
                "jdbc:oracle:thin:@ | | what stands behind the at sign cannot be read",
                "jdbc:oracle:thin:@?TNS_ADMIN=/wallet | | parameter 1, TNS_ADMIN, leads where it cannot be followed",
                "jdbc:oracle:thin:@ldap://b.example.com:389/x,cn=OracleContext | | what stands behind the at sign cannot be read",
                "jdbc:oracle:thin:@config-file://x.json | | what stands behind the at sign cannot be read",
                "jdbc:oracle:thin:@config-azure://x?key=y | | parameter 1 is not known, and may lead anywhere",
                "jdbc:oracle:thin:@//:1521/orders/inst1 | | what stands behind the at sign cannot be read",
                "jdbc:oracle:thin:@tcp://:1521/orders | | what stands behind the at sign cannot be read",
                "jdbc:oracle:thin:@,b.example.com:1521/orders | | what stands behind the at sign cannot be read",
                "jdbc:oracle:thin:@// | | what stands behind the at sign cannot be read",
                "jdbc:oracle:thin:@a.example.com::x | | what stands behind the at sign cannot be read",
                "jdbc:oracle:thin:@a.example.com:1521: | | what stands behind the at sign cannot be read",
                "jdbc:oracle:thin:@a.example.com:1521/ | | what stands behind the at sign cannot be read",
                "jdbc:oracle:thin:@a.example.com:+1521/orders | | what stands behind the at sign cannot be read",
                "jdbc:oracle:thin:@//a.example.com:1521:x | | what stands behind the at sign cannot be read",
                "jdbc:oracle:thin:@a.exam ple.com:1521/orders | | what stands behind the at sign cannot be read",
                "jdbc:oracle:thin:@//a.example.com : 1521/orders | | what stands behind the at sign cannot be read",
                "jdbc:oracle:thin:@//a.example.com:1521/orders@b.example.com | | what stands behind the at sign cannot be read",
                "jdbc:oracle:thin:@//u:p@a.example.com:1521/orders | | what stands behind the at sign cannot be read",
                "jdbc:oracle:thin:@//a.example.com//b.example.com/orders | | what stands behind the at sign cannot be read",
                "jdbc:oracle:thin:@a.example.com,/orders | | what stands behind the at sign cannot be read",
                "jdbc:oracle:thin:@a.example.com;;b.example.com/orders | | what stands behind the at sign cannot be read",
                "jdbc:oracle:thin:@a%2eexample.com:1521/orders | | what stands behind the at sign cannot be read",
                "jdbc:oracle:thin:@//a.example.com:1521/orders:foo | | what stands behind the at sign cannot be read",
                "jdbc:oracle:thin:@a.example.com:1521:dedicated | | what stands behind the at sign cannot be read",
                "jdbc:oracle:thin:@tcp:1521/orders?retry_count=1 | | a host is named like a protocol",
                "jdbc:oracle:thin:@tcp:1521:orders | | a host is named like a protocol",
                "jdbc:oracle:thin:@a.example.com,b.example.com/x | | several hosts need a service with more than one character",
                "jdbc:oracle:thin:@a.example.com,b.example.com:1521 | | several hosts need a service with more than one character",
                "jdbc:oracle:thin:@//a.example.com:1521/x/inst1 | | several hosts need a service with more than one character",
                "jdbc:oracle:thin:@a,b:1/orders | | host 1 has one character only",
                "jdbc:oracle:thin:@a.example.com:0/orders | | the port of host 1 is none",
                "jdbc:oracle:thin:@a.example.com:99999/orders | | the port of host 1 is none",
                "jdbc:oracle:thin:@//a.example.com:1521/orders | database=//b.example.com:1/y | a property, database, leads where it cannot be followed",
                "jdbc:oracle:thin:@//a.example.com:1521/orders | oracle.jdbc.database=//b.example.com:1/y | a property, oracle.jdbc.database, leads where it cannot be followed",
                "jdbc:oracle:thin:@//a.example.com:1521/orders | server=//b.example.com:1/y | a property, server, leads where it cannot be followed",
                "jdbc:oracle:thin:@//a.example.com:1521/orders?database=//b.example.com:1/y | | parameter 1, database, leads where it cannot be followed",
                "jdbc:oracle:thin:@//a.example.com:1521/orders?\"data\"base=//b.example.com:1/y | | parameter 1, database, leads where it cannot be followed",
                "jdbc:oracle:thin:@//a.example.com:1521/orders?sdu=1& server =x | | parameter 2, server, leads where it cannot be followed",
                "jdbc:oracle:thin:@//a.example.com:1521/orders?HTTPS_PROXY=b.example.com&https_proxy_port=80 | | parameter 1, https_proxy, leads where it cannot be followed",
                "jdbc:oracle:thin:@//a.example.com:1521/orders | oracle.net.httpsProxyHost=b.example.com | a property, oracle.net.httpsProxyHost, leads where it cannot be followed",
                "jdbc:oracle:thin:@//a.example.com:1521/orders | oracle.net.socksProxyHost=b.example.com | a property, oracle.net.socksProxyHost, leads where it cannot be followed",
                "jdbc:oracle:thin:@//a.example.com:1521/orders | oracle.net.tns_admin=/wallet | a property, oracle.net.tns_admin, leads where it cannot be followed",
                "jdbc:oracle:thin:@//a.example.com:1521/orders | oracle.jdbc.config.file=x | a property, oracle.jdbc.config.file, leads where it cannot be followed",
                "jdbc:oracle:thin:@//a.example.com:1521/orders | oracle.jdbc.targetServiceName=x | a property, oracle.jdbc.targetServiceName, leads where it cannot be followed",
                "jdbc:oracle:thin:@//a.example.com:1521/orders | oracle.jdbc.provider.connectionString=x | a property, oracle.jdbc.provider.connectionString, leads where it cannot be followed",
                "jdbc:oracle:thin:@//a.example.com:1521/orders | oracle.jdbc.provider.connectionString.x=y | a property is not known, and may lead anywhere",
                "jdbc:oracle:thin:@//a.example.com:1521/orders?nonsense=1 | | parameter 1 is not known, and may lead anywhere",
                "jdbc:oracle:thin:@//a.example.com:1521/orders?oci_iam_url=https://b.example.com/ | | parameter 1 holds a URL, where the driver may connect to as well",
                "jdbc:oracle:thin:@//a.example.com:1521/orders?sdu=1=2 | | parameter 1 has two equals signs",
                "jdbc:oracle:thin:@//a.example.com:1521/orders?sdu | | parameter 1 is not a name and a value",
                "jdbc:oracle:thin:@//a.example.com:1521/orders?&sdu=1 | | parameter 1 is not a name and a value",
                "jdbc:oracle:thin:@//a.example.com:1521/orders?sdu=\"1 | | parameter 1 cannot be read",
                "jdbc:oracle:thin:@//a.example.com:1521/orders?sdu=1)(HOST=x | | parameter 1 cannot be read",
                "jdbc:oracle:thin:@(DESCRIPTION=A)(DESCRIPTION=B) | | the descriptor goes on behind its end",
                "jdbc:oracle:thin:@(DESCRIPTION=A)b.example.com | | the descriptor goes on behind its end",
                "jdbc:oracle:thin:@(DESCRIPTION=(FAILOVER=on)) | | the descriptor has no address",
                "jdbc:oracle:thin:@(DESCRIPTION= | | the descriptor cannot be read from character 14",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com)(PORT=1) | | the descriptor cannot be read from character 65",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp) | | the descriptor cannot be read from character 37",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST='a')(PORT=1))) | | the descriptor cannot be read from character 43",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=a\\.example.com)(PORT=1))) | | the descriptor cannot be read from character 44",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com)(PORT=1)))?nonsense=1 | | parameter 1 is not known, and may lead anywhere",
                "jdbc:oracle:thin:@(DESCRIPTION_LIST=(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com)(PORT=1)))(NONSENSE=x)) | | the descriptor has a part that is not known, and may lead anywhere",
                "jdbc:oracle:thin:@(DESCRIPTION_LIST=(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com)(PORT=1))) | | the descriptor has a part that is not known, and may lead anywhere",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS_LIST=(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com)(PORT=1))(NONSENSE=x))) | | the descriptor has a part that is not known, and may lead anywhere",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com)(PORT=1))(CONNECT_DATA=(SERVICE_NAME=(X=y)))) | | the descriptor has a part that is not known, and may lead anywhere",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com)(PORT=1))(CONNECT_DATA=(SERVICE_NAME=\"x\"))) | | CONNECT_DATA does not name one service or SID",
                "jdbc:oracle:thin:@(ADDRESS_LIST=(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com)(PORT=1))) | | the descriptor begins with neither DESCRIPTION nor DESCRIPTION_LIST",
                "jdbc:oracle:thin:@(DESCRIPTION=(FAILOVER=(ADDRESS=(PROTOCOL=tcp)(HOST=b.example.com)))(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com))) | | the descriptor has a part that is not known, and may lead anywhere",
                "jdbc:oracle:thin:@(X=(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com)(PORT=1))) | | the descriptor begins with neither DESCRIPTION nor DESCRIPTION_LIST",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com)(PORT=1)(HOST=b.example.com))) | | an address has a part twice",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com)(PORT=))) | | the port of host 1 is none",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=\"a.example.com\")(PORT=1))) | | host 1 is neither a name nor an address",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com)(PORT=+1))) | | the port of host 1 is none",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=ipc)(KEY=x))) | | the descriptor has a part that is not known, and may lead anywhere",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=beq)(HOST=x))) | | host 1 is reached by neither tcp nor tcps",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=wss)(HOST=a.example.com)(PORT=1))) | | host 1 is reached by neither tcp nor tcps",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(HOST=a.example.com)(PORT=1))) | | host 1 is reached by neither tcp nor tcps",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com)(PORT=1)(HTTPS_PROXY=b.example.com))) | | the descriptor has a part that is not known, and may lead anywhere",
                "jdbc:oracle:thin:@(DESCRIPTION=(HTTPS_PROXY=b.example.com)(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com)(PORT=1))) | | the descriptor has a part that is not known, and may lead anywhere",
                "jdbc:oracle:thin:@(DESCRIPTION=(NONSENSE=x)(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com)(PORT=1))) | | the descriptor has a part that is not known, and may lead anywhere",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com)(PORT=1))(CONNECT_DATA=(SID=x)(SERVICE_NAME=y))) | | CONNECT_DATA does not name one service or SID",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com)(PORT=1))(CONNECT_DATA=(SID=x)(SID=y))) | | CONNECT_DATA has a part that is not known, or one twice",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com)(PORT=1))(CONNECT_DATA=(SID=x))(CONNECT_DATA=(SID=y))) | | a description has CONNECT_DATA twice",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com)(PORT=1))(CONNECT_DATA=(SID=x)(NONSENSE=y))) | | CONNECT_DATA has a part that is not known, or one twice",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=a.example.com)(PORT=1))(CONNECT_DATA=(SID=x)(FAILOVER_MODE=(TYPE=select)(BACKUP=y)))) | | an address or a backup stands where none belongs",
            })
    void is_refused_with_the_place(String url, String properties, String reason) {
        assertThat(ReadingText.of(read(url, properties))).isEqualTo("? Oracle: " + reason);
    }

    @ParameterizedTest
    @CsvSource({
        "11, '? Oracle: the descriptor has a part that is not known, and may lead anywhere'",
        "12, '? Oracle: the descriptor cannot be read from character 168'",
    })
    void that_is_nested_deeply_is_read_twelve_deep(int lists, String refusal) {
        String url = "jdbc:oracle:thin:@(DESCRIPTION=" + "(ADDRESS_LIST=".repeat(lists - 1) + "(NONSENSE=x)"
                + ")".repeat(lists);

        assertThat(ReadingText.of(read(url, null))).isEqualTo(refusal);
    }

    @Test
    void that_is_nested_without_end_is_refused() {
        String url = "jdbc:oracle:thin:@" + "(DESCRIPTION=".repeat(50_000);

        assertThat(ReadingText.of(read(url, null)))
                .startsWith("? Oracle: the descriptor cannot be read from character ");
    }

    @Test
    void is_opened_by_its_own_driver() {
        assertThat(JdbcTargetReader.driversOf("jdbc:oracle:thin:@a.example.com"))
                .containsExactlyInAnyOrder("oracle.jdbc.OracleDriver", "oracle.jdbc.driver.OracleDriver");
    }

    @Test
    void is_shown_without_credentials_and_parameters() {
        String login = "jdbc:oracle:thin:u/" + FAKE_PASSWORD.replace('-', '_');
        Reading easy = read(login + "@//a.example.com:1522/orders?keystore_password=" + FAKE_PASSWORD, null);
        Reading descriptor = read(login + "@(DESCRIPTION=" + A + X + ")", null);

        assertThat(easy.redacted()).isEqualTo("jdbc:oracle:thin:@//a.example.com:1522/orders");
        assertThat(descriptor.redacted()).isEqualTo("jdbc:oracle:thin:@(…)");
        assertThat(read(login, null).redacted()).isEqualTo("jdbc:oracle:…");
        assertThat(Map.of("one", easy, "other", descriptor).toString()).doesNotContain("secret");
    }
}

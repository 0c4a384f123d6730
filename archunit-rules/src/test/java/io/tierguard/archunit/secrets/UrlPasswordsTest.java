package io.tierguard.archunit.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The passwords here are {@code f4ke} and its like. */
class UrlPasswordsTest {

    private static final String JDBC = "password in a JDBC URL";
    private static final String OTHER = "password in a URL";

    private static List<String> found(String text) {
        return SecretDetectors.forClass(List.of()).detect("", text).stream()
                .map(Secret::what)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.shop.example/orders?user=app&password=f4ke",
                "jdbc:postgresql://db.shop.example/orders?password=f4ke&user=app",
                "jdbc:postgresql://app:f4ke@db.shop.example/orders",
                "jdbc:postgresql://db.shop.example/orders?user=app&sslpassword=f4ke",
                "jdbc:postgresql://\1:\1/orders?user=\1&password=f4ke",
                "JDBC:POSTGRESQL://db.shop.example/orders?user=app&PASSWORD=f4ke",
                "jdbc:mysql://app:f4ke@db.shop.example:3306/orders",
                "jdbc:mysql://app:f4ke@one.example:3306,app:f4ke@two.example:3306/orders",
                "jdbc:mysql://(host=db.shop.example,port=3306,user=app,password=f4ke)/orders",
                "jdbc:mysql://address=(host=db.shop.example)(user=app)(password=f4ke)/orders",
                "jdbc:mysql:loadbalance://db.shop.example/orders?trustCertificateKeyStorePassword=f4ke",
                "jdbc:mariadb://db.shop.example/orders?user=app&password=f4ke&useSsl=true",
                "jdbc:sqlserver://db.shop.example:1433;databaseName=orders;user=app;password=f4ke;",
                "jdbc:sqlserver://db.shop.example:1433;user=app;password={f4;ke}",
                "jdbc:sqlserver://db.shop.example;user=app;pwd=f4ke",
                "jdbc:jtds:sqlserver://db.shop.example/orders;user=app;password=f4ke",
                "jdbc:h2:mem:orders;USER=app;PASSWORD=f4ke",
                "jdbc:h2:tcp://db.shop.example/orders;CIPHER=AES;PASSWORD=f4ke f4ke",
                "jdbc:derby://db.shop.example:1527/orders;user=app;password=f4ke",
                "jdbc:db2://db.shop.example:50000/orders:user=app;password=f4ke;",
                "jdbc:informix-sqli://db.shop.example:1533/orders:INFORMIXSERVER=s;user=app;password=f4ke",
                "jdbc:teradata://db.shop.example/DATABASE=orders,USER=app,PASSWORD=f4ke",
                "jdbc:snowflake://acme.snowflakecomputing.example/?user=app&password=f4ke",
                "jdbc:oracle:thin:app/f4ke@db.shop.example:1521:orders",
                "jdbc:oracle:thin:app/f4ke@//db.shop.example:1521/orders",
                "jdbc:oracle:thin:app/\"f4@ke\"@//db.shop.example:1521/orders",
                "jdbc:oracle:thin:app[proxy]/f4ke@tcps://db.shop.example:1521/orders",
                "jdbc:oracle:oci:app/f4ke@orders",
                "jdbc:oracle:thin:app/f4ke@(DESCRIPTION=(ADDRESS=(HOST=db.shop.example)))",
                "spring.datasource.url=jdbc:postgresql://db.shop.example/orders?user=app&password=f4ke",
                "jdbc:postgresql://db.shop.example/orders?user=app&password=password1",
                "jdbc:postgresql://db.shop.example/orders?user=root&password=password",
                "jdbc:postgresql://db.shop.example/orders?user=app&password=%24f4ke%26",
                "jdbc:postgresql://db.shop.example/orders?user=app&password='f4ke'",
            })
    void a_jdbc_url_with_a_password_is_found(String url) {
        assertThat(found(url)).isNotEmpty().containsOnly(JDBC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app:f4ke@shop.example/path",
                "see https://app:f4ke@shop.example.",
                "redis://:f4ke@cache.shop.example:6379/0",
                "amqp://app:f4ke@mq.shop.example/vhost",
                "amqp://app:f4ke@\1:5672",
                "mongodb+srv://app:f4ke@cluster.shop.example/orders?retryWrites=true",
                "mongodb://app:f4ke@one.example:27017,two.example:27017/orders",
                "r2dbc:postgresql://app:f4ke@db.shop.example/orders",
                "postgres://app:f4/ke@db.shop.example/orders",
                "postgres://app:f4#ke?@db.shop.example/orders",
                "postgres://app:f4'ke@db.shop.example/orders",
                "smtp://app%40shop.example:f4ke@mail.shop.example:587",
                "\1://app:f4ke@shop.example",
                "ftp://app:f4:ke@shop.example",
                "ftp://app:f4.*ke@shop.example",
                "&password=f4ke",
                "\1?user=app&password=f4ke",
                "\1;user=app;password=f4ke",
                "https://shop.example/login?user=app&password=f4ke",
            })
    void another_url_with_a_password_is_found(String url) {
        assertThat(found(url)).isNotEmpty().containsOnly(OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.shop.example/orders",
                "jdbc:postgresql://db.shop.example:5432/orders?user=app",
                "jdbc:postgresql://db.shop.example/orders?user=app&password=",
                "jdbc:postgresql://db.shop.example/orders?password=&user=app",
                "jdbc:postgresql://.*?user=\\w+&password=([^&]+)",
                "(https?|ftp)://[^:]+:[^@]+@",
                "jdbc:oracle:thin:\\w*/?\\w*@",
                "jdbc:postgresql://db.shop.example/orders?user=app&password=\1",
                "jdbc:postgresql://db.shop.example/orders?user=app&password=\1&ssl=true",
                "jdbc:postgresql://db.shop.example/orders?user=app&password=${DB_PASSWORD}",
                "jdbc:postgresql://db.shop.example/orders?user=app&password=${DB_PASSWORD:f4ke}",
                "jdbc:postgresql://db.shop.example/orders?user=app&password=#{password}",
                "jdbc:postgresql://db.shop.example/orders?user=app&password={{ password }}",
                "jdbc:postgresql://db.shop.example/orders?user=app&password=<password>",
                "jdbc:postgresql://db.shop.example/orders?user=app&password=[password]",
                "jdbc:postgresql://db.shop.example/orders?user=app&password={password}",
                "jdbc:postgresql://db.shop.example/orders?user={0}&password={1}",
                "jdbc:postgresql://db.shop.example/orders?user=%s&password=%s",
                "jdbc:postgresql://db.shop.example/orders?user=%1$s&password=%2$s",
                "jdbc:postgresql://db.shop.example/orders?user=app&password=@db.password@",
                "jdbc:postgresql://db.shop.example/orders?user=app&password=$DB_PASSWORD",
                "jdbc:postgresql://db.shop.example/orders?user=app&password=****",
                "jdbc:postgresql://db.shop.example/orders?user=app&password=***REDACTED***",
                "jdbc:postgresql://db.shop.example/orders?user=app&password=xxxxx",
                "jdbc:postgresql://db.shop.example/orders?user=app&password=...",
                "jdbc:postgresql://db.shop.example/orders?user=app&password=?",
                "jdbc:postgresql://db.shop.example/orders?user=sa&password=SA",
                "jdbc:postgresql://db.shop.example/orders?user=user&password=password",
                "jdbc:mysql://username:password@host:3306/db",
                "jdbc:sqlserver://db.shop.example;user=<user>;password=<password>",
                "jdbc:sqlserver://db.shop.example;user=app;password={pwd}",
                "jdbc:oracle:thin:@//db.shop.example:1521/orders",
                "jdbc:oracle:thin:/@orders",
                "jdbc:oracle:thin:@ldap://ldap.shop.example/orders,cn=OracleContext",
                "jdbc:oracle:thin:app/\1@//db.shop.example:1521/orders",
                "jdbc:oracle:thin:\1/\1@\1",
                "jdbc:h2:mem:orders;MODE=PostgreSQL;DB_CLOSE_DELAY=-1",
                "jdbc:h2:mem:orders;USER=sa;PASSWORD=",
                "String url = \"jdbc:postgresql://db.shop.example/orders?password=\" + password + \"&ssl=true\";",
                "jdbc:sqlite:/var/lib/app@2x/orders.db",
                "(?i)jdbc:oracle:thin:(.*?)([/])(.*?)((?=@))",
                "jdbc:oracle:(thin|oci):\\w*/?\\w*@(//)?[a-z]+",
                "jdbc:[^:]+://[^:]+:([^@]+)@.*",
                "jdbc:.*[;&?]password=([^;]*)(?=;)",
            })
    void a_jdbc_url_without_a_fixed_password_passes(String url) {
        assertThat(found(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example",
                "https://shop.example:8443/@scope/package",
                "http://[2001:db8::1]:8080/a@b",
                "http://\1:\1@shop.example",
                "http://app:\1@shop.example",
                "http://app:pre\1@shop.example",
                "http://app@shop.example",
                "http://app:@shop.example",
                "http://user:password@shop.example",
                "http://user:pass@shop.example",
                "http://app:app@shop.example",
                "ssh://git:git@shop.example/repo.git",
                "http://%s:%s@%s",
                "http://{user}:{password}@{host}",
                "http://${user}:${password}@${host}",
                "http://<user>:<password>@shop.example",
                "http://app:****@shop.example",
                "http://app:ENC(abc)@shop.example",
                "git@shop.example:repo.git",
                "mailto:a:b@shop.example",
                "http://shop.example: write to us@shop.example",
                "http://\1:\1/a@b",
                "://",
                "://@",
                "://:@",
                "(https?|ftp)://[^:]+:[^@]+@",
                "(?i)[?;]password=[^;]*",
                "password=",
                "&password=",
                "&password=\1",
                "?password=password",
                "The password=value pair is read",
                "password=f4ke",
                "a=b&c=d",
            })
    void what_is_no_url_with_a_fixed_password_passes(String text) {
        assertThat(found(text)).isEmpty();
    }

    @Test
    void each_of_several_passwords_is_found_once() {
        assertThat(found("jdbc:postgresql://app:f4ke@db.example/o?password=f4ke2&sslpassword=f4ke3"))
                .containsExactly(JDBC, JDBC, JDBC);
    }
}

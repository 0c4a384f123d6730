package io.tierguard.cli;

import static io.tierguard.cli.Called.explain;
import static io.tierguard.cli.Called.explainLines;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnyTargetTest {

    /** Letters of an alphabet that no text of ours and no part of a target around it uses. */
    private static final Arbitrary<String> SECRETS = Arbitraries.strings()
            .withCharRange('\u0531', '\u0556')
            .ofMinLength(3)
            .ofMaxLength(8);

    @Property(tries = 200)
    void is_allowed_or_refused_and_never_thrown(@ForAll("targets") String target) {
        Called called = explain("--format=json", "--", target);

        assertThat(called.err()).isEmpty();
        assertThat(called.status()).isIn(0, 1);
        assertThat(called.out().lines()).hasSize(1);
        assertThat(called.out())
                .contains(called.status() == 0 ? "\"decision\":\"allowed\"" : "\"decision\":\"refused\"");
    }

    @Property(tries = 200)
    void keeps_credentials_and_queries_to_itself(
            @ForAll("secrets") String user, @ForAll("secrets") String value, @ForAll("shapes") String shape) {
        String target = shape.replace("USER", user).replace("VALUE", value);

        for (String format : new String[] {"--format=json", "--format=text"}) {
            Called called = explain(format, "--", target);
            assertThat(called.out() + called.err()).doesNotContain(user, value);
            assertThat(called.status()).isIn(0, 1);
        }
    }

    @Property(tries = 200)
    void keeps_properties_to_itself(
            @ForAll("urls") String url, @ForAll("keys") String key, @ForAll("secrets") String secret) {
        for (String pair : new String[] {key + "=" + secret, key + "=" + secret + "=", secret}) {
            Called called = explainLines(url + "\t" + pair + "\n");
            assertThat(called.out() + called.err()).doesNotContain(secret);
            assertThat(called.status()).isIn(0, 1, 2);
        }
    }

    @Provide
    Arbitrary<String> targets() {
        Arbitrary<String> pieces = Arbitraries.of(
                "jdbc:",
                "postgresql:",
                "mysql:",
                "h2:",
                "mem:",
                "https:",
                "//",
                "/",
                "@",
                ":",
                ",",
                "[",
                "]",
                "::1",
                "a.staging.example.com",
                "b.prod.example.com",
                "?",
                "&",
                "=",
                ";",
                "%",
                "%2f",
                "(",
                ")",
                "5432",
                "\\",
                " ");
        return Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(60),
                        pieces.list().ofMaxSize(12).map(list -> String.join("", list)))
                // - and TG-nnnn are no targets, and a NUL cannot be handed to a process
                .filter(text -> !text.equals("-") && text.indexOf('\0') < 0);
    }

    @Provide
    Arbitrary<String> secrets() {
        return SECRETS;
    }

    @Provide
    Arbitrary<String> shapes() {
        return Arbitraries.of(
                "https://USER:VALUE@a.staging.example.com/x",
                "https://USER@b.prod.example.com:8443?VALUE",
                "https://a.staging.example.com/?key=USER#VALUE",
                "https://USER:VALUE@x@a.staging.example.com/",
                "https://USER:VALUE/@b.prod.example.com",
                "http:USER//VALUE@b.prod.example.com",
                "USER:VALUE@b.prod.example.com",
                "VALUE",
                "amqp://USER:VALUE@a.staging.example.com,b.prod.example.com/v",
                "r2dbc:postgresql://USER:VALUE@a.staging.example.com/x?password=VALUE",
                "jdbc:postgresql://a.staging.example.com/orders?user=USER&password=VALUE",
                "jdbc:postgresql://USER:VALUE@a.staging.example.com/orders",
                "jdbc:mysql://USER:VALUE@a.staging.example.com/orders?password=VALUE",
                "jdbc:mysql://(host=a.staging.example.com,user=USER,password=VALUE)/orders",
                "jdbc:mysql://address=(host=b.prod.example.com)(password=VALUE)/orders?x=USER",
                "jdbc:mariadb://a.staging.example.com/orders?user=USER&password=VALUE",
                "jdbc:h2:mem:orders;USER=USER;PASSWORD=VALUE",
                "jdbc:h2:tcp://a.staging.example.com/orders;PASSWORD=VALUE",
                "jdbc:USER:VALUE",
                "jdbc:sqlserver://a.staging.example.com;databaseName=orders;user=USER;password={VALUE}",
                "jdbc:sqlserver://a.staging.example.com;databaseName=orders;user=USER;password=VALUE",
                "jdbc:jtds:sqlserver://a.staging.example.com/orders;user=USER;password=VALUE",
                "jdbc:db2://a.staging.example.com:50000/orders:user=USER;password=VALUE;",
                "jdbc:oracle:thin:USER/\"VALUE\"@//a.staging.example.com:1521/orders",
                "jdbc:oracle:thin:@//a.staging.example.com:1521/orders?keystore_password=VALUE",
                "jdbc:oracle:thin:USER/VALUE@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=b.prod.example.com)))",
                "jdbc:oracle:thin:USER/VALUE@b.prod.example.com:1521/orders");
    }

    @Provide
    Arbitrary<String> urls() {
        return Arbitraries.of(
                "https://a.staging.example.com",
                "jdbc:postgresql://a.staging.example.com/orders",
                "jdbc:mysql://b.prod.example.com/orders",
                "jdbc:mariadb://b.prod.example.com/orders",
                "jdbc:h2:mem:orders",
                "garbled");
    }

    @Provide
    Arbitrary<String> keys() {
        Arbitrary<String> known = Arbitraries.of("user", "password", "sslmode", "options", "socketFactoryArg");
        Arbitrary<String> any = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(10);
        return Combinators.combine(known, any, Arbitraries.of(true, false)).as((a, b, first) -> first ? a : b);
    }
}

package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The user's wrapper opens the connection, and asks no driver whose reading is not known. */
class WrapperOpensTest {

    @Test
    void by_the_wrapper_and_by_known_drivers_only(@TempDir Path directory) throws IOException, InterruptedException {
        // P6Spy writes its log where the process runs
        ChildJvm child = new ChildJvm().directory(directory);
        for (String wrappers : List.of("prefix", "aws")) {
            try (Stream<Path> jars = Files.list(Path.of(System.getProperty("test.wrappers"), wrappers))) {
                jars.forEach(child::classPath);
            }
        }

        ChildJvm.Outcome outcome = child.run(WrapperOpens.class);

        assertThat(outcome.out().replaceAll("\\$Proxy\\d+", "\\$Proxy")).isEqualTo("""
                p6spy: opened by com.p6spy.engine.wrapper.ConnectionWrapper
                otel: opened by io.opentelemetry.instrumentation.jdbc.internal.OpenTelemetryConnection$OpenTelemetryConnectionJdbc43
                tracing: opened by jdk.proxy2.$Proxy
                p6spy:otel:tracing: opened by com.p6spy.engine.wrapper.ConnectionWrapper
                tierguard:p6spy: opened by com.p6spy.engine.wrapper.ConnectionWrapper
                p6spy:tierguard: opened by com.p6spy.engine.wrapper.ConnectionWrapper
                of p6spy:tierguard: opened by com.p6spy.engine.wrapper.ConnectionWrapper
                production TG-2001 refused: this process is staging, and db.prod.example.com:5432/x belongs to production
                production TG-2001 refused: this process is staging, and db.prod.example.com:5432/x belongs to production
                p6spy: dialled [socket://db.staging.example.com:5432 by a guarded socket]
                p6spy: dialled [socket://db.staging.example.com:3306 by a guarded socket]
                p6spy: dialled [socket://db.staging.example.com:3306 by a guarded socket]
                otel: dialled [socket://db.staging.example.com:5432 by a guarded socket]
                otel: dialled [socket://db.staging.example.com:3306 by a guarded socket]
                otel: dialled [socket://db.staging.example.com:3306 by a guarded socket]
                tracing: dialled [socket://db.staging.example.com:5432 by a guarded socket]
                tracing: dialled [socket://db.staging.example.com:3306 by a guarded socket]
                tracing: dialled [socket://db.staging.example.com:3306 by a guarded socket]
                p6spy:otel: dialled [socket://db.staging.example.com:5432 by a guarded socket]
                p6spy:otel: dialled [socket://db.staging.example.com:3306 by a guarded socket]
                p6spy:otel: dialled [socket://db.staging.example.com:3306 by a guarded socket]
                aws-wrapper: dialled [socket://db.staging.example.com:5432 by a guarded socket]
                aws-wrapper: dialled [socket://db.staging.example.com:3306 by a guarded socket]
                aws-wrapper: dialled [socket://db.staging.example.com:3306 by a guarded socket]
                nobody TG-3003 refused: no JDBC driver on the class path takes jdbc:log4jdbc:…
                beside a stranger opened by org.h2.jdbc.JdbcConnection
                beside a stranger TG-3008 refused: jdk.proxy2.$Proxy 7.7 takes jdbc:h2:…, and nobody knows whether it reads such a URL as org.h2.Driver does
                beside a stranger TG-3008 refused: jdk.proxy2.$Proxy 7.7 takes jdbc:h2:…, and nobody knows whether it reads such a URL as org.h2.Driver does
                """);
        assertThat(outcome.status()).isZero();
    }
}

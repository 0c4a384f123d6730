package io.tierguard.samples.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.Tierguard;
import io.tierguard.http.RefusedRouteException;
import io.tierguard.report.StartRefused;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

@Timeout(120)
class SpringShopTest {

    private static final String PROBLEM = """
            TG-2001 %s: this process is %s, and orders-db.prod.shop.example:5432/orders belongs to production
              production by  *.prod.shop.example               tierguard.yaml:6
            """;

    private static ConfigurableApplicationContext start(List<String> initialised, String... arguments) {
        SpringApplication application = new SpringApplication(SpringShop.class);
        application.addInitializers(context -> initialised.add(context.getDisplayName()));
        return application.run(arguments);
    }

    @Test
    void starts_with_its_own_database_and_reaches_nothing_else() {
        List<String> initialised = new ArrayList<>();
        try (ConfigurableApplicationContext context = start(initialised)) {
            assertThat(initialised).hasSize(1);
            assertThat(context.getBean(Tierguard.class).identity().environment().describe())
                    .isEqualTo("test");
            assertThat(context.getBean(Orders.class).areReachable()).isTrue();

            RestClient payments = context.getBean(RestClient.class);
            assertThatExceptionOfType(ResourceAccessException.class)
                    .isThrownBy(() -> payments.get()
                            .uri("https://payments.prod.shop.example/pay")
                            .retrieve()
                            .toBodilessEntity())
                    .withCauseInstanceOf(RefusedRouteException.class)
                    .havingCause()
                    .withMessageStartingWith("TG-2001 refused: this process is test, and"
                            + " payments.prod.shop.example:443 belongs to production\n");
        }
    }

    @Test
    void a_property_of_another_tier_stops_it_before_there_is_a_context() {
        List<String> initialised = new ArrayList<>();

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> start(
                        initialised,
                        "--spring.datasource.url=jdbc:tierguard:postgresql://orders-db.prod.shop.example/orders"))
                .withMessageContaining(PROBLEM.formatted("spring.datasource.url", "test"))
                .satisfies(refused -> assertThat(Files.readString(Path.of("../../docs/spring-boot.md")))
                        .contains(String.valueOf(refused.getMessage())));
        assertThat(initialised).isEmpty();
    }

    @Test
    void what_a_placeholder_stands_for_is_judged() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> start(
                        new ArrayList<>(),
                        "--shop.audit-url=https://audit.${shop.tier}.shop.example",
                        "--shop.tier=prod"))
                .withMessageContaining("TG-2001 shop.audit-url: this process is test, and"
                        + " audit.prod.shop.example:443 belongs to production\n");
    }

    @Test
    void an_origin_is_no_endpoint() {
        try (ConfigurableApplicationContext context =
                start(new ArrayList<>(), "--shop.allowed-origin=https://www.prod.shop.example")) {
            assertThat(context.isRunning()).isTrue();
        }
    }

    @Test
    void an_ordinary_process_ends_with_78_and_one_report(@TempDir Path directory) throws Exception {
        Outcome outcome = run(
                directory,
                Map.of(
                        "TIERGUARD_ENVIRONMENT", "staging",
                        "SPRING_DATASOURCE_URL", "jdbc:tierguard:postgresql://orders-db.prod.shop.example/orders",
                        "SHOP_PAYMENT_URL", "https://payments.staging.shop.example",
                        "SOMEBODY_ELSES_URL", "https://elsewhere.prod.shop.example"));

        assertThat(outcome.printed()).isEqualTo("""
                spring-shop refuses to start as staging: 2 problems

                TG-2001 SPRING_DATASOURCE_URL: this process is staging, and orders-db.prod.shop.example:5432/orders belongs to production
                  production by  *.prod.shop.example               tierguard.yaml:6
                  staging by     TIERGUARD_ENVIRONMENT=staging     environment variable
                  to fix         point SPRING_DATASOURCE_URL at an endpoint of staging, or correct tierguard.yaml:6 if this endpoint is not production's

                TG-2001 spring.datasource.url: this process is staging, and orders-db.prod.shop.example:5432/orders belongs to production
                  production by  *.prod.shop.example               tierguard.yaml:6
                  staging by     TIERGUARD_ENVIRONMENT=staging     environment variable
                  to fix         point spring.datasource.url at an endpoint of staging, or correct tierguard.yaml:6 if this endpoint is not production's
                """);
        assertThat(outcome.status()).isEqualTo(Tierguard.EXIT_STATUS);
    }

    private record Outcome(int status, String printed) {}

    private static Outcome run(Path directory, Map<String, String> variables) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djdk.net.hosts.file=" + Path.of("src/test/hosts").toAbsolutePath(),
                "-cp",
                withoutTests(),
                SpringShop.class.getName()));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        try (InputStream printed = process.getInputStream()) {
            String text = new String(printed.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Outcome(process.exitValue(), text);
        } finally {
            process.destroyForcibly();
        }
    }

    /** As it is deployed: the engine of the tests beside it would make it at most a test. */
    private static String withoutTests() {
        return String.join(
                File.pathSeparator,
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> !entry.contains("junit") && !entry.contains("test-classes"))
                        .toList());
    }
}

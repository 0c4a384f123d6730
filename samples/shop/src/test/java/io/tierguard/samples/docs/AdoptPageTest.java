package io.tierguard.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.smallrye.config.ConfigMapping;
import io.tierguard.Tierguard;
import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.http.GuardedHttpClient;
import io.tierguard.identity.RuntimeEvidence;
import io.tierguard.jdbc.GuardedDataSource;
import io.tierguard.registry.Registry;
import io.tierguard.report.Code;
import io.tierguard.report.StartRefused;
import io.tierguard.settings.JdbcUrl;
import io.tierguard.settings.SecretText;
import io.tierguard.settings.Settings;
import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the pages for tasks show, at a service that reads its variables itself. */
class AdoptPageTest {

    private static final String REGISTRY = """
            version: 1
            application: booking
            endpoints:
              production: ["*.prod.acme.example"]
              test: ["*.test.acme.example"]
            """;

    private final Map<String, String> variables = new TreeMap<>(Map.of(
            "TIERGUARD_ENVIRONMENT", "test",
            "DATABASE_URL", "jdbc:h2:mem:booking",
            "DATABASE_USER", "booking",
            "DATABASE_PASSWORD", "a-made-up-password",
            "RATES_URL", "https://rates.test.acme.example/eur",
            "HOME_PAGE", "https://www.elsewhere.example"));

    private Tierguard tierguard() {
        Tierguard.Resolution resolution =
                Tierguard.resolve(Tierguard.Sources.of(variables, Registry.parse("tierguard.yaml", REGISTRY)));
        return ((Tierguard.Resolved) resolution).tierguard();
    }

    // region check
    static void check(Tierguard tierguard, Map<String, String> variables) {
        Map<String, String> read = new TreeMap<>(variables); // of System.getenv(), in a service
        read.keySet().retainAll(Set.of("DATABASE_URL", "RATES_URL", "RATES_KEY")); // what your code reads
        tierguard.checkOrExit(read, Map.of()); // all problems at once, or one report and exit 78
    }
    // endregion

    @Test
    void judges_the_variables_that_a_service_reads_itself() {
        check(tierguard(), variables);

        variables.put("RATES_URL", "https://rates.prod.acme.example/eur");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> check(tierguard(), variables))
                .withMessageContaining("TG-2001 RATES_URL: this process is test, and rates.prod.acme.example:443");
    }

    @Test
    void what_the_pages_print_of_a_refused_start_is_what_it_prints() throws IOException {
        Registry registry = Registry.read(ProjectRoot.find()
                .resolve("cli/src/test/resources/io/tierguard/cli/pages/preview/src/main/resources/tierguard.yaml"));
        Map<String, String> database =
                Map.of("DATABASE_URL", "jdbc:postgresql://booking-db.staging.acme.example/booking");
        Tierguard preview = resolved(Map.of("TIERGUARD_ENVIRONMENT", "preview/pr-123"), registry);
        Tierguard.Resolution unset =
                Tierguard.resolve(Tierguard.Sources.of(Map.of(), registry).with(RuntimeEvidence.none()));

        assertThat(page("preview-environments.md"))
                .contains(preview.check(database).problems().get(0).text());
        assertThat(page("adopt.md"))
                .contains(((Tierguard.Unresolved) unset).report().text().split("\n")[2]);
    }

    @Test
    void the_page_tells_where_the_classes_are() throws IOException {
        assertThat(page("adopt.md"))
                .contains(
                        "`" + Tierguard.class.getName() + "`",
                        "`" + GuardedDataSource.class.getName() + "`",
                        "`" + GuardedHttpClient.class.getName() + "`",
                        "`ConfigMapping` is of `" + ConfigMapping.class.getPackageName() + "`",
                        "`Settings` are of `" + Settings.class.getPackageName() + "`");
        assertThat(List.of(JdbcUrl.class, SecretText.class))
                .extracting(Class::getPackageName)
                .containsOnly(Settings.class.getPackageName());
    }

    @Test
    void the_page_of_stamping_shows_refusals_as_they_are() throws IOException {
        assertThat(page("stamp-databases.md"))
                .contains(
                        "\nTG-3027 refused: "
                                + Code.DATA_MARKER_FOREIGN.text(
                                        "staging", "booking-db.staging.acme.example:5432/booking", "production")
                                + "\n",
                        "\nTG-3026 refused: "
                                + Code.SERVER_MARKER_FOREIGN.text("staging", "localhost:5432/booking", "production")
                                + "\n");
    }

    private static String page(String name) throws IOException {
        return Files.readString(ProjectRoot.find().resolve("docs").resolve(name));
    }

    private static Tierguard resolved(Map<String, String> variables, Registry registry) {
        Tierguard.Resolution resolution =
                Tierguard.resolve(Tierguard.Sources.of(variables, registry).with(RuntimeEvidence.none()));
        return ((Tierguard.Resolved) resolution).tierguard();
    }

    @Test
    void guards_what_it_connects_with() throws SQLException {
        Tierguard tierguard = tierguard();
        HikariDataSource pool = new HikariDataSource();
        // region connect
        // before: pool.setJdbcUrl(System.getenv("DATABASE_URL"));
        pool.setDataSource(GuardedDataSource.named("bookings").of(variables.get("DATABASE_URL"), tierguard.guard()));

        // before: HttpClient.newHttpClient();
        HttpClient http = GuardedHttpClient.newHttpClient(tierguard.guard());
        // endregion
        pool.setUsername("booking");
        try (pool) {
            assertThat(pool.getConnection().isValid(1)).isTrue();
        }
        assertThat(http.followRedirects()).isEqualTo(HttpClient.Redirect.NEVER);
    }

    // region mappings
    @ConfigMapping(prefix = "database")
    interface Database {
        JdbcUrl url(); // DATABASE_URL

        String user();

        SecretText password();
    }

    @ConfigMapping(prefix = "rates")
    interface Rates {
        URI url(); // RATES_URL
    }
    // endregion

    @Test
    void loads_the_same_variables_by_mappings() {
        Tierguard tierguard = tierguard();
        // region load
        Settings settings =
                tierguard.load(Database.class, Rates.class); // as one, so that neither is a typo of the other
        URI rates = settings.get(Rates.class).url();
        // endregion
        assertThat(rates).hasHost("rates.test.acme.example");
        assertThat(settings.get(Database.class).user()).isEqualTo("booking");
    }

    @Test
    void a_crossing_holds_until_the_end_of_its_day() {
        Registry registry = Registry.parse("tierguard.yaml", """
                version: 1
                endpoints:
                  production: ["*.prod.acme.example"]
                crossings:
                  - from: staging
                    to: production
                    endpoint: booking-db.prod.acme.example:5432
                    reason: incident 4711, compare the bookings of last night
                    expires: 2026-11-27
                """);

        assertThat(staging(registry, "2026-11-27T23:59:59Z").isAllowed()).isTrue();
        assertThat(staging(registry, "2026-11-28T00:00:00Z").code()).contains(Code.CROSSING_EXPIRED);
    }

    private static Judgement staging(Registry registry, String now) {
        Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        return Guard.of(Environment.of(Tier.STAGING), registry, clock)
                .judge("jdbc:postgresql://booking-db.prod.acme.example/booking");
    }

    @Test
    void a_preview_reaches_its_own_and_not_what_staging_owns() {
        Registry registry = Registry.parse("tierguard.yaml", """
                version: 1
                environments:
                  "preview/*": test
                endpoints:
                  staging: ["*.staging.acme.example"]
                  "preview/*": ["*.preview.acme.example"]
                """);
        Environment preview = new Environment(new EnvironmentName("preview/pr-123"), Tier.TEST);
        Guard guard = Guard.of(preview, registry, Clock.systemUTC());

        assertThat(guard.judge("https://rates.preview.acme.example").isAllowed())
                .isTrue();
        assertThat(guard.judge("https://rates.staging.acme.example").code()).contains(Code.FOREIGN_ENDPOINT);
        assertThat(guard.judge("https://rates.acme.example").code()).contains(Code.UNKNOWN_ENDPOINT);
    }
}

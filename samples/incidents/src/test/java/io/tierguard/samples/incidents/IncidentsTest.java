package io.tierguard.samples.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.samples.incidents.scenario.Scenario;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Runs {@code samples/run incidents} on the packaged jar, once, and looks at all that came of it. */
class IncidentsTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("samples/incidents/target/incidents.html");
    private static final long BOUND = 180;

    private static String output = "";
    private static int status = -1;

    @BeforeAll
    static void run() throws Exception {
        Files.deleteIfExists(PAGE);
        Path file = Files.createTempFile("incidents", ".txt");
        Process process = new ProcessBuilder("bash", ROOT.resolve("samples/run").toString(), "incidents", "--no-build")
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(file.toFile())
                .start();
        assertThat(process.waitFor(BOUND, TimeUnit.SECONDS))
                .as("in under three minutes")
                .isTrue();
        status = process.exitValue();
        output = Files.readString(file, StandardCharsets.UTF_8);
        Files.delete(file);
    }

    /** What is told of one scenario. */
    private static String lines(Story story) {
        int from = output.indexOf(story.what());
        assertThat(from).as(story.what()).isPositive();
        return output.substring(from, output.indexOf("\n\n", from));
    }

    private static void assertRefused(String what, String without, String with, String stopped) {
        List<Story> stories = Scenario.all().stream()
                .map(Scenario::story)
                .filter(story -> story.what().startsWith(what))
                .toList();
        assertThat(stories).hasSize(1);
        assertThat(lines(stories.get(0)).replaceAll(":\\d{4,5}\\b", ":PORT"))
                .isEqualTo(stories.get(0).what() + "\n  without   " + without + "\n  with      " + with
                        + "\n  stopped   at " + stopped);
    }

    @Test
    void every_scenario_keeps_its_promises() {
        assertThat(output)
                .contains(
                        "\n21 of 21 did damage without Tierguard, were refused with it, and left production as it was.\n")
                .doesNotContain("BROKEN");
        assertThat(status).isZero();
    }

    @Test
    void a_start_is_refused_with_status_78() {
        assertRefused(
                "a stale terminal",
                "4800 rows of production lost",
                "TG-2001 APP_DATABASE_URL (environment variable): this process is development, and"
                        + " db.prod.shop.example:PORT/app_prod belongs to production, exit status 78",
                "start: settings, by the registry");
        assertRefused(
                "a dogfood payout",
                "1 payout with a live key",
                "TG-8001 APP_PAYMENT_KEY (environment variable): holds a live credential of Stripe, Paystack, Clerk or"
                        + " another provider, and this process is staging, exit status 78",
                "start: the mode of the key");
        assertRefused(
                "a secret was copied",
                "1 use of production's secret",
                "TG-8013 APP_PAYMENT_KEY (environment variable): is sealed for production, and this process is"
                        + " development, exit status 78",
                "start: the seal is bound to a tier");
        assertRefused(
                "nothing said which environment",
                "4800 rows of production lost",
                "TG-6001 TIERGUARD_ENVIRONMENT: TIERGUARD_ENVIRONMENT is not set, and there is no default, exit status"
                        + " 78",
                "start: unset is refused");
    }

    @Test
    void a_test_that_claims_production_does_not_begin() {
        assertThat(lines(Scenario.all().get(1).story()))
                .contains("TG-6003 TIERGUARD_ENVIRONMENT: production was claimed by a process that runs tests: a JUnit"
                        + " Platform engine is on its class path, in junit-jupiter-engine-");
    }

    @Test
    void the_database_itself_tells_who_it_is() {
        assertRefused(
                "localhost was a tunnel",
                "4800 rows of production lost",
                "TG-3026 refused: this process is development, and localhost:PORT/app_prod says of itself that it"
                        + " serves production",
                "connect: the database's own signed marker");
        assertRefused(
                "a raw copy of production's data",
                "1200 real addresses read in staging",
                "TG-3027 refused: this process is staging, and the data in db.staging.shop.example:PORT/app_staging"
                        + " says of itself that it is of production",
                "connect: the data's own signed marker");
    }

    @Test
    void each_request_is_judged() {
        assertRefused(
                "a server of staging answered",
                "1 request of staging at production",
                "TG-2001 refused: this process is staging, and api.prod.shop.example:PORT belongs to production",
                "request: every hop is judged");
    }

    @Test
    void no_secret_is_in_the_output_or_the_page() throws Exception {
        assertThat(output).doesNotContain(World.FAKE);
        assertThat(Files.readString(PAGE)).doesNotContain(World.FAKE);
    }

    @Test
    void the_page_stands_alone_and_is_well_formed() throws Exception {
        String page = Files.readString(PAGE);
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        Document document = builder.parse(new InputSource(new StringReader(page)));

        assertThat(document.getElementsByTagName("svg").getLength())
                .isEqualTo(Scenario.all().size());
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("link").getLength()).isZero();
        assertThat(document.getElementsByTagName("img").getLength()).isZero();
        assertThat(page).doesNotContain("http://", "https://", "url(", "@import");
    }
}

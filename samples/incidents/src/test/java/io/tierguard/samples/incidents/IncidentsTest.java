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
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
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

    /** Name, damage and refusal, without what differs from run to run. */
    private static String line(Scenario scenario) {
        Story story = scenario.story();
        String end = "\n  stopped   at " + story.stage() + ": " + story.guard() + "\n";
        int from = output.indexOf(": " + story.what() + "\n");
        assertThat(from).as(story.what()).isPositive();
        String told = output.substring(from, output.indexOf(end, from));
        return scenario.getClass().getSimpleName()
                + told.substring(told.indexOf('\n'))
                        .replaceFirst("\n {2}without {3}", " | ")
                        .replaceFirst("\n {2}with {6}", " | ")
                        .replaceAll(":\\d{4,5}\\b", ":PORT")
                        .replaceAll("engine-[\\d.]+\\.jar", "engine-VERSION.jar")
                        .replaceAll("20[\\d-]+T[\\d:]+Z", "TIME");
    }

    @Test
    void every_scenario_keeps_its_promises() {
        assertThat(output)
                .contains(
                        "\n22 of 22 did damage without Tierguard, were refused with it, and left production as it was.\n")
                .doesNotContain("BROKEN");
        assertThat(status).isZero();
    }

    @Test
    void each_damage_and_each_refusal_is_told() throws Exception {
        List<String> expected =
                Files.readAllLines(Path.of("src/test/resources/io/tierguard/samples/incidents/refusals.txt"));
        assertThat(Scenario.all().stream().map(IncidentsTest::line)).containsExactlyElementsOf(expected);
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

        NodeList captions = document.getElementsByTagName("figcaption");
        assertThat(IntStream.range(0, captions.getLength())
                        .mapToObj(i -> captions.item(i).getTextContent()))
                .as("whole, since a picture would cut a long text off")
                .containsExactlyElementsOf(Scenario.all().stream()
                        .map(Scenario::story)
                        .map(story -> "stopped at " + story.stage() + ": " + story.guard())
                        .toList());
        assertThat(document.getElementsByTagName("text").getLength()).isZero();
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("link").getLength()).isZero();
        assertThat(document.getElementsByTagName("img").getLength()).isZero();
        assertThat(page).doesNotContain("http://", "https://", "url(", "@import");
    }
}

package io.tierguard.samples.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.samples.incidents.scenario.Scenario;
import io.tierguard.samples.incidents.story.NotClaimed;
import io.tierguard.samples.incidents.story.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page about the accidents says what is replayed, and nothing more. */
class IncidentsPageTest {

    private static List<String> page() throws IOException {
        return Files.readAllLines(Path.of("../../docs/incidents.md"));
    }

    @Test
    void has_a_line_for_each_scenario() throws IOException {
        List<String> rows = Scenario.all().stream()
                .map(Scenario::story)
                .map(story -> "| " + String.join(" | ", cells(story)) + " |")
                .toList();
        assertThat(page().stream()
                        .filter(line -> line.startsWith("| S") || line.startsWith("| I"))
                        .toList())
                .isEqualTo(rows);
    }

    private static List<String> cells(Story story) {
        return List.of(story.id(), story.incident(), story.year(), story.what(), story.guard(), story.stage());
    }

    @Test
    void tells_where_each_accident_is_told() throws IOException {
        assertThat(page())
                .containsAll(Scenario.all().stream()
                        .map(Scenario::story)
                        .filter(story -> !story.source().isEmpty())
                        .map(story -> "- " + story.incident() + ", " + story.year() + ": " + story.source())
                        .toList());
    }

    @Test
    void tells_what_is_not_claimed() throws IOException {
        assertThat(page())
                .containsAll(NotClaimed.ALL.stream()
                        .map(one -> "- " + one.incident() + ": " + one.why())
                        .toList());
    }
}

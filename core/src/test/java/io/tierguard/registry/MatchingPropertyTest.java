package io.tierguard.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.registry.ReferenceMatcher.Line;
import io.tierguard.registry.ReferenceMatcher.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class MatchingPropertyTest {

    @Provide
    Arbitrary<List<Line>> files() {
        return ReferenceArbitraries.lines("staging", "production", "qa", "shared");
    }

    @Provide
    Arbitrary<Question> questions() {
        return ReferenceArbitraries.questions();
    }

    @Provide
    Arbitrary<List<Line>> crowdedFiles() {
        return ReferenceArbitraries.crowdedLines("staging", "production", "qa", "pr/*", "qa, production", "shared");
    }

    @Provide
    Arbitrary<Question> crowdedQuestions() {
        return ReferenceArbitraries.crowdedQuestions();
    }

    @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
    void the_index_finds_what_a_look_at_every_line_finds(
            @ForAll("files") List<Line> lines, @ForAll("questions") Question question) {
        agree(lines, question);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void so_it_does_among_many_lines_for_one_host(
            @ForAll("crowdedFiles") List<Line> lines, @ForAll("crowdedQuestions") Question question) {
        agree(lines, question);
    }

    private static void agree(List<Line> lines, Question question) {
        Registry registry = ReferenceArbitraries.registry(lines);
        Map<String, Line> places = places(registry, lines);
        Endpoint endpoint = ReferenceArbitraries.endpoint(question);

        List<Optional<Line>> expected = new ReferenceMatcher(lines).outcomes(question);
        List<Optional<Line>> found = new ArrayList<>();
        for (Rule rule : registry.outcomes(endpoint, endpoint.host())) {
            found.add(Optional.ofNullable(line(rule, places)));
        }

        assertThat(found).isEqualTo(expected);
        if (registry.isComplete(endpoint)) {
            assertThat(expected).hasSize(1);
            Rule speaking = registry.speakingFor(endpoint, endpoint.host());
            assertThat(Optional.ofNullable(line(speaking, places))).isEqualTo(expected.get(0));
        }
    }

    /** Lines by their place; the registry keeps the order of the file. */
    private static Map<String, Line> places(Registry registry, List<Line> lines) {
        Map<String, Line> places = ReferenceArbitraries.places(lines);
        assertThat(registry.rules()).hasSameSizeAs(lines);
        return places;
    }

    private static @Nullable Line line(@Nullable Rule rule, Map<String, Line> places) {
        if (rule == null) {
            return null;
        }
        if (rule.origin().equals(Rule.BUILT_IN)) {
            return new Line(
                    null,
                    rule.pattern().host(),
                    null,
                    null,
                    String.join(", ", rule.owners().names()));
        }
        Line line = places.get(rule.origin());
        assertThat(line).as(rule.origin()).isNotNull();
        return line;
    }
}

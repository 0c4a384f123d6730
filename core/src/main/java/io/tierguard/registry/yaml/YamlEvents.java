package io.tierguard.registry.yaml;

import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Builds the tree of one YAML 1.2 document from the parser's events, so that every part keeps its place and nothing is
 * resolved behind the reader's back. Aliases, anchors, tags and further documents are problems.
 */
final class YamlEvents {

    private static final int DEEPEST = 20;

    private final String file;
    private final String text;
    private final List<Problem> problems = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable YamlNode root;
    private int documents;

    private YamlEvents(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** A list or map whose end has not come yet. */
    private record Open(Place place, boolean map, List<YamlNode> nodes) {
        YamlNode close() {
            if (!map) {
                return new YamlNode.Items(place, nodes);
            }
            List<YamlNode.Entry> entries = new ArrayList<>(nodes.size() / 2);
            for (int i = 0; i + 1 < nodes.size(); i += 2) {
                entries.add(new YamlNode.Entry(nodes.get(i), nodes.get(i + 1)));
            }
            return new YamlNode.Entries(place, entries);
        }
    }

    /** The tree, or what is wrong; after an error of syntax nothing further is looked for. */
    static YamlText.Parsed parse(String file, String text) {
        YamlEvents yaml = new YamlEvents(file, text);
        yaml.read();
        return yaml.problems.isEmpty()
                ? new YamlText.Parsed(Optional.ofNullable(yaml.root), List.of())
                : new YamlText.Parsed(Optional.empty(), List.copyOf(yaml.problems));
    }

    private void read() {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setUseMarks(true)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        try {
            // not by the library's Parse, which no module sees
            Parser events = new ParserImpl(settings, new StreamReader(settings, text));
            while (events.hasNext() && documents <= 1 && open.size() <= DEEPEST) {
                take(events.next());
            }
        } catch (MarkedYamlEngineException e) {
            problems.add(new SyntaxProblem(file, text).of(e));
        } catch (ReaderException e) {
            problems.add(SyntaxProblem.unprintable(placeOf(e.getPosition())));
        } catch (YamlEngineException e) {
            problems.add(Problem.of(
                    Code.REGISTRY_SYNTAX,
                    new Place(file, 1, 1).toString(),
                    "its version of YAML is not known",
                    "leave out %YAML"));
        }
    }

    private void take(Event event) {
        if (event instanceof ScalarEvent scalar) {
            refuseProperties(scalar, scalar.getTag());
            add(new YamlNode.Text(place(event), scalar.getValue(), scalar.isPlain()));
        } else if (event instanceof CollectionStartEvent collection) {
            refuseProperties(collection, collection.getTag());
            open(collection);
        } else if (event instanceof CollectionEndEvent) {
            add(open.pop().close());
        } else if (event instanceof AliasEvent alias) {
            Place place = place(event);
            problems.add(new SyntaxProblem(file, text).ofAlias(place, alias));
            add(new YamlNode.Text(place, "", false));
        } else if (event instanceof DocumentStartEvent) {
            startDocument(event);
        }
        // begin and end of the stream, the end of the document, and comments hold nothing
    }

    private void open(CollectionStartEvent event) {
        open.push(new Open(place(event), event instanceof MappingStartEvent, new ArrayList<>()));
        if (open.size() > DEEPEST) {
            problems.add(Problem.of(
                    Code.YAML_NOT_PLAIN,
                    place(event).toString(),
                    "nesting as deep as this",
                    "write it as docs/registry.md shows"));
        }
    }

    private void startDocument(Event event) {
        documents++;
        if (documents > 1) {
            problems.add(Problem.of(
                    Code.YAML_NOT_PLAIN, place(event).toString(), "a second document", "remove the line ---"));
        }
    }

    private void add(YamlNode node) {
        Open parent = open.peek();
        if (parent == null) {
            root = node;
        } else {
            parent.nodes().add(node);
        }
    }

    private void refuseProperties(NodeEvent event, Optional<String> tag) {
        if (event.getAnchor().isEmpty() && tag.isEmpty()) {
            return;
        }
        String place = place(event).toString();
        if (event.getAnchor().isPresent()) {
            problems.add(Problem.of(
                    Code.YAML_NOT_PLAIN, place, "an anchor (&)", "write the value out wherever it is needed"));
        }
        if (tag.isPresent()) {
            problems.add(Problem.of(Code.YAML_NOT_PLAIN, place, "a tag (!)", "remove it, or put the text in quotes"));
        }
    }

    private Place place(Event event) {
        Mark mark = event.getStartMark().orElse(null);
        return mark == null ? new Place(file, 1, 1) : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** The reader tells an offset in code points, and no line. */
    private Place placeOf(int position) {
        int end = text.offsetByCodePoints(0, Math.min(position, text.codePointCount(0, text.length())));
        String before = text.substring(0, end);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1;
        return new Place(file, line, column);
    }
}

package io.tierguard.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tierguard.report.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One JSON object on one line, its keys in the order in which they were put. */
final class JsonLine {

    private final Map<String, Object> members = new LinkedHashMap<>();

    /**
     * Adds a member.
     *
     * @param value a text, a number, a boolean, a list, a map, another object, or an optional one of these: null where empty
     */
    JsonLine put(String key, Object value) {
        members.put(key, value);
        return this;
    }

    /** A problem as all commands write it. */
    static JsonLine of(Problem problem) {
        return new JsonLine()
                .put("code", problem.code().id())
                .put("where", problem.where())
                .put("text", problem.text())
                .put("details", of(problem.details()))
                .put("fix", problem.fix());
    }

    /** The lines below a problem. */
    static List<JsonLine> of(List<Problem.Detail> details) {
        return details.stream()
                .map(detail -> new JsonLine().put("label", detail.label()).put("text", detail.text()))
                .toList();
    }

    /** Adds all that another object has. */
    JsonLine putAll(JsonLine other) {
        members.putAll(other.members);
        return this;
    }

    /** The object and a line feed. */
    String text() {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
            write(json, this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return onOneLine(line.toString()) + "\n";
    }

    /** JSON leaves these as they are, and some readers break lines at them. */
    static String onOneLine(String object) {
        return object.replace("\u0085", "\\u0085").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value instanceof Optional<?> optional) {
            write(json, optional.isPresent() ? optional.get() : null);
        } else if (value instanceof JsonLine object) {
            write(json, object.members);
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Collection<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value.toString());
        }
    }
}

package io.tierguard.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tierguard.cli.Answer.EndpointAnswer;
import io.tierguard.registry.Endpoint;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** One object a line: a contract that pipelines read, every key always there and in this order. */
final class JsonAnswers implements Answers {

    private final JsonFactory json = new JsonFactory();
    private final Output out;
    private final String mode;

    JsonAnswers(Output out, String mode) {
        this.out = out;
        this.mode = mode;
    }

    @Override
    public void print(Answer answer) {
        StringWriter line = new StringWriter();
        try (JsonGenerator object = json.createGenerator(line)) {
            write(object, answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.print(JsonLine.onOneLine(line.toString()) + '\n');
    }

    @Override
    public void end() {
        // nothing follows the last object
    }

    private void write(JsonGenerator object, Answer answer) throws IOException {
        object.writeStartObject();
        object.writeNumberField("line", answer.line());
        object.writeStringField("target", answer.target());
        object.writeStringField("decision", answer.decision());
        write(object, "code", answer.code());
        object.writeStringField("mode", mode);
        object.writeArrayFieldStart("endpoints");
        for (EndpointAnswer endpoint : answer.endpoints()) {
            write(object, endpoint);
        }
        object.writeEndArray();
        write(object, "message", answer.message());
        object.writeEndObject();
    }

    private static void write(JsonGenerator object, EndpointAnswer answer) throws IOException {
        Endpoint endpoint = answer.endpoint();
        object.writeStartObject();
        write(object, "protocol", endpoint.protocol().value());
        write(object, "host", answer.host());
        Optional<Integer> port = endpoint.port().value();
        if (port.isPresent()) {
            object.writeNumberField("port", port.get());
        } else {
            object.writeNullField("port");
        }
        write(object, "database", endpoint.database().value());
        write(object, "path", endpoint.path());
        object.writeBooleanField("local", endpoint.isLocal());
        write(object, "addresses", answer.addresses());
        write(object, "owner", answer.owners());
        write(object, "rule", answer.rule());
        object.writeStringField("decision", answer.decision());
        write(object, "code", answer.code());
        object.writeEndObject();
    }

    private static void write(JsonGenerator object, String key, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            object.writeStringField(key, value.get());
        } else {
            object.writeNullField(key);
        }
    }

    private static void write(JsonGenerator object, String key, List<String> values) throws IOException {
        object.writeArrayFieldStart(key);
        for (String value : values) {
            object.writeString(value);
        }
        object.writeEndArray();
    }
}

package io.tierguard.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tierguard.archunit.report.ReportedFinding;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** One object a finding, on a line of its own, every key always there and in this order. */
final class ScanJson {

    private ScanJson() {}

    static String of(ScanResult result) {
        StringBuilder lines = new StringBuilder();
        JsonFactory json = new JsonFactory();
        for (ScanResult.Placed placed : result.findings()) {
            StringWriter line = new StringWriter();
            try (JsonGenerator object = json.createGenerator(line)) {
                write(object, placed.in(), placed.finding());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            lines.append(JsonAnswers.onOneLine(line.toString())).append('\n');
        }
        return lines.toString();
    }

    private static void write(JsonGenerator object, String in, ReportedFinding finding) throws IOException {
        object.writeStartObject();
        object.writeStringField("code", finding.code().id());
        object.writeStringField("rule", finding.rule());
        object.writeStringField("class", finding.className());
        object.writeStringField("file", finding.file());
        if (finding.line() > 0) {
            object.writeNumberField("line", finding.line());
        } else {
            object.writeNullField("line");
        }
        object.writeStringField("in", in);
        object.writeStringField("text", finding.text());
        @Nullable String fingerprint = finding.fingerprint().orElse(null);
        if (fingerprint == null) {
            object.writeNullField("fingerprint");
        } else {
            object.writeStringField("fingerprint", fingerprint);
        }
        object.writeStringField("fix", finding.code().fix());
        object.writeEndObject();
    }
}

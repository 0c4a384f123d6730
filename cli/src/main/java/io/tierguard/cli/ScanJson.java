package io.tierguard.cli;

import io.tierguard.archunit.report.ReportedFinding;
import java.util.Optional;
import java.util.stream.Collectors;

/** One object a finding, on a line of its own, every key always there and in this order. */
final class ScanJson {

    private ScanJson() {}

    static String of(ScanResult result) {
        return result.findings().stream()
                .map(placed -> line(placed.in(), placed.finding()).text())
                .collect(Collectors.joining());
    }

    private static JsonLine line(String in, ReportedFinding finding) {
        return new JsonLine()
                .put("code", finding.code().id())
                .put("rule", finding.rule())
                .put("class", finding.className())
                .put("file", finding.file())
                .put("line", Optional.of(finding.line()).filter(line -> line > 0))
                .put("in", in)
                .put("text", finding.text())
                .put("fingerprint", finding.fingerprint())
                .put("fix", finding.code().fix());
    }
}

package io.tierguard.archunit.report;

import io.tierguard.report.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jose4j.json.JsonUtil;

/**
 * Findings in the format that code hosts and editors read: SARIF 2.1.0, one run, each code of the catalogue a rule. Source
 * files are relative to {@code SRCROOT}, the directory of the sources, and told by package and file name.
 *
 * <p>Like every report it holds no value. The fingerprint of a finding lets a host know it again when lines move.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class SarifReport {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final List<ReportedFinding> findings;
    private final List<Code> codes;
    private final Function<Code, String> pages;
    private final List<String> unread;

    private SarifReport(List<ReportedFinding> findings, Function<Code, String> pages, List<String> unread) {
        this.findings = List.copyOf(findings);
        this.pages = pages;
        this.unread = List.copyOf(unread);
        this.codes =
                findings.stream().map(ReportedFinding::code).distinct().sorted().toList();
    }

    /**
     * A report.
     *
     * @param findings in any order
     * @return all of them
     */
    public static SarifReport of(List<ReportedFinding> findings) {
        return new SarifReport(findings, none -> "", List.of());
    }

    /**
     * The same report, with more help.
     *
     * @param more what a code means and how it is mended, in Markdown
     * @return a copy
     */
    public SarifReport withPages(Function<Code, String> more) {
        return new SarifReport(findings, more, unread);
    }

    /**
     * The same report of a run that could not look at everything. SARIF calls such a run not successful.
     *
     * @param places what could not be looked at, and why, a sentence each
     * @return a copy
     */
    public SarifReport withUnread(List<String> places) {
        return new SarifReport(findings, pages, places);
    }

    /**
     * Writes it, over what is there.
     *
     * @param file in a directory that is there
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        Files.write(file, json().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The whole report, on one line.
     *
     * @return JSON
     */
    public String json() {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "Tierguard");
        driver.put("rules", codes.stream().map(this::rule).toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        if (!unread.isEmpty()) {
            run.put("invocations", List.of(invocation(unread)));
        }
        run.put("columnKind", "utf16CodeUnits");
        run.put("results", findings.stream().map(this::result).toList());
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return JsonUtil.toJson(log);
    }

    private static Map<String, Object> invocation(List<String> unread) {
        Map<String, Object> invocation = new LinkedHashMap<>();
        invocation.put("executionSuccessful", false);
        invocation.put(
                "toolExecutionNotifications",
                unread.stream()
                        .map(place -> {
                            Map<String, Object> notification = new LinkedHashMap<>();
                            notification.put("level", "error");
                            notification.put("message", text(place));
                            return notification;
                        })
                        .toList());
        return invocation;
    }

    private Map<String, Object> rule(Code code) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", code.id());
        rule.put("name", name(code));
        Map<String, Object> help = new LinkedHashMap<>(text(code.fix()));
        String page = pages.apply(code);
        if (!page.isEmpty()) {
            help.put("markdown", page);
        }
        rule.put("help", help);
        return rule;
    }

    /** Words as SARIF joins them: {@code HardCodedSecret}. */
    private static String name(Code code) {
        return Arrays.stream(code.name().split("_", -1))
                .map(word -> word.substring(0, 1) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private Map<String, Object> result(ReportedFinding finding) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", finding.code().id());
        result.put("ruleIndex", codes.indexOf(finding.code()));
        result.put("level", "error");
        result.put("message", text(finding.text()));
        result.put("locations", List.of(location(finding)));
        finding.fingerprint()
                .ifPresent(letters -> result.put("partialFingerprints", Map.of("tierguardFinding/v1", letters)));
        result.put("properties", Map.of("rule", finding.rule()));
        return result;
    }

    private static Map<String, Object> location(ReportedFinding finding) {
        Map<String, Object> artifact = new LinkedHashMap<>();
        artifact.put("uri", encoded(path(finding)));
        if (!isAllowFile(finding)) {
            artifact.put("uriBaseId", "SRCROOT");
        }
        Map<String, Object> physical = new LinkedHashMap<>();
        physical.put("artifactLocation", artifact);
        if (finding.line() > 0) {
            physical.put("region", Map.of("startLine", finding.line()));
        }
        Map<String, Object> logical = new LinkedHashMap<>();
        logical.put("fullyQualifiedName", finding.className());
        logical.put("kind", "type");
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("physicalLocation", physical);
        location.put("logicalLocations", List.of(logical));
        return location;
    }

    private static String path(ReportedFinding finding) {
        int dot = finding.className().lastIndexOf('.');
        return dot > 0 && !isAllowFile(finding)
                ? finding.className().substring(0, dot).replace('.', '/') + "/" + finding.file()
                : finding.file();
    }

    /** It stands in the working directory of the build, and not among the sources. */
    private static boolean isAllowFile(ReportedFinding finding) {
        return finding.fingerprint().isEmpty() && finding.file().endsWith(".allow");
    }

    /** Names may have letters of every alphabet, and a URI has those of ASCII only (RFC 3986, section 2). */
    private static String encoded(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b >= '0' && b <= '9'
                    || b >= 'A' && b <= 'Z'
                    || b >= 'a' && b <= 'z'
                    || b > 0 && "/._-$".indexOf(b) >= 0;
            if (plain) {
                uri.append((char) b);
            } else {
                uri.append(String.format(Locale.ROOT, "%%%02X", b & 0xFF));
            }
        }
        return uri.toString();
    }

    private static Map<String, Object> text(String words) {
        return Map.of("text", words);
    }

    @Override
    public String toString() {
        return "SARIF report of " + findings.size() + " findings";
    }
}

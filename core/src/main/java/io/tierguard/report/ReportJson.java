package io.tierguard.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;

/** A report as one JSON object on one line, every key always there and in this order. */
final class ReportJson {

    private ReportJson() {}

    static String of(Report report) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("heading", report.heading());
        object.put("problems", report.problems().stream().map(ReportJson::of).toList());
        object.put("appendix", report.appendix());
        return JsonUtil.toJson(object);
    }

    private static Map<String, Object> of(Problem problem) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("code", problem.code().id());
        object.put("where", problem.where());
        object.put("source", problem.source());
        object.put("text", problem.text());
        List<Map<String, Object>> details =
                problem.details().stream().map(ReportJson::of).toList();
        object.put("details", details);
        object.put("fix", problem.fix());
        return object;
    }

    private static Map<String, Object> of(Problem.Detail detail) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("label", detail.label());
        object.put("text", detail.text());
        return object;
    }
}

package io.tierguard.cli;

import io.tierguard.report.Code;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sections of {@code docs/codes.md}, one for each code. */
final class CodePages {

    private static final Pattern SECTION = Pattern.compile("(?ms)^## (?<id>TG-\\d{4}) — (?<page>.*?)(?=^## |\\z)");

    private final Map<String, String> pages = new LinkedHashMap<>();

    private CodePages(String text) {
        Matcher section = SECTION.matcher(text);
        while (section.find()) {
            pages.put(
                    section.group("id"),
                    section.group("id") + " — " + section.group("page").strip() + "\n");
        }
    }

    static CodePages bundled() {
        return new CodePages(Resources.text("codes.md"));
    }

    /** The page of a code that this version knows. */
    Optional<String> page(String id) {
        return Code.parse(id).flatMap(code -> Optional.ofNullable(pages.get(code.id())));
    }

    Map<String, String> pages() {
        return Map.copyOf(pages);
    }
}

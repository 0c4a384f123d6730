package io.tierguard.settings;

import io.tierguard.internal.Printable;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Problem.Detail;
import io.tierguard.tier.Tier;
import java.util.ArrayList;
import java.util.List;

/** What a report says of a setting whose value is not there, or is not what it expects. */
final class SettingProblems {

    private SettingProblems() {}

    /**
     * It is not set.
     *
     * @param more evidence
     */
    static Problem missing(Setting setting, List<Detail> more) {
        return of(Code.SETTING_MISSING, setting, setting.variable(), more);
    }

    static Problem empty(Setting setting, String name) {
        return of(Code.SETTING_EMPTY, setting, name, List.of());
    }

    static Problem malformed(Setting setting, String name) {
        return of(Code.SETTING_MALFORMED, setting, name, List.of());
    }

    private static Problem of(Code code, Setting setting, String name, List<Detail> more) {
        List<Detail> details = new ArrayList<>(more);
        Doc doc = setting.doc();
        String expected = TypeNames.of(setting);
        String wanted = expected;
        if (doc != null) {
            String about = line(doc.value());
            if (!about.isEmpty()) {
                details.add(0, new Detail("about", about));
            }
            String example = line(doc.example());
            if (!example.isEmpty()) {
                int own = wanted.indexOf(" such as ");
                wanted = (own < 0 ? wanted : wanted.substring(0, own)) + ", such as " + example;
            }
        }
        Problem problem = code == Code.SETTING_MALFORMED
                ? Problem.of(code, name, expected, wanted)
                : Problem.of(code, name, wanted);
        return problem.with(details);
    }

    /** A text of the source on one line, however it was broken there. */
    static String line(String text) {
        return Printable.line(text.strip().replaceAll("\\s+", " "));
    }

    /** Why a setting that may be left out elsewhere may not here. */
    static Detail requiredBy(Setting setting, Tier tier) {
        return new Detail(
                "required",
                "in " + tier + (setting.defaultValue() == null ? "" : ", where the default does not count"));
    }
}

package io.tierguard.settings;

import io.tierguard.internal.Printable;
import java.util.List;

/** Writes a table in Markdown. */
final class SettingsTable {

    private static final String HEAD = """
            | variable | holds | need | default | for |
            | --- | --- | --- | --- | --- |
            """;

    private SettingsTable() {}

    static String of(List<DescribedSetting> settings) {
        StringBuilder out = new StringBuilder(HEAD);
        for (DescribedSetting setting : settings) {
            String example =
                    setting.example().map(text -> ", such as " + code(text)).orElse("");
            String defaultValue = setting.defaultValue()
                    .map(SettingsTable::code)
                    .orElse(setting.hasHiddenDefault() ? "not shown" : "");
            cells(
                    out,
                    code(setting.variable()),
                    cell(setting.type()) + example,
                    cell(setting.need()),
                    defaultValue,
                    cell(setting.purpose()));
        }
        return out.toString();
    }

    private static void cells(StringBuilder out, String... cells) {
        for (String cell : cells) {
            out.append("| ").append(cell).append(cell.isEmpty() ? "" : " ");
        }
        out.append("|\n");
    }

    /** In a table a bar ends the cell, in code too. */
    private static String cell(String text) {
        return Printable.line(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;");
    }

    private static String code(String text) {
        String line = Printable.line(text).replace("|", "\\|");
        return line.indexOf('`') < 0 ? '`' + line + '`' : "`` " + line + " ``";
    }
}

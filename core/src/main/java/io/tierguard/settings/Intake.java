package io.tierguard.settings;

import io.smallrye.config.common.utils.StringUtil;
import io.tierguard.guard.Guard;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Problem.Detail;
import io.tierguard.secret.SealedValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes values in: each is converted, judged, and kept under the name that SmallRye Config is then given, so that what is
 * judged is what is read.
 */
final class Intake {

    private final ValueJudge judge;
    private final Conversion conversion = new Conversion();
    private final List<Problem> problems;
    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, List<Element>> taken = new HashMap<>();
    private final Map<String, Kept> kept = new TreeMap<>();

    /**
     * What is read under a path.
     *
     * @param setting whose it is
     * @param name the variable
     * @param value what is there, secrets included
     */
    private record Kept(Setting setting, String name, RawValue value) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** @param problems where all that is wrong is added */
    Intake(Guard guard, List<Problem> problems) {
        this.judge = new ValueJudge(guard);
        this.problems = problems;
    }

    /** The values by the names that SmallRye Config looks for. Secrets included. */
    Map<String, String> values() {
        return values;
    }

    boolean knows(Setting setting) {
        return conversion.knows(setting);
    }

    boolean acceptsKey(Setting setting, String key) {
        return conversion.acceptsKey(setting, key);
    }

    /**
     * Takes what is set.
     *
     * @param name the variable: the setting's own, or that of an element or entry
     * @param path what SmallRye Config calls it
     * @param needed whether the setting must be set
     */
    void take(Setting setting, String name, String path, RawValue value, boolean needed) {
        boolean whole = setting.kind() == Setting.Kind.LIST && name.equals(setting.variable());
        requireSealed(setting, name, value);
        List<String> elements = elements(setting, value.text(), whole);
        if (value.text().isEmpty() || elements.isEmpty()) {
            takeEmpty(setting, name, value, needed);
        } else if (keep(setting, name, value, elements, whole)) {
            values.put(path, value.text());
            kept.put(path, new Kept(setting, name, value));
        } else {
            tell(SettingProblems.malformed(setting, name), value.origin());
            for (String element : elements) {
                tell(judge.credentials(name, element), value.origin());
            }
        }
    }

    /** Empty counts as unset only where a setting may be unset without anything in its place. */
    private void takeEmpty(Setting setting, String name, RawValue value, boolean required) {
        boolean needed = required
                || setting.defaultValue() != null
                || setting.kind() == Setting.Kind.MAP
                || !name.equals(setting.variable());
        if (needed || !value.text().isEmpty()) {
            tell(SettingProblems.empty(setting, name), value.origin());
        }
    }

    /** Takes the default of a setting that is not set. */
    void takeDefault(Setting setting, String defaultValue) {
        boolean list = setting.kind() == Setting.Kind.LIST;
        List<String> elements = elements(setting, defaultValue, list);
        RawValue value = new RawValue(defaultValue, Origin.defaultOf(setting));
        if (SealedValue.isClaimedBy(defaultValue)) {
            unusableDefault(setting, "is a seal, which opens in one tier only");
            return;
        }
        requireSealed(setting, setting.variable(), value);
        if (elements.isEmpty() || !keep(setting, setting.variable(), value, elements, list)) {
            unusableDefault(setting, "is not " + TypeNames.of(setting));
        } else if (setting.kind() != Setting.Kind.MAP) {
            kept.putIfAbsent(setting.path(), new Kept(setting, setting.variable(), value));
        }
    }

    /**
     * Takes for a map what other settings have within its path: SmallRye Config gives their values, and their defaults, to
     * the map as well.
     *
     * @return whether there is any
     */
    boolean takeWithin(Setting map) {
        boolean any = false;
        String begin = map.path() + ".";
        for (Map.Entry<String, Kept> one : kept.entrySet()) {
            Kept other = one.getValue();
            if (one.getKey().startsWith(begin) && !other.setting().equals(map)) {
                any = true;
                String key = one.getKey().substring(begin.length()).replace("\"", "");
                takeWithin(map, key, other);
            }
        }
        return any;
    }

    private void takeWithin(Setting map, String key, Kept other) {
        RawValue value = other.value();
        List<String> texts = elements(map, value.text(), false);
        if (!acceptsKey(map, key) || texts.isEmpty() || !keep(map, other.name(), value, texts, false)) {
            Detail both = new Detail("read by", other.setting().readBy() + ", and by the map " + map.readBy());
            tell(SettingProblems.malformed(map, other.name()).with(List.of(both)), value.origin());
        }
    }

    private void unusableDefault(Setting setting, String why) {
        problems.add(Problem.of(
                Code.MAPPING_UNUSABLE,
                setting.variable(),
                setting.owner(),
                "the default of " + setting.method().getName() + "() " + why));
    }

    private void requireSealed(Setting setting, String name, RawValue value) {
        if (!value.sealed() && !value.text().isEmpty() && judge.takesSealedOnly()) {
            tell(judge.requireSealed(name, value.text(), setting.isSecret()), value.origin());
        }
    }

    private static List<String> elements(Setting setting, String value, boolean list) {
        return list || setting.type().isArray() ? List.of(StringUtil.split(value)) : List.of(value);
    }

    /** Whether all of a value converts; then it is judged, as text and as what it became. */
    private boolean keep(Setting setting, String name, RawValue value, List<String> texts, boolean list) {
        boolean array = setting.type().isArray() && !list;
        Object whole = array ? conversion.convert(setting, value.text()) : null;
        List<Element> elements = new ArrayList<>();
        boolean kept = !array || whole != null;
        for (String text : texts) {
            Object converted = array ? null : conversion.convert(setting, text);
            elements.add(new Element(name, text, converted, value.origin()));
            kept &= array || converted != null;
        }
        if (kept) {
            for (Element element : elements) {
                judge(setting, name, element.text(), element.converted(), value.origin());
            }
            if (whole != null) {
                judge(setting, name, "", whole, value.origin());
            }
            List<Element> before = taken.putIfAbsent(setting.path(), elements);
            if (before != null) {
                before.addAll(elements);
            }
        }
        return kept;
    }

    /** Judges a text that may be the value, and is not taken. */
    void judge(Setting setting, String name, RawValue value) {
        judge(setting, name, value.text(), null, value.origin());
    }

    private void judge(Setting setting, String name, String text, @Nullable Object converted, Origin origin) {
        tell(judge.credentials(name, text), origin);
        if (converted instanceof CharSequence other && !other.toString().equals(text)) {
            tell(judge.credentials(name, other.toString()), origin);
        }
        if (!setting.isExempt()) {
            tell(judge.endpoints(name, EndpointValues.of(text, converted)), origin);
        }
    }

    /** Judges the bare hosts of a setting, after all settings were taken: the port may stand anywhere among them. */
    void judgeHosts(Setting setting) {
        problems.addAll(new BareHosts(judge, taken).judge(setting));
    }

    private void tell(List<Problem> found, Origin origin) {
        for (Problem problem : found) {
            tell(problem, origin);
        }
    }

    private void tell(Problem problem, Origin origin) {
        problems.add(problem.from(origin.text()));
    }
}

package io.tierguard.settings;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tierguard.guard.Guard;
import io.tierguard.guard.Resolver;
import io.tierguard.identity.DotEnvFile;
import io.tierguard.internal.Printable;
import io.tierguard.internal.Providers;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Loads mapping interfaces from environment variables, from the {@code .env} that may stand in for them in development,
 * and from nothing else: no system property, no profile, no expression. All problems come in one report, and no problem holds a value.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class SettingsLoader {

    private static final String SOURCE = "environment variables";

    private final Map<String, String> environment;
    private final DotEnvFile dotEnv;
    private final Guard guard;
    private final String heading;

    /**
     * A loader.
     *
     * @param environment the real variables
     * @param dotEnv sets what the variables leave unset
     * @param guard judges what the settings point to
     * @param heading the first line of a report, without its count
     */
    public SettingsLoader(Map<String, String> environment, DotEnvFile dotEnv, Guard guard, String heading) {
        this.environment = Map.copyOf(environment);
        this.dotEnv = dotEnv;
        this.guard = guard;
        this.heading = heading;
    }

    /**
     * Loads several mappings as one, so that no variable of one looks like a typo of another.
     *
     * @param mappings interfaces with {@code @ConfigMapping}
     * @return all settings, or all problems
     */
    public Loading<Settings> load(List<Class<?>> mappings) {
        List<Problem> unusable = Libraries.problems();
        if (!unusable.isEmpty()) {
            return new Loading.Failed<>(Report.of(heading, unusable));
        }
        Preflight preflight = Preflight.of(mappings, new Variables(environment, dotEnv), guard);
        if (!preflight.problems().isEmpty()) {
            return new Loading.Failed<>(Report.of(heading, preflight.problems()));
        }
        return build(mappings, preflight.values());
    }

    /**
     * Judges the values of settings that another loader reads.
     *
     * @param settings values by name
     * @param notEndpoints names that look like endpoints and are never connected to, each with its reason
     * @return all that is wrong; clean where nothing is
     */
    public Report check(Map<String, String> settings, Map<String, String> notEndpoints) {
        ValueJudge judge = new ValueJudge(guard);
        Unsealing unsealing = new Unsealing(new Variables(environment, dotEnv), guard);
        List<Problem> problems = new ArrayList<>();
        settings.forEach((name, value) -> {
            boolean left = value == null || ServiceLinks.isLink(name, link -> linkOf(settings, link));
            if (!left) {
                boolean exempt = !notEndpoints.getOrDefault(name, "").isBlank();
                problems.addAll(check(judge, unsealing, name, value, exempt));
            }
        });
        problems.addAll(unsealing.keyProblems());
        return Report.of(heading, problems);
    }

    /**
     * Looks at settings that another loader reads, as {@link #check} does, and tells of each what was seen.
     *
     * @param settings values by name
     * @param resolver looks names up, or {@link Resolver#none()}
     * @param readsFiles whether this is the process itself: {@code NAME_FILE} of a secret's name is read, and seals are opened;
     *     else of a seal only its header is judged
     * @return one for each setting, in the order of the map; what is wrong with the key file for seals, last and without a name
     */
    public List<ExaminedSetting> examine(Map<String, String> settings, Resolver resolver, boolean readsFiles) {
        Unsealing unsealing = new Unsealing(new Variables(environment, dotEnv), guard);
        SettingExamination examination = new SettingExamination(guard, unsealing, resolver, settings, readsFiles);
        List<ExaminedSetting> examined = new ArrayList<>();
        settings.forEach((name, value) -> examined.add(examination.of(name, value)));
        List<Problem> keyProblems = unsealing.keyProblems();
        if (!keyProblems.isEmpty()) {
            examined.add(ExaminedSetting.ofNothing("", keyProblems));
        }
        return examined;
    }

    private static List<Problem> check(
            ValueJudge judge, Unsealing unsealing, String name, String value, boolean exempt) {
        Unsealing.Outcome outcome = unsealing.open(Variables.normalise(name), value);
        String shown = Printable.line(name);
        if (outcome instanceof Unsealing.Shut shut) {
            return shut.problems().stream().map(problem -> problem.at(shown)).toList();
        }
        String text = outcome instanceof Unsealing.Opened opened ? opened.secret() : value;
        List<Problem> problems = new ArrayList<>(exempt ? judge.credentials(shown, text) : judge.judge(shown, text));
        if (outcome instanceof Unsealing.Plain) {
            problems.addAll(judge.requireSealed(shown, text, false));
        }
        return problems;
    }

    private static String linkOf(Map<String, String> settings, String name) {
        String value = settings.get(name);
        return value == null ? "" : value;
    }

    private Loading<Settings> build(List<Class<?>> mappings, Map<String, String> values) {
        SmallRyeConfigBuilder builder =
                Conversion.withConverters(new SmallRyeConfigBuilder()).withSources(new GivenValues(SOURCE, values));
        for (Class<?> mapping : mappings) {
            builder.withMapping(mapping);
        }
        Map<Class<?>, Object> loaded = new HashMap<>();
        try {
            SmallRyeConfig config = builder.build();
            for (Class<?> mapping : mappings) {
                loaded.put(mapping, config.getConfigMapping(mapping));
            }
        } catch (ConfigValidationException e) {
            // its texts quote values: only that it refused is told
            return failed(mappings, "SmallRye Config refuses " + e.getProblemCount() + " of its values");
        } catch (Throwable e) {
            Providers.survive(e);
            return failed(
                    mappings, "SmallRye Config fails on it with " + e.getClass().getSimpleName());
        }
        return new Loading.Loaded<>(new Settings(loaded));
    }

    private Loading<Settings> failed(List<Class<?>> mappings, String reason) {
        String names =
                String.join(", ", mappings.stream().map(Class::getSimpleName).toList());
        return new Loading.Failed<>(
                Report.of(heading, List.of(Problem.of(Code.MAPPING_UNUSABLE, names, names, reason))));
    }
}

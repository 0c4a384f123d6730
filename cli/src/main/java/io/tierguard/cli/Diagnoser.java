package io.tierguard.cli;

import io.tierguard.Tierguard;
import io.tierguard.guard.Decision;
import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Resolver;
import io.tierguard.identity.DotEnvFile;
import io.tierguard.identity.IdentityResolver;
import io.tierguard.registry.Crossing;
import io.tierguard.registry.Registry;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Report;
import io.tierguard.settings.ExaminedSetting;
import io.tierguard.settings.SettingsLoader;
import io.tierguard.tier.Environment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks at everything, and tells of it at once. */
final class Diagnoser {

    private static final int SOON_DAYS = 14;

    private final Registry registry;
    private final Clock clock;
    private final DoctorVariables variables;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean isComplete = true;

    Diagnoser(Registry registry, Clock clock, DoctorVariables variables) {
        this.registry = registry;
        this.clock = clock;
        this.variables = variables;
    }

    /** How far to go. */
    record Extent(boolean resolves, boolean connects, DoctorDatabases databases) {}

    Diagnosis of(Map<String, String> ofThisProcess, @Nullable Environment stated, Extent extent) throws Exception {
        Map<String, String> all = variables.all(ofThisProcess);
        DotEnvFile dotEnv = variables.dotEnv();
        Map<String, String> chosen = variables.chosen(all, dotEnv);
        boolean isClaimed = dotEnv.below(all).containsKey(IdentityResolver.VARIABLE);
        boolean isStated = stated != null && !isClaimed;
        Optional<Guard> guard =
                stated != null && !isClaimed ? Optional.of(Guard.of(stated, registry, clock)) : identified(all, stated);
        LocalDate today = LocalDate.now(clock);
        List<ExaminedSetting> settings = new ArrayList<>();
        List<Diagnosis.Reached> reached = new ArrayList<>();
        List<DoctorDatabases.Found> databases = new ArrayList<>();
        if (guard.isPresent()) {
            settings.addAll(examined(chosen, all, dotEnv, guard.get(), extent));
            settings.forEach(setting -> reached.addAll(reached(setting, guard.get(), extent)));
            if (extent.databases().isWanted()) {
                databases.addAll(extent.databases().ask(databases(chosen, settings), dotEnv.below(all), guard.get()));
            }
        } else if (!chosen.isEmpty()) {
            notes.add("the settings were not judged, since nobody knows whose they are: --environment NAME says so");
        }
        for (DoctorDatabases.Found found : databases) {
            problems.addAll(found.problems());
            isComplete &= found.isTold();
        }
        if (!variables.isAnyChosen()) {
            notes.add("no settings were looked at: --prefix PREFIX or --variable NAME chooses them");
        }
        if (registry.namesAddresses() && !extent.resolves() && !reached.isEmpty()) {
            notes.add("the registry names addresses, and no name was looked up: --resolve does");
        }
        crossings(today);
        return new Diagnosis(
                guard.map(Guard::identity),
                isStated,
                registry,
                today,
                settings,
                reached,
                databases,
                ReachMatrix.of(registry, today, clock),
                Report.of("all that is wrong", problems),
                List.copyOf(notes),
                isComplete);
    }

    private Optional<Guard> identified(Map<String, String> all, @Nullable Environment stated) {
        Tierguard.Sources sources =
                Tierguard.Sources.of(all, registry).with(clock).with(variables.runtime());
        Tierguard.Resolution resolution =
                Tierguard.resolve(variables.isOfThisProcess() ? sources.with(Path.of("")) : sources);
        Optional<Guard> guard = Optional.empty();
        if (resolution instanceof Tierguard.Unresolved unresolved) {
            problems.addAll(unresolved.report().problems());
        } else {
            guard = Optional.of(((Tierguard.Resolved) resolution).tierguard().guard());
        }
        if (stated == null) {
            return guard;
        }
        Optional<Environment> claimed = guard.map(Guard::environment);
        if (claimed.isPresent() && !claimed.get().equals(stated)) {
            problems.add(Problem.of(
                    Code.EVIDENCE_CONTRADICTS,
                    "--environment",
                    "--environment=" + stated.name() + " against " + IdentityResolver.VARIABLE + "="
                            + claimed.get().name(),
                    "correct the one that is wrong"));
        }
        return guard.isPresent() ? guard : Optional.of(Guard.of(stated, registry, clock));
    }

    private List<ExaminedSetting> examined(
            Map<String, String> chosen, Map<String, String> all, DotEnvFile dotEnv, Guard guard, Extent extent) {
        Resolver resolver = extent.resolves() ? Resolver.system() : Resolver.none();
        List<ExaminedSetting> examined = new ArrayList<>();
        for (ExaminedSetting one : new SettingsLoader(all, dotEnv, guard.untold(), "")
                .examine(chosen, resolver, variables.isOfThisProcess())) {
            problems.addAll(one.problems());
            if (!one.name().isEmpty()) {
                examined.add(one);
            }
        }
        if (!variables.isOfThisProcess()) {
            List<String> files = chosen.keySet().stream()
                    .filter(name -> name.endsWith("_FILE"))
                    .toList();
            if (!files.isEmpty()) {
                notes.add("files of the other process were not looked at: " + Findings.counted(files.size(), "variable")
                        + " may name one");
            }
        }
        long shut = examined.stream()
                .filter(one -> one.seal().isPresent() && !one.isOpened())
                .count();
        if (shut > 0) {
            notes.add(Findings.counted((int) shut, "seal") + " not opened, so that nothing is said of what is inside");
        }
        return examined;
    }

    private List<Diagnosis.Reached> reached(ExaminedSetting setting, Guard guard, Extent extent) {
        DoctorDial dial = new DoctorDial(guard.untold());
        List<Diagnosis.Reached> reached = new ArrayList<>();
        for (Judgement judgement : setting.judgements()) {
            for (Decision decision : judgement.decisions()) {
                // what is only observed is refused all the same, and the whole target with it
                Optional<String> answer = extent.connects() && !judgement.isRefusedWhenEnforced()
                        ? dial.dial(decision.endpoint())
                        : Optional.empty();
                reached.add(new Diagnosis.Reached(setting.name(), decision, answer));
                answer.filter(text -> !text.equals(DoctorDial.ANSWERS))
                        .ifPresent(text -> problems.add(Problem.of(
                                Code.NOT_ANSWERING,
                                setting.name(),
                                decision.endpoint().describe(),
                                text)));
            }
        }
        return reached;
    }

    /** Those that the registry allows, and that another process serves. */
    private Map<String, String> databases(Map<String, String> chosen, List<ExaminedSetting> settings) {
        Map<String, String> asked = new TreeMap<>();
        for (ExaminedSetting setting : settings) {
            boolean mayBeAsked = !setting.judgements().isEmpty()
                    && setting.judgements().stream().noneMatch(Judgement::isRefusedWhenEnforced)
                    && setting.judgements().stream()
                            .flatMap(judgement -> judgement.decisions().stream())
                            .noneMatch(decision -> decision.endpoint().isLocal());
            String value = chosen.get(setting.name());
            if (mayBeAsked && value != null) {
                asked.put(setting.name(), value.strip());
            }
        }
        return asked;
    }

    private void crossings(LocalDate today) {
        for (Crossing crossing : registry.crossings()) {
            String which = "the crossing at " + crossing.origin();
            if (!crossing.isLive(today)) {
                notes.add(which + " ended on " + crossing.expires() + ": remove it, or renew it with a reason");
            } else if (ChronoUnit.DAYS.between(today, crossing.expires()) <= SOON_DAYS) {
                notes.add(which + " ends on " + crossing.expires());
            }
        }
    }
}

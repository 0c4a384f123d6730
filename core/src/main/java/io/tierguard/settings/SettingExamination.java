package io.tierguard.settings;

import io.tierguard.guard.Decision;
import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Resolver;
import io.tierguard.guard.Target;
import io.tierguard.internal.Printable;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.secret.Credential;
import io.tierguard.secret.PlainSecret;
import io.tierguard.secret.SealException;
import io.tierguard.secret.SealedValue;
import io.tierguard.secret.SecretFingerprints;
import io.tierguard.secret.SecretVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at one setting after the other. No value goes into what it says. */
final class SettingExamination {

    private static final String FILE = "_FILE";
    private static final String OWN = "TIERGUARD_";

    private final Guard guard;
    private final ValueJudge judge;
    private final Unsealing unsealing;
    private final Resolver resolver;
    private final Map<String, String> settings;
    private final boolean readsFiles;

    SettingExamination(
            Guard guard, Unsealing unsealing, Resolver resolver, Map<String, String> settings, boolean readsFiles) {
        this.guard = guard;
        this.judge = new ValueJudge(guard);
        this.unsealing = unsealing;
        this.resolver = resolver;
        this.settings = settings;
        this.readsFiles = readsFiles;
    }

    ExaminedSetting of(String name, String value) {
        String shown = Printable.line(name);
        if (ServiceLinks.isLink(name, link -> settings.getOrDefault(link, ""))) {
            return new ExaminedSetting(
                    shown, true, Optional.empty(), false, List.of(), List.of(), false, false, List.of());
        }
        if (readsFiles && isFileOfSecret(name)) {
            MountedFile.Content content =
                    new MountedFile(shown, guard.environment().tier()).read(value);
            if (content instanceof MountedFile.Unreadable unreadable) {
                return ExaminedSetting.ofNothing(shown, List.of(unreadable.problem()));
            }
            return of(name, Variables.normalise(withoutFile(name)), ((MountedFile.Text) content).value(), shown);
        }
        return of(name, Variables.normalise(name), value, shown);
    }

    /** Its own settings name files of keys, which are no settings. */
    private static boolean isFileOfSecret(String name) {
        return name.endsWith(FILE) && !name.startsWith(OWN) && SecretVariable.isNamedAsSecret(name);
    }

    private static String withoutFile(String name) {
        return name.substring(0, name.length() - FILE.length());
    }

    private ExaminedSetting of(String name, String bound, String value, String shown) {
        if (!readsFiles && SealedValue.isClaimedBy(value)) {
            return unopened(bound, value, shown);
        }
        Unsealing.Outcome outcome = unsealing.open(bound, value);
        Optional<SealedValue> seal = outcome instanceof Unsealing.Plain ? Optional.empty() : seal(name, value);
        if (outcome instanceof Unsealing.Shut shut) {
            List<Problem> problems =
                    shut.problems().stream().map(problem -> problem.at(shown)).toList();
            return new ExaminedSetting(shown, false, seal, false, List.of(), List.of(), true, false, problems);
        }
        boolean isOpened = outcome instanceof Unsealing.Opened;
        String text = outcome instanceof Unsealing.Opened opened ? opened.secret() : value;
        List<Problem> problems = new ArrayList<>(judge.credentials(shown, text));
        List<Judgement> judgements = judged(shown, text, problems);
        if (!isOpened) {
            problems.addAll(judge.requireSealed(shown, text, false));
        }
        boolean isWeak = SecretFingerprints.isWeak(new SecretVariable(name, text, false), settings);
        if (isWeak) {
            problems.add(Problem.of(Code.WEAK_CREDENTIAL, shown));
        }
        List<Credential> credentials = guard.credentials().classify(text);
        boolean isSecret =
                isOpened || PlainSecret.in(name, text, guard.credentials()).isPresent();
        return new ExaminedSetting(shown, false, seal, isOpened, judgements, credentials, isSecret, isWeak, problems);
    }

    /** Its key is where the process is: its header tells whether it could be opened there. */
    private ExaminedSetting unopened(String bound, String value, String shown) {
        List<Problem> problems = new ArrayList<>();
        Optional<SealedValue> seal = Optional.empty();
        try {
            SealedValue parsed = SealedValue.parse(bound, value);
            seal = Optional.of(parsed);
            parsed.requireFor(bound, guard.environment());
        } catch (SealException e) {
            problems.add(e.problem().at(shown));
        }
        return new ExaminedSetting(shown, false, seal, false, List.of(), List.of(), true, false, problems);
    }

    private List<Judgement> judged(String shown, String text, List<Problem> problems) {
        List<Judgement> judgements = new ArrayList<>();
        for (Target target : EndpointValues.of(text, null)) {
            Judgement judgement = guard.judge(target.usedBy(shown).forReport(), resolver);
            judgements.add(judgement);
            if (judgement.isAllowed()) {
                continue;
            }
            if (judgement.decisions().isEmpty()) {
                problems.addAll(judgement.problems(shown));
            }
            for (Decision decision : judgement.decisions()) {
                if (!decision.isAllowed()) {
                    problems.add(judgement.problem(shown, decision));
                }
            }
        }
        return judgements;
    }

    private static Optional<SealedValue> seal(String name, String value) {
        try {
            return Optional.of(SealedValue.parse(name, value));
        } catch (SealException e) {
            // told by whoever opened it
            return Optional.empty();
        }
    }
}

package io.tierguard.cli;

import io.tierguard.secret.Comparison;
import io.tierguard.secret.FingerprintLine;
import io.tierguard.secret.FingerprintLock;
import io.tierguard.secret.InvalidFingerprintsException;
import io.tierguard.secret.Pepper;
import io.tierguard.secret.SecretFingerprints;
import io.tierguard.secret.Sharings;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares the lines of a lock file with each other, or the variables of this process with them. */
@Command(
        name = "compare",
        header = {"Finds credentials that two tiers share.", ""},
        customSynopsis = {
            "tierguard fingerprint compare [--lock FILE] [--sharing FILE] [--at DATE]",
            "                                     [--format text|json]",
            "       tierguard fingerprint compare --tier TIER --pepper-file FILE",
            "                                     --prefix PREFIX... [--lock FILE] ..."
        },
        descriptionHeading = "%n",
        description = {
            "Without --tier the lines of the lock file are compared with each other, and neither secrets nor the"
                    + " pepper are needed. With it, the variables of this process are compared with the lines of other"
                    + " tiers, and nothing is written.",
            "",
            "For example, in any job:",
            "  tierguard fingerprint compare --lock tierguard.lock"
        },
        optionListHeading = "%n",
        sortOptions = false,
        footerHeading = "%n",
        footer = "Exit status: 0 production shares nothing (there may be warnings), 1 it does, or staging or"
                + " production holds a value that everybody knows, 2 no answer.")
final class FingerprintCompareCommand implements Callable<Integer> {

    private final Map<String, String> environment;
    private final Output out;

    @Option(
            names = "--lock",
            paramLabel = "FILE",
            description = "the lock file; tierguard.lock in the working directory if left out")
    private String lock = LockFile.NAME;

    @Option(
            names = "--sharing",
            paramLabel = "FILE",
            description = "what may be shared: 'production A = staging B until 2027-03-31: reason', one a line")
    private @Nullable String sharing;

    @Option(
            names = "--at",
            paramLabel = "DATE",
            description = "the day of the answer, such as 2027-03-31; today if left out")
    private @Nullable String at;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = FormatOption.Candidates.class,
            description = "text (the default), or json: one object a line")
    private @Nullable String format;

    @Mixin
    private final WhoOptions who = new WhoOptions();

    @Mixin
    private final VariableOptions variables = new VariableOptions();

    FingerprintCompareCommand(Map<String, String> environment, Output out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public Integer call() {
        boolean json = Inquiry.isJson(format);
        LocalDate today = LocalDate.now(Inquiry.clock(at));
        Optional<Environment> present = who.environment();
        if (present.isEmpty() && variables.isAnyGiven()) {
            throw MisuseException.call("--tier TIER is missing, whose variables these are");
        }
        LockFile file = new LockFile("--lock", lock);
        try {
            FingerprintLock written = file.read().orElseThrow(file::missing);
            Sharings sharings = sharing == null ? Sharings.NONE : LockFile.sharings("--sharing", sharing);
            Findings findings;
            if (present.isPresent()) {
                Pepper pepper = variables.pepper();
                written.requirePepper(pepper, file.name());
                SecretFingerprints found = variables.fingerprints(environment, pepper);
                findings = FingerprintWriteCommand.weaknesses(present.get(), found);
                findings.add(Comparison.of(written, file.name(), present.get(), found.byVariable(), sharings, today));
                written = written.with(present.get(), found.byVariable());
            } else {
                findings = new Findings();
                findings.add(Comparison.of(written, file.name(), sharings, today));
            }
            out.print(json ? findings.json() : findings.text() + findings.count() + ", among " + among(written) + "\n");
            return findings.status();
        } catch (InvalidFingerprintsException e) {
            throw MisuseException.of(e.report());
        }
    }

    /** How many variables of whom, and of which tiers there are none: nothing can be said of those. */
    private static String among(FingerprintLock lock) {
        Map<Environment, Set<String>> variables = new TreeMap<>(Comparator.comparing(Environment::tier)
                .reversed()
                .thenComparing(whose -> whose.name().text()));
        Set<Tier> none = EnumSet.allOf(Tier.class);
        for (FingerprintLine line : lock.lines()) {
            variables
                    .computeIfAbsent(line.environment(), first -> new TreeSet<>())
                    .add(line.variable());
            none.remove(line.environment().tier());
        }
        List<String> counts = variables.entrySet().stream()
                .map(entry -> Findings.counted(entry.getValue().size(), "variable") + " of "
                        + entry.getKey().describe())
                .toList();
        String missing = none.stream().map(Tier::text).collect(Collectors.joining(", "));
        return (counts.isEmpty() ? "no variables" : String.join(", ", counts))
                + (none.isEmpty() ? "" : "; nothing is written of " + missing);
    }
}

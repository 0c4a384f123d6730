package io.tierguard.cli;

import io.tierguard.secret.FingerprintLock;
import io.tierguard.secret.InvalidFingerprintsException;
import io.tierguard.secret.Pepper;
import io.tierguard.secret.SecretFingerprints;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replaces the lines of one environment in the lock file. */
@Command(
        name = "write",
        header = {"Writes fingerprints of this environment's secrets into the lock file.", ""},
        customSynopsis = {
            "tierguard fingerprint write --tier TIER --pepper-file FILE",
            "                                   --prefix PREFIX...",
            "       tierguard fingerprint write --environment NAME --registry FILE",
            "                                   --pepper-file FILE --prefix PREFIX..."
        },
        descriptionHeading = "%n",
        description = {
            "Reads variables of this process, and the files that NAME_FILE variables name. Lines of other"
                    + " environments stay as they are. Values that everybody knows are reported and not written.",
            "",
            "For example, in the deploy job of staging:",
            "  tierguard fingerprint write --tier staging --pepper-file pepper --prefix SHOP_"
        },
        optionListHeading = "%n",
        sortOptions = false,
        footerHeading = "%n",
        footer = "Exit status: 0 written, 1 written, but staging or production holds a value"
                + " that everybody knows, 2 nothing was written.")
final class FingerprintWriteCommand implements Callable<Integer> {

    private final Map<String, String> environment;
    private final Output out;

    @Mixin
    private final WhoOptions who = new WhoOptions();

    @Mixin
    private final VariableOptions variables = new VariableOptions();

    @Option(
            names = "--lock",
            paramLabel = "FILE",
            description = "the lock file; tierguard.lock in the working directory if left out")
    private String lock = LockFile.NAME;

    FingerprintWriteCommand(Map<String, String> environment, Output out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public Integer call() {
        Environment whose = who.environment()
                .orElseThrow(() -> MisuseException.call("--tier TIER is missing, or --environment NAME"));
        LockFile file = new LockFile("--lock", lock);
        Pepper pepper = variables.pepper();
        SecretFingerprints found = variables.fingerprints(environment, pepper);
        boolean changed = file.replace(FingerprintLock.empty(pepper), before -> {
            try {
                before.requirePepper(pepper, file.name());
            } catch (InvalidFingerprintsException e) {
                throw MisuseException.of(e.report());
            }
            return before.with(whose, found.byVariable());
        });
        Findings findings = weaknesses(whose, found);
        String variablesFound = Findings.counted(found.byVariable().size(), "variable");
        out.print(findings.text() + file.name() + (changed ? ": wrote " : ": nothing changed, ") + variablesFound
                + " of " + whose.describe() + "; " + findings.count() + "\n");
        return findings.status();
    }

    /** A password that everybody knows is for a developer's machine. */
    static Findings weaknesses(Environment whose, SecretFingerprints found) {
        Findings findings = new Findings();
        if (whose.tier() == Tier.STAGING || whose.tier() == Tier.PRODUCTION) {
            findings.error(found.weak());
        } else {
            findings.warn(found.weak());
        }
        findings.warn(found.leftOut());
        return findings;
    }
}

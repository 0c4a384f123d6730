package io.tierguard.cli;

import io.tierguard.report.Problem;
import io.tierguard.report.Report;
import io.tierguard.secret.Opener;
import io.tierguard.secret.SealException;
import io.tierguard.secret.SealKeyFile;
import io.tierguard.secret.SealPublicKey;
import io.tierguard.tier.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Seals values, each for one variable of one tier. What is printed is seals, and no word of a value. */
@Command(
        name = "seal",
        header = {"Seals a secret for one variable of one tier.", ""},
        customSynopsis = {
            "tierguard seal --tier TIER --variable NAME [OPTION...]",
            "       tierguard seal --tier TIER --env-file FILE [--in-place] [OPTION...]",
            "       tierguard seal --reseal --key FILE --tier TIER ... [OPTION...]"
        },
        descriptionHeading = "%n",
        description = {
            "The value comes by standard input or from a file, and never as an argument, which every user of the"
                    + " machine can see and the shell keeps. At a terminal it is asked for, and not shown. One line feed"
                    + " at its end is left out. Only the seal is printed.",
            "",
            "For example:",
            "  tierguard seal --tier production --variable SHOP_PAYMENT_KEY",
            "  pass show shop | tierguard seal --tier staging --variable SHOP_PAYMENT_KEY",
            "  tierguard seal --tier staging --env-file staging.env --in-place",
            "",
            "After a new key was made, to seal again what the old one sealed:",
            "  tierguard seal --reseal --key staging.key --tier staging",
            "      --env-file staging.env --in-place"
        },
        optionListHeading = "%n",
        sortOptions = false,
        footerHeading = "%n",
        footer = "Exit status: 0 sealed; 1 a seal that was to be sealed again does not open; 2 nothing was sealed.")
final class SealCommand implements Callable<Integer> {

    /** Of the longest value, or its seal. */
    static final int MOST_BYTES = 131_072;

    private final Commands.World world;

    @Option(
            names = "--tier",
            paramLabel = "TIER",
            completionCandidates = TierOption.Candidates.class,
            description = "for whom: only processes of that tier can open it")
    private @Nullable String tier;

    @Option(
            names = "--variable",
            paramLabel = "NAME",
            description = "for which variable: under another name it does not open; with --env-file which of it,"
                    + " and may be repeated")
    private List<String> variables = new ArrayList<>();

    @Option(
            names = "--value-file",
            paramLabel = "FILE",
            description = "the file that holds the value; standard input if left out")
    private @Nullable String valueFile;

    @Option(
            names = "--exact",
            arity = "0",
            description = "seal the value to its last byte: a line feed at its end stays")
    private boolean exact;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "seal the values of this file, NAME=value a line; one line for each seal is printed")
    private @Nullable String envFile;

    @Option(
            names = "--in-place",
            arity = "0",
            description = "with --env-file: put the seals into that file; its other lines stay as they are")
    private boolean inPlace;

    @Option(
            names = "--public",
            paramLabel = "FILE",
            description = "the public keys; tierguard-seal.pub in the working directory if left out")
    private String publicFile = PublicKeysFile.NAME;

    @Option(
            names = "--kid",
            paramLabel = "NAME",
            description = "which key of the tier; the last of the file if left out")
    private @Nullable String kid;

    @Option(
            names = "--reseal",
            arity = "0",
            description = "what is handed in are seals: open them, and seal again what another key sealed")
    private boolean reseal;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "with --reseal: the tier's private keys; readable by its owner only")
    private @Nullable String key;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = FormatOption.Candidates.class,
            description = "text (the default), or json: one object for each seal")
    private @Nullable String format;

    /** Where a value would be expected by who does not know better. */
    @Option(
            names = {"--value", "--secret", "--password", "--text"},
            hidden = true,
            arity = "0..1")
    private @Nullable String value;

    @Parameters(hidden = true, arity = "0..*")
    private List<String> values = new ArrayList<>();

    SealCommand(Commands.World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        if (value != null || !values.isEmpty()) {
            throw MisuseException.call("a value is no argument: every user of this machine can see it, and the shell"
                    + " keeps it. Hand it in by standard input or --value-file FILE; and where this was a real one,"
                    + " change it");
        }
        boolean json = Inquiry.isJson(format);
        Tier whose = TierOption.parse(tier);
        checkCombination();
        SealPublicKey to = new PublicKeysFile(publicFile).find("seal", whose, Optional.ofNullable(kid));
        Sealing sealing = new Sealing(to, reseal ? Optional.of(opener(whose)) : Optional.empty());
        return envFile == null ? one(sealing, json) : many(sealing, json, envFile);
    }

    private void checkCombination() {
        for (int i = 0; i < variables.size(); i++) {
            VariableName.require(
                    variables.size() == 1 ? "--variable" : "--variable number " + (i + 1), variables.get(i));
        }
        if (reseal != (key != null)) {
            throw MisuseException.call("--reseal and --key FILE stand together");
        }
        if (envFile == null) {
            if (variables.size() != 1) {
                throw MisuseException.call(
                        variables.isEmpty()
                                ? "--variable NAME is missing, or --env-file FILE"
                                : "--variable is given more than once, which is for --env-file");
            }
            if (inPlace) {
                throw MisuseException.call("--in-place is for --env-file");
            }
        } else if (valueFile != null || exact) {
            throw MisuseException.call("--env-file holds the values: leave --value-file and --exact out");
        } else if (inPlace && format != null) {
            throw MisuseException.call("--in-place prints no seals: leave --format out");
        }
    }

    private Opener opener(Tier whose) {
        try {
            return Opener.of(
                    whose,
                    SealKeyFile.at(
                                    FileArgument.parse("--key", String.valueOf(key))
                                            .path(),
                                    "--key")
                            .privateKeys(whose));
        } catch (SealException e) {
            throw Sealing.keyProblem("seal", whose, e);
        }
    }

    private int one(Sealing sealing, boolean json) {
        String variable = variables.get(0);
        try {
            Sealing.Sealed sealed = sealing.seal(variable, value(variable));
            world.out().print(json ? sealed.json() : sealed.seal() + "\n");
            return ExitStatus.DONE;
        } catch (SealException e) {
            // by no name: a value may have been given in its place
            Problem problem = Sealing.told(
                    e.problem(), reseal ? "the seal" : "the value", sealing.to().tier());
            if (reseal && Sealing.isAboutSeal(problem)) {
                world.err()
                        .print(Report.of("nothing was sealed", List.of(problem)).text());
                return ExitStatus.REFUSED;
            }
            throw MisuseException.of("seal", problem);
        }
    }

    private String value(String variable) {
        if (valueFile != null) {
            return strip(SmallInput.text("the file that --value-file names", MOST_BYTES)
                    .read(FileArgument.parse("--value-file", valueFile)));
        }
        Optional<char[]> typed = world.prompt().ask((reseal ? "Seal of " : "Value of ") + variable + " (not shown): ");
        return typed.isPresent()
                ? typed(typed.get())
                : strip(SmallInput.text("standard input", MOST_BYTES).read(world.in()));
    }

    private static String typed(char[] value) {
        String text = new String(value);
        Arrays.fill(value, '\0');
        return text;
    }

    private String strip(String text) {
        return exact ? text : SmallInput.withoutLineFeed(text);
    }

    private int many(Sealing sealing, boolean json, String path) {
        EnvFile file = EnvFile.read("--env-file", path);
        EnvFile.Outcome outcome = file.seal(sealing, variables);
        if (!outcome.problems().isEmpty()) {
            world.err()
                    .print(Report.of("nothing was sealed", outcome.problems()).text());
            boolean answered = reseal && outcome.problems().stream().allMatch(Sealing::isAboutSeal);
            return answered ? ExitStatus.REFUSED : ExitStatus.MISUSE;
        }
        if (inPlace) {
            file.replace(outcome.seals());
        } else {
            outcome.seals().values().forEach(one -> world.out().print(json ? one.json() : one.line()));
        }
        world.err().print(outcome.account());
        return ExitStatus.DONE;
    }
}

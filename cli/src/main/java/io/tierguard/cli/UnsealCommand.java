package io.tierguard.cli;

import io.tierguard.report.Problem;
import io.tierguard.report.Report;
import io.tierguard.secret.Opener;
import io.tierguard.secret.OwnerOnlyFile;
import io.tierguard.secret.SealException;
import io.tierguard.secret.SealKeyFile;
import io.tierguard.secret.SealedValue;
import io.tierguard.tier.Tier;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells whom a seal is for, whether it opens, and only where that is asked for what is inside. */
@Command(
        name = "unseal",
        header = {"Tells whom a seal is for, and opens it with the private key.", ""},
        customSynopsis = {
            "tierguard unseal [SEAL]",
            "       tierguard unseal --key FILE --variable NAME [--print | --out FILE] [SEAL]",
            "       tierguard unseal [--key FILE] --env-file FILE"
        },
        descriptionHeading = "%n",
        description = {
            "Without a key: for which tier it was sealed, and with which key. With the key: whether it opens for"
                    + " that variable. The value itself is written only by --print or --out. The seal comes as an"
                    + " argument or by standard input; of a file of variables every seal is looked at.",
            "",
            "For example:",
            "  tierguard unseal < seal",
            "  tierguard unseal --key staging.key --variable SHOP_PAYMENT_KEY --print < seal",
            "  tierguard unseal --key staging.key --env-file staging.env"
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        footerHeading = "%n",
        footer = "Exit status: 0 it is a seal, and opens where a key is given; 1 it is none, or does not open;"
                + " 2 it could not be tried.")
final class UnsealCommand implements Callable<Integer> {

    private static final String COMMAND = "unseal";

    private final Commands.World world;

    @Parameters(
            arity = "0..1",
            paramLabel = "SEAL",
            hideParamSyntax = true,
            description = "the seal; standard input if left out")
    private @Nullable String seal;

    @Option(names = "--variable", paramLabel = "NAME", description = "the variable that it was sealed for")
    private @Nullable String variable;

    @Option(names = "--key", paramLabel = "FILE", description = "the tier's private keys; readable by its owner only")
    private @Nullable String key;

    @Option(names = "--print", arity = "0", description = "write the value to standard output, and nothing else")
    private boolean print;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "write the value to this file, its owner's alone; must not exist")
    private @Nullable String outFile;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "look at every seal of this file, NAME=value a line")
    private @Nullable String envFile;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = FormatOption.Candidates.class,
            description = "text (the default), or json: one object for each seal")
    private @Nullable String format;

    private final Map<Tier, Opener> openers = new EnumMap<>(Tier.class);

    UnsealCommand(Commands.World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        boolean json = Inquiry.isJson(format);
        if (variable != null) {
            VariableName.require("--variable", variable);
        }
        boolean wantsValue = print || outFile != null;
        if (print && outFile != null) {
            throw MisuseException.call("--print and --out FILE say the same: leave one out");
        }
        if (wantsValue && key == null) {
            throw MisuseException.call("--key FILE is missing, which opens the seal");
        }
        if (envFile != null) {
            if (seal != null || variable != null || wantsValue) {
                throw MisuseException.call("--env-file names the seals: leave SEAL, --variable, --print and --out out");
            }
            return many(json, envFile);
        }
        if (key != null && variable == null) {
            throw MisuseException.call("--variable NAME is missing, which the seal is bound to");
        }
        return one(json);
    }

    private int one(boolean json) {
        SealAnswer answer = answer(Optional.ofNullable(variable), "the seal", text());
        Optional<String> value = answer.value();
        if (outFile != null && value.isPresent()) {
            FileArgument target = FileArgument.parse("--out", outFile);
            OwnerOnlyFile.create(target.path(), value.get().getBytes(StandardCharsets.UTF_8))
                    .ifPresent(reason -> {
                        throw MisuseException.input("the file that --out names cannot be written: " + reason);
                    });
        }
        if (json) {
            world.out().print(answer.json(print));
        } else if (print && value.isPresent()) {
            world.out().print(value.get());
        } else {
            answer.header().ifPresent(header -> world.out().print(header + answer.opening() + "\n"));
        }
        return complain(answer.problem().map(List::of).orElse(List.of()));
    }

    private String text() {
        String text = seal != null
                ? seal
                : SmallInput.withoutLineFeed(SmallInput.text("standard input", SealCommand.MOST_BYTES)
                        .read(world.in()));
        if (text.isEmpty()) {
            throw MisuseException.input(seal == null ? "standard input is empty" : "SEAL is empty");
        }
        return text;
    }

    private int complain(List<Problem> problems) {
        if (problems.isEmpty()) {
            return ExitStatus.DONE;
        }
        world.err()
                .print(Report.of(key == null ? "not a seal" : "not opened", problems)
                        .text());
        return ExitStatus.REFUSED;
    }

    private int many(boolean json, String path) {
        EnvFile file = EnvFile.read("--env-file", path);
        List<String> names = file.names().stream()
                .filter(name -> SealedValue.isClaimedBy(file.value(name)))
                .toList();
        List<SealAnswer> answers = names.stream()
                .map(name -> answer(Optional.of(name), file.place(name) + " " + name, file.value(name)))
                .toList();
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        for (int i = 0; i < answers.size(); i++) {
            SealAnswer answer = answers.get(i);
            String padded = names.get(i) + " ".repeat(width - names.get(i).length() + 2);
            world.out()
                    .print(
                            json
                                    ? answer.json(false)
                                    : padded + answer.header().orElse("no seal") + answer.opening() + "\n");
        }
        int status = complain(
                answers.stream().flatMap(answer -> answer.problem().stream()).toList());
        List<String> plain =
                file.names().stream().filter(name -> !names.contains(name)).toList();
        if (!plain.isEmpty()) {
            world.err().print("Not sealed: " + String.join(", ", plain) + ".\n");
        }
        return status;
    }

    private SealAnswer answer(Optional<String> name, String where, String text) {
        try {
            SealedValue sealed = SealedValue.parse(where, text);
            return key == null
                    ? SealAnswer.of(name, sealed)
                    : opened(name.orElseThrow(), where, sealed, opener(sealed.tier()));
        } catch (SealException e) {
            return SealAnswer.malformed(name, e.problem().at(where));
        }
    }

    private static SealAnswer opened(String name, String where, SealedValue sealed, Opener opener) {
        try {
            return SealAnswer.opened(name, sealed, opener.open(name, sealed));
        } catch (SealException e) {
            return SealAnswer.closed(name, sealed, e.problem().at(where));
        }
    }

    private Opener opener(Tier tier) {
        return openers.computeIfAbsent(tier, whose -> {
            try {
                FileArgument file = FileArgument.parse("--key", String.valueOf(key));
                return Opener.of(whose, SealKeyFile.at(file.path(), "--key").privateKeys(whose));
            } catch (SealException e) {
                throw Sealing.keyProblem(COMMAND, whose, e);
            }
        });
    }
}

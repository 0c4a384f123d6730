package io.tierguard.cli;

import io.tierguard.secret.SealException;
import io.tierguard.secret.SealKeyFile;
import io.tierguard.secret.SealKeys;
import io.tierguard.secret.SealPrivateKey;
import io.tierguard.tier.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the pair of keys that secrets of a tier are sealed and opened with. */
@Command(
        name = "seal",
        header = {"Makes a key pair for the seals of a tier.", ""},
        customSynopsis =
                "tierguard keys seal --tier TIER [--kid NAME] [--public FILE]%n                            [--beside OLD] FILE",
        descriptionHeading = "%n",
        description = {
            "FILE gets the private half, for processes of that tier and nobody else. Standard output gets the line of"
                    + " the public half, which is checked in: whoever has it can seal.",
            "",
            "For example:",
            "  tierguard keys seal --tier staging --public tierguard-seal.pub staging.key",
            "",
            "For another key beside it:",
            "  tierguard keys seal --tier staging --kid 2028-01 --public tierguard-seal.pub",
            "      --beside staging.key staging-2028-01.key"
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        footerHeading = "%n",
        footer = "Exit status: 0 made; 2 nothing was made, or the public half could not be added or printed.")
final class KeysSealCommand implements Callable<Integer> {

    private static final String COMMAND = "keys seal";

    private final Output out;
    private final Output err;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            hideParamSyntax = true,
            description = "where the private half is written; must not exist")
    private @Nullable String file;

    @Option(
            names = "--tier",
            paramLabel = "TIER",
            completionCandidates = TierOption.Candidates.class,
            description = "whose key it is")
    private @Nullable String tier;

    @Option(
            names = "--kid",
            paramLabel = "NAME",
            description = "what seals call it by: 1 to 32 of a-z, 0-9 and -; today's date if left out")
    private @Nullable String kid;

    @Option(
            names = "--public",
            paramLabel = "FILE",
            description = "add the public half to this file too, such as tierguard-seal.pub")
    private @Nullable String publicFile;

    @Option(
            names = "--beside",
            paramLabel = "OLD",
            description = "write the private keys of this file before the new one: processes then open both")
    private @Nullable String beside;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = FormatOption.Candidates.class,
            description = "text (the default), or json: one object")
    private @Nullable String format;

    KeysSealCommand(Output out, Output err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        boolean json = Inquiry.isJson(format);
        Tier whose = TierOption.parse(tier);
        if (file == null) {
            throw MisuseException.call("FILE is missing, for the private half");
        }
        FileArgument target = FileArgument.parse("FILE", file);
        String name = NewKey.kid(Optional.ofNullable(kid), "");
        Optional<PublicKeysFile> shared = Optional.ofNullable(publicFile).map(PublicKeysFile::new);
        shared.ifPresent(keys -> keys.requireNew(COMMAND, whose, name));
        try {
            List<SealPrivateKey> keys = new ArrayList<>();
            if (beside != null) {
                keys.addAll(
                        SealKeyFile.at(FileArgument.parse("--beside", beside).path(), "--beside")
                                .privateKeys(whose));
            }
            if (keys.stream().anyMatch(key -> key.name().equals(name))) {
                throw MisuseException.input("--beside names a file that has a key of that name");
            }
            SealPrivateKey made = SealKeys.generate(whose, name);
            keys.add(made);
            SealKeyFile.at(target.path(), "FILE").writePrivate(keys);
            String line = made.publicKey().line();
            shared.ifPresent(keysFile -> keysFile.add(line));
            out.print(json ? new NewKey("seal", Optional.of(whose.text()), name, line, target).json() : line + "\n");
        } catch (SealException e) {
            throw MisuseException.of(COMMAND, e.problem());
        }
        err.print("The private half is in " + target.shown() + ", its owner's alone: for processes of " + whose
                + " only, by TIERGUARD_SEAL_KEY_FILE. The public half "
                + shared.map(keys -> "was added to " + keys.shown() + ": check that in.\n")
                        .orElse("is to be checked in.\n"));
        return ExitStatus.DONE;
    }
}

package io.tierguard.cli;

import io.tierguard.secret.OwnerOnlyFile;
import io.tierguard.signed.SigningKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a key that signs, whatever it signs: which list of the registry has its public half tells that. */
final class NewSigningKey {

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            hideParamSyntax = true,
            description = "where the private half is written, as a JWK; must not exist")
    private @Nullable String file;

    @Option(
            names = "--kid",
            paramLabel = "NAME",
            description = "what the registry calls it by: 1 to 32 of a-z, 0-9 and -; of today's date if left out")
    private @Nullable String kid;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = FormatOption.Candidates.class,
            description = "text (the default), or json: one object")
    private @Nullable String format;

    int make(String kind, String whoHasIt, Output out, Output err) {
        boolean json = Inquiry.isJson(format);
        if (file == null) {
            throw MisuseException.call("FILE is missing, for the private half");
        }
        FileArgument target = FileArgument.parse("FILE", file);
        SigningKey key = SigningKey.generate(NewKey.kid(Optional.ofNullable(kid), kind + "-"));
        OwnerOnlyFile.create(target.path(), key.privateJwk()).ifPresent(reason -> {
            throw MisuseException.input(target.shown() + " cannot be written: " + reason);
        });
        out.print(
                json
                        ? new NewKey(kind, Optional.empty(), key.kid(), key.registryEntry(), target).json()
                        : "trust:\n  " + kind + ":\n    - " + key.registryEntry() + "\n");
        err.print("The private half is in " + target.shown() + ", its owner's alone: for " + whoHasIt
                + " and nobody else. The lines above belong into the registry.\n");
        return ExitStatus.DONE;
    }
}

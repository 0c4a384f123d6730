package io.tierguard.cli;

import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.secret.OwnerOnlyFile;
import io.tierguard.signed.SigningKey;
import io.tierguard.signed.TrustedKey.InvalidKeyException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The file with the private key that signs markers or attestations.
 *
 * @param command who wants to sign
 * @param unusable what a key is that cannot be used for it
 */
record SigningKeyFile(String command, Code unusable) {

    private static final int LONGEST = 8192;

    /**
     * Reads the key.
     *
     * @param argument the path, as given; null where none is
     * @throws MisuseException where others may read it, or it is no such key
     */
    SigningKey read(@Nullable String argument) {
        if (argument == null) {
            throw MisuseException.call("--key FILE is missing");
        }
        FileArgument file = FileArgument.parse("--key", argument);
        OwnerOnlyFile.Reading reading = OwnerOnlyFile.read(file.path(), LONGEST);
        if (reading instanceof OwnerOnlyFile.TooOpen open) {
            throw refused("others than its owner may read it: " + open.reason());
        }
        if (reading instanceof OwnerOnlyFile.Unreadable unreadable) {
            throw refused(unreadable.reason());
        }
        byte[] jwk = ((OwnerOnlyFile.Content) reading).bytes();
        try {
            return SigningKey.parse(jwk);
        } catch (InvalidKeyException e) {
            throw refused(e.getMessage());
        } finally {
            Arrays.fill(jwk, (byte) 0);
        }
    }

    /** The path is not repeated: who mistakes the option gives the key itself. */
    private MisuseException refused(@Nullable String reason) {
        return MisuseException.of(command, Problem.of(unusable, "--key", String.valueOf(reason)));
    }
}

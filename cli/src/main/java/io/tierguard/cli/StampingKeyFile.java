package io.tierguard.cli;

import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.secret.OwnerOnlyFile;
import io.tierguard.signed.DocumentSigner;
import io.tierguard.signed.TrustedKey.InvalidKeyException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The file with the private key that signs markers. */
final class StampingKeyFile {

    private static final int LONGEST = 8192;

    private StampingKeyFile() {}

    /**
     * Reads the key.
     *
     * @param argument the path, as given; null where none is
     * @throws MisuseException where others may read it, or it is no such key
     */
    static DocumentSigner read(@Nullable String argument) {
        if (argument == null) {
            throw MisuseException.call("--key FILE is missing");
        }
        FileArgument file = FileArgument.parse("--key", argument);
        OwnerOnlyFile.Reading reading = OwnerOnlyFile.read(file.path(), LONGEST);
        if (reading instanceof OwnerOnlyFile.TooOpen open) {
            throw unusable("others than its owner may read it: " + open.reason());
        }
        if (reading instanceof OwnerOnlyFile.Unreadable unreadable) {
            throw unusable(unreadable.reason());
        }
        byte[] jwk = ((OwnerOnlyFile.Content) reading).bytes();
        try {
            return DocumentSigner.parse(jwk);
        } catch (InvalidKeyException e) {
            throw unusable(e.getMessage());
        } finally {
            Arrays.fill(jwk, (byte) 0);
        }
    }

    /** The path is not repeated: who mistakes the option gives the key itself. */
    private static MisuseException unusable(@Nullable String reason) {
        return MisuseException.of("stamp", Problem.of(Code.STAMPING_KEY_UNUSABLE, "--key", String.valueOf(reason)));
    }
}

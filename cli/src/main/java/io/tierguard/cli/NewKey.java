package io.tierguard.cli;

import io.tierguard.signed.SigningKey;
import java.util.Optional;

/**
 * A key that was just made: what may be shown of it.
 *
 * @param kind what it is for: {@code seal}, {@code attestation} or {@code marker}
 * @param tier whose it is, where it is one tier's
 * @param kid its name
 * @param publicHalf as a file or the registry has it
 * @param file where the private half is
 */
record NewKey(String kind, Optional<String> tier, String kid, String publicHalf, FileArgument file) {

    String json() {
        return new JsonLine()
                .put("kind", kind)
                .put("tier", tier)
                .put("kid", kid)
                .put("public", publicHalf)
                .put("file", file.shown())
                .text();
    }

    /** The name of a new key: as given, or of a date. */
    static String kid(Optional<String> given, String begin) {
        String kid = given.orElseGet(() -> begin + Inquiry.today());
        if (!SigningKey.isKid(kid)) {
            throw MisuseException.call("--kid is 1 to 32 of a-z, 0-9 and -, beginning with a letter or digit");
        }
        return kid;
    }
}

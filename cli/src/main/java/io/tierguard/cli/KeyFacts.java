package io.tierguard.cli;

import io.tierguard.report.Problem;
import io.tierguard.signed.TrustedKey;
import java.util.List;
import java.util.Optional;

/**
 * What a file of keys holds, as far as it may be told.
 *
 * @param kind what kind of keys they are
 * @param keys each of them; none where the file was not read to its end
 * @param problem what is wrong with the file; empty where it is as it should be
 */
record KeyFacts(Kind kind, List<Key> keys, Optional<Problem> problem) {

    /** Kinds of files, as a sentence calls them. */
    enum Kind {
        /** What opens seals. */
        PRIVATE_SEAL("private-seal", "private keys for seals", true),
        /** What seals. */
        PUBLIC_SEAL("public-seal", "public keys for seals", false),
        /** What signs attestations or markers. */
        PRIVATE_SIGNING("private-signing", "a private key that signs attestations or markers", true),
        /** What the registry trusts. */
        PUBLIC_SIGNING("public-signing", "a public key for attestations or markers", false),
        /** What fingerprints are made with. */
        PEPPER("pepper", "a pepper of fingerprints", true);

        private final String id;
        private final String words;
        private final boolean isPrivate;

        Kind(String id, String words, boolean isPrivate) {
            this.id = id;
            this.words = words;
            this.isPrivate = isPrivate;
        }

        String id() {
            return id;
        }

        String words() {
            return words;
        }

        boolean isPrivate() {
            return isPrivate;
        }
    }

    /**
     * One key.
     *
     * @param tier whose it is, where it is one tier's
     * @param kid its name
     * @param publicHalf as a file or the registry has it; empty where there is none
     * @param signing the public half that documents are checked with
     */
    record Key(Optional<String> tier, String kid, Optional<String> publicHalf, Optional<TrustedKey> signing) {}
}

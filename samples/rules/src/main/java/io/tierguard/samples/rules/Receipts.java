package io.tierguard.samples.rules;

import java.util.Base64;

/** Breaks the rule on private keys. The key is a documented fake: its bytes spell FAKE. */
final class Receipts {

    byte[] signingKey() {
        return Base64.getDecoder()
                .decode("MC4CAQAwBQYDK2Vw" + "BCIEIEZBS0VGQUtF" + "RkFLRUZBS0VGQUtF" + "RkFLRUZBS0VGQUtF");
    }
}

package io.tierguard.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes a key pair that signs attestations. */
@Command(
        name = "attestation",
        header = {"Makes a key pair that signs attestations.", ""},
        customSynopsis = "tierguard keys attestation [--kid NAME] FILE",
        descriptionHeading = "%n",
        description = {
            "FILE gets the private half, for the job that deploys; it signs by 'tierguard attest'."
                    + " Standard output gets the lines of the registry that trust the public half.",
            "",
            "For example:",
            "  tierguard keys attestation --kid ci-2027 attestation.jwk"
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        footerHeading = "%n",
        footer = "Exit status: 0 made; 2 nothing was made, or the public half could not be printed.")
final class KeysAttestationCommand implements Callable<Integer> {

    private final Output out;
    private final Output err;

    @Mixin
    private final NewSigningKey key = new NewSigningKey();

    KeysAttestationCommand(Output out, Output err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        return key.make("attestation", "the deploy job that vouches for the environment", out, err);
    }
}

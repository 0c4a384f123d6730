package io.tierguard.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes a key pair that signs the markers of databases. */
@Command(
        name = "marker",
        header = {"Makes a key pair that signs the markers of databases.", ""},
        customSynopsis = "tierguard keys marker [--kid NAME] FILE",
        descriptionHeading = "%n",
        description = {
            "FILE gets the private half, for whoever stamps databases, by 'tierguard stamp', and never for an application."
                    + " Standard output gets the lines of the registry that trust the public half.",
            "",
            "For example:",
            "  tierguard keys marker --kid marker-2027 marker.jwk"
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        footerHeading = "%n",
        footer = "Exit status: 0 made; 2 nothing was made, or the public half could not be printed.")
final class KeysMarkerCommand implements Callable<Integer> {

    private final Output out;
    private final Output err;

    @Mixin
    private final NewSigningKey key = new NewSigningKey();

    KeysMarkerCommand(Output out, Output err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        return key.make("marker", "whoever stamps databases", out, err);
    }
}

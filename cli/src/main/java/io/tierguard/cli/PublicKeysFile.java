package io.tierguard.cli;

import io.tierguard.secret.SealException;
import io.tierguard.secret.SealKeyFile;
import io.tierguard.secret.SealKeys;
import io.tierguard.secret.SealPublicKey;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** The file of the public halves of all tiers' keys for seals, which is checked in. */
final class PublicKeysFile {

    static final String NAME = "tierguard-seal.pub";

    private static final String OPTION = "--public";

    private final FileArgument file;

    PublicKeysFile(String argument) {
        this.file = FileArgument.parse(OPTION, argument);
    }

    String shown() {
        return file.shown();
    }

    private List<SealPublicKey> keys(String command) {
        try {
            return SealKeyFile.at(file.path(), OPTION).publicKeys();
        } catch (SealException e) {
            throw MisuseException.of(command, e.problem());
        }
    }

    /** The key to seal with: the one of that name, or the tier's last. */
    SealPublicKey find(String command, Tier tier, Optional<String> kid) {
        List<SealPublicKey> keys = keys(command);
        if (kid.isEmpty()) {
            return SealKeys.newest(keys, tier)
                    .orElseThrow(() -> MisuseException.input("the file of public keys has none of " + tier
                            + ": 'tierguard keys seal --tier " + tier + "' makes one"));
        }
        return keys.stream()
                .filter(key -> key.tier() == tier && key.name().equals(kid.get()))
                .findFirst()
                .orElseThrow(() -> MisuseException.input("the file of public keys has none of " + tier
                        + " with the name that --kid gives; its names are "
                        + names(keys, tier)));
    }

    private static String names(List<SealPublicKey> keys, Tier tier) {
        List<String> names = keys.stream()
                .filter(key -> key.tier() == tier)
                .map(SealPublicKey::name)
                .toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /** Before anything is made: the file can be read and added to, and has no key of that name. */
    void requireNew(String command, Tier tier, String kid) {
        Path path = file.path();
        if (!Files.exists(path)) {
            return;
        }
        if (!Files.isWritable(path)) {
            throw MisuseException.input(file.shown() + " cannot be written");
        }
        boolean isTaken = size() > 0
                && keys(command).stream()
                        .anyMatch(key -> key.tier() == tier && key.name().equals(kid));
        if (isTaken) {
            throw MisuseException.input(
                    file.shown() + " has a key of " + tier + " by that name: give the new one another by --kid");
        }
    }

    private long size() {
        try {
            return Files.size(file.path());
        } catch (IOException e) {
            throw MisuseException.input(file.shown() + " cannot be read");
        }
    }

    /** Adds a line below what is there. */
    void add(String line) {
        try {
            boolean endsOpen = Files.exists(file.path())
                    && size() > 0
                    && !Files.readString(file.path(), StandardCharsets.UTF_8).endsWith("\n");
            Files.writeString(
                    file.path(),
                    (endsOpen ? "\n" : "") + line + "\n",
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw MisuseException.input("the private half was written, and the public one could not be added to "
                    + file.shown() + ": 'tierguard keys show FILE' prints it");
        }
    }
}

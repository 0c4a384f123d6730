package io.tierguard.cli;

import io.tierguard.secret.InvalidFingerprintsException;
import io.tierguard.secret.Pepper;
import io.tierguard.secret.SecretFingerprints;
import io.tierguard.secret.SecretVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which variables take part, and the pepper. */
final class VariableOptions {

    private static final String FILE = "_FILE";

    @Option(names = "--pepper-file", paramLabel = "FILE", description = "the pepper; readable by its owner only")
    private @Nullable String pepperFile;

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            description = "take the secrets among the variables that begin so, by name or value; may be repeated")
    private List<String> prefixes = new ArrayList<>();

    @Option(
            names = "--variable",
            paramLabel = "NAME",
            description = "take this variable, whatever it is called and holds; may be repeated")
    private List<String> names = new ArrayList<>();

    boolean isAnyGiven() {
        return pepperFile != null || !prefixes.isEmpty() || !names.isEmpty();
    }

    Pepper pepper() {
        if (pepperFile == null) {
            throw MisuseException.call("--pepper-file FILE is missing");
        }
        try {
            return Pepper.read(FileArgument.parse("--pepper-file", pepperFile).path());
        } catch (InvalidFingerprintsException e) {
            throw MisuseException.of(e.report());
        }
    }

    SecretFingerprints fingerprints(Map<String, String> environment, Pepper pepper) {
        if (prefixes.isEmpty() && names.isEmpty()) {
            throw MisuseException.call("no variables are chosen: name --prefix PREFIX or --variable NAME");
        }
        SecretFingerprints found = SecretFingerprints.of(chosen(environment), environment, pepper);
        if (found.isEmpty()) {
            throw MisuseException.input("no secret is among the chosen variables, so that nothing can be said of them");
        }
        return found;
    }

    private List<SecretVariable> chosen(Map<String, String> environment) {
        MountedFiles files = new MountedFiles(pepperFile);
        Map<String, SecretVariable> chosen = new TreeMap<>();
        for (int i = 0; i < prefixes.size(); i++) {
            if (prefixes.get(i).isBlank()) {
                throw MisuseException.call("--prefix is the beginning of names, such as SHOP_");
            }
        }
        environment.forEach((name, value) -> {
            if (prefixes.stream().anyMatch(name::startsWith)) {
                boolean mounted = name.endsWith(FILE) && SecretVariable.isNamedAsSecret(name);
                if (!mounted) {
                    chosen.put(name, new SecretVariable(name, value, false));
                } else if (!files.isPepper(value)) {
                    chosen.put(name, new SecretVariable(name, files.read(name, value), false));
                }
            }
        });
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String value = environment.get(name);
            if (value == null) {
                // not by name: a value may have been given in its place
                throw MisuseException.input("--variable number " + (i + 1) + " is not set here");
            }
            chosen.put(name, new SecretVariable(name, name.endsWith(FILE) ? files.read(name, value) : value, true));
        }
        files.complain();
        return List.copyOf(chosen.values());
    }
}

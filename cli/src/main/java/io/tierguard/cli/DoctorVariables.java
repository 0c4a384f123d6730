package io.tierguard.cli;

import io.tierguard.identity.DotEnvFile;
import io.tierguard.identity.RuntimeEvidence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose variables are looked at, and which of them are settings. */
final class DoctorVariables {

    @Option(
            names = "--variables",
            paramLabel = "FILE",
            description = "variables of another process, as 'env' or 'env -0' prints them there; those of this process"
                    + " if left out, with what an application here would see beside them")
    private @Nullable String dump;

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            description = "the settings are the variables that begin so; may be repeated")
    private List<String> prefixes = new ArrayList<>();

    @Option(names = "--variable", paramLabel = "NAME", description = "this one is a setting too; may be repeated")
    private List<String> names = new ArrayList<>();

    boolean isAnyChosen() {
        return !prefixes.isEmpty() || !names.isEmpty();
    }

    boolean isOfThisProcess() {
        return dump == null;
    }

    Map<String, String> all(Map<String, String> ofThisProcess) {
        return dump == null ? ofThisProcess : VariableDump.read("--variables", dump);
    }

    DotEnvFile dotEnv() {
        return dump == null ? DotEnvFile.in(Path.of("")) : DotEnvFile.none();
    }

    /** The application's JVM is another than this one; its files are this machine's. */
    RuntimeEvidence runtime() {
        return dump == null ? RuntimeEvidence.none().withFilesUnder(Path.of("/")) : RuntimeEvidence.none();
    }

    /** The settings, by name. */
    Map<String, String> chosen(Map<String, String> all, DotEnvFile dotEnv) {
        if (prefixes.stream().anyMatch(String::isBlank)) {
            throw MisuseException.call("--prefix is the beginning of names, such as SHOP_");
        }
        Map<String, String> seen = new TreeMap<>(dotEnv.values());
        seen.putAll(all);
        Map<String, String> chosen = new TreeMap<>();
        seen.forEach((name, value) -> {
            if (prefixes.stream().anyMatch(name::startsWith)) {
                chosen.put(name, value);
            }
        });
        for (int i = 0; i < names.size(); i++) {
            String value = seen.get(names.get(i));
            if (value == null) {
                // not by name: a value may have been given in its place
                throw MisuseException.input("--variable number " + (i + 1) + " is not set");
            }
            chosen.put(names.get(i), value);
        }
        if (isAnyChosen() && chosen.isEmpty()) {
            throw MisuseException.input(
                    "no variable begins with a given --prefix, so that nothing can be said of them");
        }
        return chosen;
    }
}

package io.tierguard.cli;

import io.tierguard.archunit.ConfiguredRules;
import io.tierguard.archunit.RuleSettings;
import io.tierguard.archunit.TierguardRules;
import io.tierguard.archunit.rule.Rule;
import io.tierguard.internal.Nearest;
import io.tierguard.registry.Registry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rules, and what they go by. */
final class ScanRules {

    private static final Map<String, List<String>> SUITES = suites();

    @Option(
            names = "--rules",
            paramLabel = "NAMES",
            split = ",",
            description = "which ones, with commas between them: secrets, endpoints, config-access, guard-bypass,"
                    + " tier-branching, or a part of secrets such as provider-tokens; all if left out")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--registry",
            paramLabel = "FILE",
            description = "whose endpoints must not stand in the code; tierguard.yaml in the working directory if"
                    + " left out, where there is one")
    private @Nullable String registry;

    @Option(
            names = "--allow",
            paramLabel = "FILE",
            description = "what may stay; tier-rules.allow in the working directory if left out, where there is one")
    private @Nullable String allow;

    @Option(
            names = "--configuration-packages",
            paramLabel = "PATTERNS",
            split = ",",
            description = "may read the environment and ask for the tier; ..config..,..configuration.. if left out")
    private List<String> configurationPackages = new ArrayList<>();

    @Option(
            names = "--connection-packages",
            paramLabel = "PATTERNS",
            split = ",",
            description = "may connect past the guards; the same if left out")
    private List<String> connectionPackages = new ArrayList<>();

    @Option(
            names = "--tier-words",
            paramLabel = "WORDS",
            split = ",",
            description = "further words that name a tier, such as canary")
    private List<String> tierWords = new ArrayList<>();

    @Option(
            names = "--sink",
            paramLabel = "METHOD:ARGUMENT",
            description = "a further method that takes a credential, such as 'com.acme.Vault#login(String, String):2';"
                    + " may be repeated")
    private List<String> sinks = new ArrayList<>();

    private static Map<String, List<String>> suites() {
        Map<String, List<String>> suites = new LinkedHashMap<>();
        suites.put(
                "secrets",
                List.of(
                        Rule.PROVIDER_TOKENS.id(),
                        Rule.PRIVATE_KEYS.id(),
                        Rule.URL_CREDENTIALS.id(),
                        Rule.CREDENTIAL_SINKS.id(),
                        Rule.SECRET_NAMES.id()));
        suites.put("endpoints", List.of(Rule.TIER_ENDPOINTS.id()));
        suites.put("all", Arrays.stream(Rule.values()).map(Rule::id).toList());
        Arrays.stream(Rule.values()).forEach(rule -> suites.put(rule.id(), List.of(rule.id())));
        return suites;
    }

    boolean isAnyNamed() {
        return !names.isEmpty();
    }

    boolean isAllowFileNamed() {
        return allow != null;
    }

    /** The names of the rules that are asked for. */
    Set<String> chosen() {
        if (names.isEmpty()) {
            return new TreeSet<>(SUITES.getOrDefault("all", List.of()));
        }
        Set<String> chosen = new TreeSet<>();
        for (int i = 0; i < names.size(); i++) {
            List<String> rules = SUITES.get(names.get(i).strip());
            if (rules == null) {
                String words = String.join(", ", SUITES.keySet());
                throw MisuseException.call("name " + (i + 1) + " of --rules is no rule; "
                        + Nearest.to(names.get(i).strip(), SUITES.keySet())
                                .map(near -> "did you mean " + near + "?")
                                .orElse("rules are " + words));
            }
            chosen.addAll(rules);
        }
        return chosen;
    }

    /** The rules by these settings. */
    ConfiguredRules configured() {
        RuleSettings settings = RuleSettings.defaults();
        if (registry != null || Files.exists(Path.of(Registry.FILE_NAME))) {
            settings = settings.registry(file("--registry", registry == null ? Registry.FILE_NAME : registry));
        }
        if (allow != null) {
            settings = settings.allowFile(file("--allow", allow));
        }
        if (!configurationPackages.isEmpty()) {
            settings = settings.configurationPackages(configurationPackages.toArray(String[]::new));
        }
        if (!connectionPackages.isEmpty()) {
            settings = settings.connectionPackages(connectionPackages.toArray(String[]::new));
        }
        settings = settings.tierWords(tierWords.toArray(String[]::new));
        for (String sink : sinks) {
            settings = with(settings, sink);
        }
        return TierguardRules.with(settings);
    }

    private static RuleSettings with(RuleSettings settings, String sink) {
        int colon = sink.lastIndexOf(':');
        try {
            return settings.sink(sink.substring(0, colon), Integer.parseInt(sink.substring(colon + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw MisuseException.call("--sink is a method and the number of its argument, counted from 1, such as"
                    + " 'com.acme.Vault#login(String, String):2'");
        }
    }

    private static Path file(String option, String text) {
        FileArgument file = FileArgument.parse(option, text);
        if (!Files.isRegularFile(file.path())) {
            throw MisuseException.input("there is no file at " + file.shown() + ", which " + option + " names");
        }
        return file.path();
    }

    /** For people: which rules were asked. */
    String describe() {
        return names.isEmpty() ? "all rules" : names.stream().map(String::strip).collect(Collectors.joining(", "));
    }
}

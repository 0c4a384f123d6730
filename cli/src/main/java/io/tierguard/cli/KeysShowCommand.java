package io.tierguard.cli;

import io.tierguard.registry.Registry;
import io.tierguard.report.Problem;
import io.tierguard.signed.TrustedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what a file of keys is. */
@Command(
        name = "show",
        header = {"Tells what a file of keys holds, and whether it is its owner's alone.", ""},
        customSynopsis = "tierguard keys show [--registry FILE] [--format text|json] FILE...",
        descriptionHeading = "%n",
        description = {
            "For each key its name and its public half; nothing of a private one is shown. With a registry it is told"
                    + " too which of its lists trusts a key that signs.",
            "",
            "For example:",
            "  tierguard keys show staging.key tierguard-seal.pub",
            "  tierguard keys show --registry tierguard.yaml attestation.jwk"
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        footerHeading = "%n",
        footer =
                "Exit status: 0 each is as it should be; 1 others may read a private key, or the registry does not trust"
                        + " one; 2 a file cannot be read, or holds no key.")
final class KeysShowCommand implements Callable<Integer> {

    private final Output out;

    @Parameters(arity = "0..*", paramLabel = "FILE", hideParamSyntax = true, description = "a file of keys")
    private List<String> files = new ArrayList<>();

    @Option(names = "--registry", paramLabel = "FILE", description = "the registry that should trust a key that signs")
    private @Nullable String registry;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = FormatOption.Candidates.class,
            description = "text (the default), or json: one object for each file")
    private @Nullable String format;

    KeysShowCommand(Output out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        boolean json = Inquiry.isJson(format);
        if (files.isEmpty()) {
            throw MisuseException.call("FILE is missing: name one or more");
        }
        Optional<Registry> trusting = Optional.ofNullable(registry).map(Inquiry::registry);
        boolean good = true;
        for (int i = 0; i < files.size(); i++) {
            String name = files.size() == 1 ? "FILE" : "FILE number " + (i + 1);
            FileArgument file = FileArgument.parse(name, files.get(i));
            KeyFacts facts = new KeyFileLook(file, name).look();
            out.print(json ? json(file, facts, trusting) : text(file, facts, trusting));
            good &= facts.problem().isEmpty()
                    && facts.keys().stream()
                            .allMatch(key -> trust(key, trusting)
                                    .map(lists -> !lists.isEmpty())
                                    .orElse(true));
        }
        return good ? ExitStatus.DONE : ExitStatus.REFUSED;
    }

    /** The lists of the registry that have this very key; empty where there is no registry, or nothing to trust. */
    private static Optional<List<String>> trust(KeyFacts.Key key, Optional<Registry> registry) {
        if (registry.isEmpty() || key.signing().isEmpty()) {
            return Optional.empty();
        }
        List<String> lists = new ArrayList<>();
        if (has(registry.get().attestationKeys(), key.signing().get())) {
            lists.add("attestation");
        }
        if (has(registry.get().markerKeys(), key.signing().get())) {
            lists.add("marker");
        }
        return Optional.of(lists);
    }

    private static boolean has(List<TrustedKey> trusted, TrustedKey key) {
        return trusted.stream()
                .anyMatch(one -> one.kid().equals(key.kid()) && one.key().equals(key.key()));
    }

    private static String text(FileArgument file, KeyFacts facts, Optional<Registry> registry) {
        StringBuilder text =
                new StringBuilder(file.shown() + ": " + facts.kind().words() + permissions(facts) + "\n");
        for (KeyFacts.Key key : facts.keys()) {
            text.append("  ").append(key.kid());
            key.tier().ifPresent(tier -> text.append(" of ").append(tier));
            key.publicHalf().ifPresent(half -> text.append("  ").append(half));
            text.append('\n');
            trust(key, registry)
                    .ifPresent(lists -> text.append("    the registry ")
                            .append(
                                    lists.isEmpty()
                                            ? "does not trust it"
                                            : "trusts it to sign "
                                                    + (lists.size() == 2
                                                            ? "attestations and markers"
                                                            : lists.get(0) + "s"))
                            .append('\n'));
        }
        facts.problem()
                .ifPresent(problem -> text.append("\n")
                        .append(problem)
                        .append('\n')
                        .append(Problem.Detail.table(List.of(new Problem.Detail("to fix", problem.fix()))))
                        .append('\n'));
        return text.toString();
    }

    private static String permissions(KeyFacts facts) {
        if (!facts.kind().isPrivate()) {
            return "";
        }
        return facts.problem().isEmpty() ? ", its owner's alone" : ", and not its owner's alone";
    }

    private static String json(FileArgument file, KeyFacts facts, Optional<Registry> registry) {
        return new JsonLine()
                .put("file", file.shown())
                .put("kind", facts.kind().id())
                .put("private", facts.kind().isPrivate())
                .put(
                        "ownerOnly",
                        facts.kind().isPrivate() ? Optional.of(facts.problem().isEmpty()) : Optional.empty())
                .put(
                        "keys",
                        facts.keys().stream()
                                .map(key -> new JsonLine()
                                        .put("tier", key.tier())
                                        .put("kid", key.kid())
                                        .put("public", key.publicHalf())
                                        .put("trusted", trust(key, registry)))
                                .toList())
                .put("problem", facts.problem().map(JsonLine::of))
                .text();
    }
}

package io.tierguard.registry;

import io.tierguard.registry.yaml.YamlNode;
import io.tierguard.report.Code;
import io.tierguard.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code tierguard.yaml} with its includes, or tells all that is wrong with them. */
final class RegistryReader {

    private final RegistrySource source;
    private final Set<String> furtherSources;
    private final Values values = new Values();

    private RegistryReader(RegistrySource source, Set<String> furtherSources) {
        this.source = source;
        this.furtherSources = furtherSources;
    }

    /**
     * Reads a registry.
     *
     * @param source the file that includes the others
     * @param furtherSources sources of evidence that the class path knows beyond the built-in ones
     * @throws InvalidRegistryException with all that is wrong
     */
    static Registry read(RegistrySource source, Set<String> furtherSources) {
        return new RegistryReader(source, furtherSources).read();
    }

    private Registry read() {
        FileLoader loader = new FileLoader(values);
        loader.load(source);
        if (loader.files().isEmpty()) {
            throw invalid();
        }
        Registry registry = registry(loader);
        if (!values.problems().isEmpty()) {
            throw invalid();
        }
        return registry;
    }

    private Registry registry(FileLoader loader) {
        RegistryFile main = loader.files().get(0);
        Fields fields = main.fields();
        version(fields, true);
        for (RegistryFile included : loader.files().subList(1, loader.files().size())) {
            version(included.fields(), false);
        }
        Environments environments = new EnvironmentsReader(values).read(fields.get("environments"));
        OwnersReader owners = new OwnersReader(values, environments);
        EndpointsReader endpoints = new EndpointsReader(values, owners);
        CrossingsReader crossings = new CrossingsReader(values, owners);
        for (RegistryFile file : loader.files()) {
            Optional<YamlNode> owned = file.fields().get("endpoints");
            if (owned.isPresent()) {
                endpoints.read(owned.get(), file.baseName());
            }
            Optional<YamlNode> permitted = file.fields().get("crossings");
            if (permitted.isPresent()) {
                crossings.read(permitted.get(), file.baseName());
            }
        }
        RuleIndex index = new RuleIndex(endpoints.rules(), BuiltIn.LOCALHOST, BuiltIn.LOCAL);
        if (loader.isComplete()) {
            crossings.refusePointless(index);
        }
        Optional<YamlNode> evidence = fields.get("evidence");
        Optional<YamlNode> credentials = fields.get("credentials");
        Optional<YamlNode> policy = fields.get("policy");
        Optional<YamlNode> trusted = fields.get("trust");
        Optional<Fields> trust = trusted.isPresent()
                ? Optional.of(values.fields(trusted.get(), "trust", List.of("attestation", "marker")))
                : Optional.empty();
        RegistryContents contents = new RegistryContents(
                source.location(),
                loader.digest(),
                application(fields).orElse(null),
                environments,
                endpoints.rules(),
                crossings.crossings(),
                evidence.isPresent()
                        ? new EvidenceReader(values, owners, furtherSources).read(evidence.get(), main.baseName())
                        : List.of(),
                trust.isPresent() ? new TrustReader(values).read(trust.get(), "attestation") : List.of(),
                trust.isPresent() ? new TrustReader(values).read(trust.get(), "marker") : List.of(),
                policy.isPresent() ? new PolicyReader(values, owners).read(policy.get()) : new Policy(),
                credentials.isPresent() ? new CredentialsReader(values).read(credentials.get()) : List.of());
        return new Registry(contents, index);
    }

    private void version(Fields fields, boolean mandatory) {
        Optional<YamlNode> node = mandatory ? fields.require("version", "1") : fields.get("version");
        if (node.isEmpty()) {
            return;
        }
        if (!(node.get() instanceof YamlNode.Text text) || !text.isNumber()) {
            String found = node.get().describe();
            values.problem(Code.WRONG_TYPE, node.get().place(), "version", "the number 1, and this is " + found);
        } else if (!text.value().equals("1")) {
            values.problem(Code.BAD_VERSION, text.place(), Shown.text(text.value()));
        }
    }

    private Optional<String> application(Fields fields) {
        return fields.get("application").isPresent() ? fields.requireText("application", "orders") : Optional.empty();
    }

    private InvalidRegistryException invalid() {
        return new InvalidRegistryException(
                Report.of(Shown.text(source.baseName()) + " cannot be used", values.problems()));
    }
}

package io.tierguard.registry;

import io.tierguard.registry.yaml.YamlNode;
import io.tierguard.report.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code evidence:}. */
final class EvidenceReader {

    private static final List<String> KEYS = List.of("source", "matches", "environment", "required");

    private final Values values;
    private final OwnersReader owners;
    private final Set<String> sources;

    EvidenceReader(Values values, OwnersReader owners, Collection<String> furtherSources) {
        this.values = values;
        this.owners = owners;
        this.sources = new LinkedHashSet<>(EvidenceSources.names());
        this.sources.addAll(furtherSources);
    }

    List<EvidenceRule> read(YamlNode node, String baseName) {
        List<EvidenceRule> rules = new ArrayList<>();
        for (YamlNode item : values.items(node, "evidence")) {
            Fields fields = values.fields(item, "a rule of evidence", KEYS);
            Optional<String> source = fields.requireText("source", EvidenceSources.KUBERNETES_NAMESPACE);
            source.filter(name -> !sources.contains(name))
                    .ifPresent(name -> values.problem(
                            Code.UNKNOWN_EVIDENCE_SOURCE,
                            fields.get("source").orElse(item).place(),
                            Shown.text(name),
                            Values.suggestion(name, sources)));
            Optional<NamePattern> matches =
                    fields.require("matches", "\"*-prod\"").flatMap(this::pattern);
            Optional<Owners> environments =
                    fields.require("environment", "production").flatMap(this::environments);
            Optional<Boolean> required = fields.get("required")
                    .map(flag -> values.flag(flag, "required").orElse(false));
            if (source.isPresent() && matches.isPresent() && environments.isPresent()) {
                rules.add(new EvidenceRule(
                        source.get(),
                        matches.get(),
                        environments.get(),
                        required.orElse(false),
                        baseName + ":" + fields.place().line()));
            }
        }
        return rules;
    }

    private Optional<NamePattern> pattern(YamlNode node) {
        return values.text(node, "matches").flatMap(text -> {
            Optional<NamePattern> pattern = NamePattern.parse(text);
            if (pattern.isEmpty()) {
                values.problem(Code.BAD_NAME_PATTERN, node.place(), Shown.text(text));
            }
            return pattern;
        });
    }

    private Optional<Owners> environments(YamlNode node) {
        List<YamlNode> nodes = node instanceof YamlNode.Items list ? list.items() : List.of(node);
        List<Owner> members = new ArrayList<>();
        for (YamlNode one : nodes) {
            Optional<Owner> member = values.text(one, "environment").flatMap(name -> owners.owner(name, one.place()));
            if (member.isPresent() && members.contains(member.get())) {
                String name = member.get().name();
                values.problem(Code.BAD_OWNER_LIST, one.place(), name, "'" + name + "' is repeated");
            }
            member.ifPresent(members::add);
        }
        if (nodes.isEmpty()) {
            values.problem(Code.WRONG_TYPE, node.place(), "environment", "one environment or more");
        }
        return members.isEmpty() ? Optional.empty() : Optional.of(new Owners(members));
    }
}

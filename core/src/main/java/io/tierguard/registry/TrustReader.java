package io.tierguard.registry;

import io.tierguard.registry.yaml.YamlNode;
import io.tierguard.report.Code;
import io.tierguard.signed.TrustedKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code trust:}. Nothing of a key is ever quoted. */
final class TrustReader {

    private final Values values;

    TrustReader(Values values) {
        this.values = values;
    }

    List<TrustedKey> read(Fields trust, String purpose) {
        List<TrustedKey> keys = new ArrayList<>();
        Set<String> kids = new HashSet<>();
        Optional<YamlNode> list = trust.get(purpose);
        if (list.isEmpty()) {
            return keys;
        }
        for (YamlNode item : values.items(list.get(), purpose)) {
            Optional<TrustedKey> key = key(item);
            if (key.isPresent()) {
                keys.add(key.get());
                if (!kids.add(key.get().kid())) {
                    values.problem(Code.BAD_TRUST_KEY, item.place(), "another one has the same kid");
                }
            }
        }
        return keys;
    }

    private Optional<TrustedKey> key(YamlNode node) {
        if (!(node instanceof YamlNode.Entries)) {
            values.problem(Code.WRONG_TYPE, node.place(), "a key", "a map, and this is " + node.describe());
            return Optional.empty();
        }
        Map<String, Object> jwk = new LinkedHashMap<>();
        values.entries(node, "a key").values().forEach(field -> jwk.put(field.name(), json(field.value())));
        try {
            return Optional.of(TrustedKey.parse(jwk));
        } catch (TrustedKey.InvalidKeyException e) {
            values.problem(Code.BAD_TRUST_KEY, node.place(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Object json(YamlNode node) {
        if (node instanceof YamlNode.Text text) {
            return text.value();
        }
        if (node instanceof YamlNode.Items list) {
            return list.items().stream().map(TrustReader::json).toList();
        }
        Map<String, Object> members = new LinkedHashMap<>();
        for (YamlNode.Entry entry : ((YamlNode.Entries) node).entries()) {
            members.put(String.valueOf(json(entry.key())), json(entry.value()));
        }
        return members;
    }
}

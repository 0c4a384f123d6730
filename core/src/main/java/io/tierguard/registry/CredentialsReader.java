package io.tierguard.registry;

import io.tierguard.registry.yaml.YamlNode;
import io.tierguard.report.Code;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code credentials:}. */
final class CredentialsReader {

    private static final List<String> KEYS = List.of("provider", "live", "test");

    private final Values values;

    CredentialsReader(Values values) {
        this.values = values;
    }

    List<CredentialPrefixes> read(YamlNode node) {
        List<CredentialPrefixes> all = new ArrayList<>();
        Set<String> prefixes = new HashSet<>();
        for (YamlNode item : values.items(node, "credentials")) {
            Fields fields = values.fields(item, "a provider", KEYS);
            Optional<String> provider = fields.requireText("provider", "acme");
            Optional<String> live = fields.requireText("live", "acme_live_");
            Optional<String> test = fields.requireText("test", "acme_test_");
            if (provider.isPresent() && live.isPresent() && test.isPresent()) {
                all.add(new CredentialPrefixes(provider.get(), live.get(), test.get()));
                if (!prefixes.add(live.get()) || !prefixes.add(test.get())) {
                    values.problem(Code.BAD_CREDENTIAL, item.place(), "one prefix has two meanings");
                } else if (!canBegin(live.get()) || !canBegin(test.get())) {
                    values.problem(Code.BAD_CREDENTIAL, item.place(), "no credential begins with a prefix of these");
                }
            }
        }
        return all;
    }

    /** What a credential is made of; a blank or a letter beyond ASCII would never be found. */
    private static boolean canBegin(String prefix) {
        for (int i = 0; i < prefix.length(); i++) {
            if (prefix.charAt(i) <= ' ' || prefix.charAt(i) > '~') {
                return false;
            }
        }
        return !prefix.isEmpty();
    }
}

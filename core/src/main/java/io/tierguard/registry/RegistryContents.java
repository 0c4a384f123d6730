package io.tierguard.registry;

import io.tierguard.signed.TrustedKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a registry file and its includes say, checked. */
record RegistryContents(
        String source,
        FileDigest digest,
        @Nullable String application,
        Environments environments,
        List<Rule> rules,
        List<Crossing> crossings,
        List<EvidenceRule> evidence,
        List<TrustedKey> attestationKeys,
        List<TrustedKey> markerKeys,
        Policy policy,
        List<CredentialPrefixes> credentials) {

    RegistryContents {
        rules = List.copyOf(rules);
        crossings = List.copyOf(crossings);
        evidence = List.copyOf(evidence);
        attestationKeys = List.copyOf(attestationKeys);
        markerKeys = List.copyOf(markerKeys);
        credentials = List.copyOf(credentials);
    }
}

package io.tierguard.identity;

import io.tierguard.signed.DocumentSigner;
import io.tierguard.tier.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a deploy job vouches for: that a process of an application is an environment, from one instant to another, where it
 * was put.
 *
 * <p><b>Thread safety:</b> immutable. Its text shows the environment only.
 *
 * @param issuer who vouches
 * @param application whom it is for, as the registry's {@code application} names it
 * @param environment what the process is
 * @param issuedAt when it was signed
 * @param notBefore from when on it holds
 * @param expires until when
 * @param id which one it is, for an audit
 * @param bind what must be observed where it is used: {@code k8s_ns}, {@code aws_account}, {@code gcp_project},
 *     {@code image_digest}
 * @since 0.1
 */
public record Attestation(
        String issuer,
        String application,
        Environment environment,
        Instant issuedAt,
        Instant notBefore,
        Instant expires,
        String id,
        Map<String, String> bind) {

    /** The {@code typ} of its document. */
    public static final String TYPE = "env-identity+jwt";

    /** The longest that one may live: three monthly deploys, and a week. */
    public static final Duration LONGEST_LIFE = Duration.ofDays(100);

    /** Copies what it is bound to. */
    public Attestation {
        bind = Collections.unmodifiableMap(new LinkedHashMap<>(bind));
    }

    /**
     * What an attestation can be bound to.
     *
     * @return the members of {@code bind}, in the order of the documentation, each with the source of evidence that it is
     *     compared with
     */
    public static Map<String, String> bindable() {
        return AttestationBinding.sources();
    }

    /** What {@code sub} has to be. */
    static String subject(String application, String tier, String environment) {
        return "env:" + application + ":" + tier + ":" + environment;
    }

    /**
     * Signs it. Whether anybody will accept it is for {@link AttestationVerifier} to say.
     *
     * @param signer who vouches
     * @return the document
     * @throws IllegalArgumentException where the document could not be read, such as for its length
     */
    public String sign(DocumentSigner signer) {
        String tier = environment.tier().text();
        String name = environment.name().text();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", application);
        claims.put("sub", subject(application, tier, name));
        claims.put("tier", tier);
        claims.put("env", name);
        claims.put("iat", issuedAt.getEpochSecond());
        claims.put("nbf", notBefore.getEpochSecond());
        claims.put("exp", expires.getEpochSecond());
        claims.put("jti", id);
        if (!bind.isEmpty()) {
            claims.put("bind", bind);
        }
        return signer.sign(TYPE, claims);
    }

    @Override
    public String toString() {
        return "attestation for " + environment.describe();
    }
}

package io.tierguard.archunit.sinks;

import io.tierguard.archunit.flow.CallSite;
import io.tierguard.archunit.names.SecretWords;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls that hand over a credential as the value behind a key or a header that stands in the code. */
final class CredentialKeys {

    /** From the documentation of JNDI, JSSE, Jakarta Mail and Persistence, Hibernate, Kafka and its registries. */
    private static final Set<String> PROPERTIES = Set.of(
            "java.naming.security.credentials",
            "javax.net.ssl.keyStorePassword",
            "javax.net.ssl.trustStorePassword",
            "mail.smtp.password",
            "mail.imap.password",
            "mail.pop3.password",
            "javax.persistence.jdbc.password",
            "jakarta.persistence.jdbc.password",
            "hibernate.connection.password",
            "hibernate.hikari.password",
            "spring.datasource.password",
            "http.proxyPassword",
            "https.proxyPassword",
            "java.net.socks.password",
            "ssl.keystore.password",
            "ssl.key.password",
            "ssl.truststore.password",
            "ssl.keystore.key",
            "basic.auth.user.info",
            "schema.registry.basic.auth.user.info",
            "sasl.oauthbearer.client.credentials.client.secret",
            "fs.s3a.secret.key",
            "fs.s3a.session.token",
            "oracle.net.wallet_password");

    private static final Set<String> LOGIN_CONFIGURATIONS = Set.of("sasl.jaas.config");

    /** From RFC 9110 and what providers document for their own. */
    private static final Set<String> HEADERS = Set.of(
            "authorization",
            "proxy-authorization",
            "x-api-key",
            "api-key",
            "apikey",
            "x-apikey",
            "x-auth-token",
            "x-auth-key",
            "x-access-token",
            "x-vault-token",
            "x-consul-token",
            "x-amz-security-token",
            "private-token",
            "x-gitlab-token",
            "ocp-apim-subscription-key",
            "x-functions-key",
            "x-goog-api-key",
            "x-rapidapi-key",
            "x-shopify-access-token",
            "x-figma-token",
            "x-api-secret",
            "x-secret-key",
            "dd-api-key",
            "dd-application-key",
            "x-sentry-token",
            "x-postmark-server-token");

    private static final Set<String> STORES = Set.of(
            "<init>",
            "put",
            "putIfAbsent",
            "replace",
            "setProperty",
            "addProperty",
            "property",
            "properties",
            "withProperty",
            "systemProperty",
            "set",
            "add",
            "with",
            "entry",
            "of",
            "config",
            "conf",
            "configure",
            "option",
            "setOption",
            "addOption",
            "addToEnvironment",
            "setRequestProperty",
            "addRequestProperty",
            "header",
            "headers",
            "setHeader",
            "addHeader",
            "putHeader",
            "withHeader",
            "defaultHeader",
            "addDefaultHeader",
            "setInitParameter",
            "setParameter",
            "addParameter",
            "queryParam",
            "addQueryParameter");

    private CredentialKeys() {}

    /** Whether it puts something under a key. */
    static boolean isStore(CallSite call) {
        // lists and sets have no keys
        boolean pairs = !call.name().equals("of") || call.owner().endsWith("Map");
        return pairs && STORES.contains(call.name());
    }

    /** What is behind each key of a call, with the note that names the key. */
    static void addTo(CallSite call, Parameters parameters, Map<Integer, String> notes) {
        if (!isStore(call)) {
            return;
        }
        for (int key = 1; key < parameters.types().size(); key++) {
            int value = key + 1;
            if (parameters.takesText(value)) {
                Optional<String> note = constant(call, key)
                        .flatMap(text -> ofConstant(call, text))
                        .or(() -> ofField(call, parameters, value - 1));
                note.ifPresent(words -> notes.putIfAbsent(value, words));
            }
        }
    }

    private static Optional<String> constant(CallSite call, int position) {
        return position < call.constants().size() ? call.constants().get(position) : Optional.empty();
    }

    /** Only names out of our own tables come into a note, and none that was only read. */
    private static Optional<String> ofConstant(CallSite call, String key) {
        if (PROPERTIES.contains(key)) {
            return Optional.of(CredentialKind.PROPERTY.note(key));
        }
        if (LOGIN_CONFIGURATIONS.contains(key)) {
            return Optional.of(CredentialKind.JAAS.note(key));
        }
        String lower = key.toLowerCase(Locale.ROOT);
        if (HEADERS.contains(lower)) {
            return Optional.of(CredentialKind.HEADER.note(lower));
        }
        boolean driver = call.isA().test("java/util/Properties") && SecretWords.isSecret(key);
        return driver ? Optional.of(CredentialKind.NAMED.note("like a secret")) : Optional.empty();
    }

    /** A key that is an object, such as {@code ConnectionFactoryOptions.PASSWORD}. */
    private static Optional<String> ofField(CallSite call, Parameters parameters, int key) {
        boolean text = parameters.types().get(key - 1).equals("java.lang.String");
        if (text || key >= call.sources().size() || call.name().equals("<init>")) {
            return Optional.empty();
        }
        return call.sources().get(key).stream()
                .filter(name -> name.equals(name.toUpperCase(Locale.ROOT)) && SecretWords.isSecret(name))
                .findFirst()
                .map(CredentialKind.NAMED::note);
    }

    /** All keys, for tests. */
    static List<String> all() {
        return Stream.of(PROPERTIES, LOGIN_CONFIGURATIONS, HEADERS)
                .flatMap(Set::stream)
                .sorted()
                .collect(Collectors.toList());
    }
}

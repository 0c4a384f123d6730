package io.tierguard.archunit.sinks;

import io.tierguard.archunit.flow.CallSite;
import io.tierguard.archunit.names.SecretWords;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Arguments that are credentials by the name of their parameter, or by that of the setter that takes them: so APIs are
 * covered that no table knows, and the team's own.
 */
final class NamedCredentials {

    /** They mean a password only beside a user. */
    private static final Set<String> SHORT = Set.of("pass", "pw", "psw", "pswd", "pword");

    private static final Set<String> USERS =
            Set.of("user", "username", "usr", "login", "userid", "principal", "account", "email", "uid", "userdn");

    /** What a method is about that takes the name of a secret, or looks one up, or asks about one. */
    private static final Set<String> ABOUT_NAMES = Set.of(
            "parameter",
            "param",
            "attribute",
            "attr",
            "name",
            "field",
            "header",
            "encoder",
            "property",
            "column",
            "query",
            "alias",
            "prompt",
            "label",
            "policy",
            "resolver",
            "provider",
            "path",
            "file",
            "url",
            "uri",
            "class",
            "callback",
            "format",
            "pattern",
            "type",
            "id",
            "location",
            "message",
            "encoding",
            "charset",
            "algorithm");

    private static final Set<String> ASKING = Set.of(
            "is",
            "has",
            "contains",
            "matches",
            "check",
            "validate",
            "verify",
            "remove",
            "equals",
            "find",
            "lookup",
            "test",
            "mask",
            "hide",
            "redact",
            "compare",
            "supports",
            "accepts",
            "decode",
            "parse",
            "read");

    private NamedCredentials() {}

    static void addTo(CallSite call, Parameters parameters, Map<Integer, String> notes) {
        if (call.owner().startsWith("java/") || isAboutNames(call.name())) {
            return;
        }
        List<String> names = call.parameterNames();
        boolean named = names.size() == parameters.types().size();
        for (int i = 1; named && i <= names.size(); i++) {
            if (parameters.takesText(i) && isSecret(names, i - 1)) {
                notes.putIfAbsent(i, CredentialKind.NAMED.note(names.get(i - 1)));
            }
        }
        if (notes.isEmpty() && parameters.takesText(1) && parameters.types().size() == 1 && !call.isStatic()) {
            property(call).ifPresent(name -> notes.put(1, CredentialKind.NAMED.note(name)));
        }
    }

    private static boolean isAboutNames(String method) {
        List<String> words = SecretWords.split(method);
        return !words.isEmpty() && (ABOUT_NAMES.contains(words.get(words.size() - 1)) || ASKING.contains(words.get(0)));
    }

    /** An authorization is as often a permission. */
    private static boolean isSecret(String name) {
        return SecretWords.isSecret(name)
                && !SHORT.contains(name)
                && !name.toLowerCase(Locale.ROOT).endsWith("authorization");
    }

    private static boolean isSecret(List<String> names, int at) {
        String name = names.get(at);
        return isSecret(name) || SHORT.contains(name) && names.stream().anyMatch(USERS::contains);
    }

    /** Of {@code setPassword}, {@code withPassword} and a builder's {@code password}: interfaces keep no names. */
    private static Optional<String> property(CallSite call) {
        String method = call.name();
        String name = without("set", without("with", method));
        boolean setter = !name.equals(method) || isFluent(call);
        return setter && isSecret(name) ? Optional.of(decapitalised(name)) : Optional.empty();
    }

    /** What gives the object back is one step of many; what gives something else does more than to take a value. */
    private static boolean isFluent(CallSite call) {
        String result = call.descriptor().substring(call.descriptor().indexOf(')') + 1);
        return result.startsWith("L")
                && !result.equals("Ljava/lang/Object;")
                && call.isA().test(result.substring(1, result.length() - 1));
    }

    private static String without(String verb, String name) {
        boolean verbAlone = name.length() > verb.length()
                && name.startsWith(verb)
                && Character.isUpperCase(name.charAt(verb.length()));
        return verbAlone ? name.substring(verb.length()) : name;
    }

    private static String decapitalised(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}

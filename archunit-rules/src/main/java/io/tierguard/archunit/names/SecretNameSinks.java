package io.tierguard.archunit.names;

import io.tierguard.archunit.flow.CallSite;
import io.tierguard.archunit.flow.Sink;
import io.tierguard.archunit.flow.SinkPolicy;
import io.tierguard.archunit.names.SecretPlace.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Fields, variables, setters, arguments, results, keys and comparisons that are named like a secret. */
final class SecretNameSinks implements SinkPolicy {

    private static final int MOST_NAMES = 50_000;

    private static final Set<String> TEXTS =
            Set.of("Ljava/lang/String;", "Ljava/lang/CharSequence;", "Ljava/lang/Object;", "[C", "[B");

    /** Methods that take a key and what is to stand behind it. */
    private static final Set<String> STORES = Set.of(
            "put",
            "putIfAbsent",
            "putString",
            "putValue",
            "replace",
            "setProperty",
            "getProperty",
            "getOrDefault",
            "setHeader",
            "addHeader",
            "header",
            "headers",
            "add",
            "set",
            "setRequestProperty",
            "addRequestProperty",
            "param",
            "queryParam",
            "formParam",
            "withHeader",
            "property",
            "addProperty",
            "addPropertyValue",
            "setParameter",
            "addParameter",
            "addQueryParameter",
            "entry",
            "of",
            "setAttribute",
            "attribute",
            "getString",
            "append",
            "claim",
            "with",
            "config",
            "option",
            "computeIfAbsent",
            "getValue",
            "env",
            "withEnv",
            "addEnv",
            "setConnectionProperty",
            "addConnectionProperty",
            "addDataSourceProperty",
            "addToEnvironment",
            "setSystemProperty",
            "systemProperty",
            "environment");

    private static final Set<String> PAIRS = Set.of(
            "java/util/AbstractMap$SimpleEntry",
            "java/util/AbstractMap$SimpleImmutableEntry",
            "kotlin/Pair",
            "org/apache/http/message/BasicNameValuePair",
            "org/apache/hc/core5/http/message/BasicNameValuePair",
            "org/apache/http/message/BasicHeader",
            "org/apache/hc/core5/http/message/BasicHeader");

    private static final Set<String> COMPARISONS = Set.of(
            "equals",
            "equalsIgnoreCase",
            "equalsAny",
            "contentEquals",
            "compareTo",
            "compareToIgnoreCase",
            "isEqual",
            "areEqual",
            "deepEquals",
            "constantTimeEquals",
            "constantTimeAreEqual",
            "fixedTimeEqual",
            "slowEquals",
            "secureEquals");

    private static final Set<String> FALLBACKS = Set.of(
            "orElse",
            "requireNonNullElse",
            "firstNonNull",
            "defaultString",
            "defaultIfEmpty",
            "defaultIfBlank",
            "defaultIfNull",
            "defaultIfNotSet",
            "getOrElse",
            "coalesce",
            "nvl");

    /** The verbs before the name of what a method takes, the empty one among them. */
    private static final Set<String> SETTERS = Set.of(
            "",
            "set",
            "with",
            "add",
            "use",
            "using",
            "put",
            "store",
            "save",
            "change",
            "update",
            "reset",
            "apply",
            "provide",
            "assign",
            "configure",
            "override",
            "and",
            "by",
            "login",
            "encode",
            "encrypt",
            "hash",
            "verify",
            "check",
            "validate",
            "matches",
            "match",
            "test");

    /** The verbs before the name of what a method gives. */
    private static final Set<String> GETTERS = Set.of(
            "",
            "get",
            "load",
            "read",
            "find",
            "fetch",
            "retrieve",
            "lookup",
            "resolve",
            "obtain",
            "provide",
            "default",
            "create",
            "make",
            "build",
            "generate",
            "new",
            "current");

    /** Static methods that make an object of a secret. */
    private static final Set<String> MAKERS =
            Set.of("<init>", "of", "from", "valueOf", "create", "parse", "fromString", "plainText", "unsafePlainText");

    private final Map<String, SecretWords.Strength> known = new ConcurrentHashMap<>();

    @Override
    public Optional<Sink> ofField(String owner, String name, String descriptor) {
        return takes(name, descriptor)
                ? Optional.of(SecretPlace.named(Kind.FIELD, dotted(owner) + "." + name)
                        .sink())
                : Optional.empty();
    }

    @Override
    public Optional<Sink> ofVariable(String name, String descriptor) {
        return takes(name, descriptor)
                ? Optional.of(SecretPlace.named(Kind.VARIABLE, name).sink())
                : Optional.empty();
    }

    @Override
    public Optional<Sink> ofResult(String owner, String name, String descriptor) {
        int end = descriptor.indexOf(')');
        return isNamed(name) && GETTERS.contains(verb(name)) && takes(name, descriptor.substring(end + 1))
                ? Optional.of(SecretPlace.named(Kind.RESULT, dotted(owner) + "." + name + "()")
                        .sink())
                : Optional.empty();
    }

    @Override
    public Map<Integer, Sink> ofCall(CallSite call) {
        if (call.descriptor().startsWith("()")) {
            return Map.of();
        }
        List<String> types = MethodTypes.of(call.descriptor()).parameters();
        Map<Integer, Sink> sinks = new HashMap<>();
        if (COMPARISONS.contains(call.name())) {
            addPartners(call, types, Kind.PARTNER, sinks);
            return sinks;
        }
        if (FALLBACKS.contains(call.name())) {
            addPartners(call, types, Kind.FALLBACK, sinks);
        }
        addArguments(call, types, sinks);
        addValues(call, types, sinks);
        return sinks;
    }

    private void addArguments(CallSite call, List<String> types, Map<Integer, Sink> sinks) {
        String method = dotted(call.owner()) + "." + call.name();
        // a map that is somebody's own has the key of any other as its parameter, which tells nothing of a map
        List<String> names = call.owner().startsWith("java/") ? List.of() : call.parameterNames();
        for (int i = 0; i < types.size() && i < names.size(); i++) {
            String name = names.get(i);
            if (takes(name, types.get(i))) {
                sinks.put(i + 1, SecretPlace.argument(method, i + 1, name).sink());
            }
        }
        int only = onlyText(types);
        if (only < 0 || sinks.containsKey(only + 1)) {
            return;
        }
        String simple = call.owner()
                .substring(Math.max(call.owner().lastIndexOf('/'), call.owner().lastIndexOf('$')) + 1);
        String name = "";
        if (types.size() <= 2 && isNamed(call.name()) && SETTERS.contains(verb(call.name()))) {
            name = call.name();
        } else if (types.size() == 1 && MAKERS.contains(call.name()) && SecretWords.endsInSecret(simple)) {
            name = simple;
        }
        if (!name.isEmpty()) {
            sinks.put(only + 1, SecretPlace.argument(method, only + 1, name).sink());
        }
    }

    private static int onlyText(List<String> types) {
        int only = -1;
        for (int i = 0; i < types.size(); i++) {
            if (TEXTS.contains(types.get(i))) {
                if (only >= 0) {
                    return -1;
                }
                only = i;
            }
        }
        return only;
    }

    /** What stands behind a key that names a secret; the text of the key itself is no secret. */
    private void addValues(CallSite call, List<String> types, Map<Integer, Sink> sinks) {
        for (int key = 1; key < types.size(); key++) {
            String text =
                    key < call.constants().size() ? call.constants().get(key).orElse("") : "";
            if (isKey(text)
                    && TEXTS.contains(types.get(key))
                    && TEXTS.contains(types.get(key - 1))
                    && !sinks.containsKey(key + 1)) {
                boolean store =
                        STORES.contains(call.name()) && !isCollectionOfOnes(call) || PAIRS.contains(call.owner());
                Kind kind = store ? Kind.ENTRY : Kind.BESIDE;
                sinks.put(key + 1, SecretPlace.key(kind, text, isShowable(text)).sink());
                // Map.of(key, value, key, value)
                key++;
            }
        }
    }

    private static boolean isCollectionOfOnes(CallSite call) {
        return call.name().equals("of") && !call.owner().endsWith("Map");
    }

    private boolean isKey(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_KEY && isOneWord(text) && isNamed(text);
    }

    private static final int LONGEST_KEY = 100;
    private static final int LONGEST_SHOWN = 60;

    private static boolean isOneWord(String text) {
        return text.chars().noneMatch(c -> Character.isWhitespace(c) || c == '=' || c == '<' || c == '{' || c == '%');
    }

    static boolean isShowable(String text) {
        return text.length() <= LONGEST_SHOWN
                && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-');
    }

    /** What is compared with something that is named like a secret. */
    private void addPartners(CallSite call, List<String> types, Kind kind, Map<Integer, Sink> sinks) {
        int first = call.isStatic() ? 1 : 0;
        int second = first + 1;
        if (types.size() != second || call.sources().size() <= second) {
            return;
        }
        name(call.sources().get(first))
                .ifPresent(name -> sinks.put(
                        second, SecretPlace.key(kind, name, isShowable(name)).sink()));
        if (kind == Kind.PARTNER) {
            name(call.sources().get(second))
                    .ifPresent(name -> sinks.put(
                            first, SecretPlace.key(kind, name, isShowable(name)).sink()));
        }
    }

    private Optional<String> name(List<String> sources) {
        return sources.stream().filter(this::isKey).findFirst();
    }

    private boolean takes(String name, String descriptor) {
        return TEXTS.contains(descriptor) && strength(name) != SecretWords.Strength.NONE;
    }

    private boolean isNamed(String name) {
        return strength(name) == SecretWords.Strength.STRONG;
    }

    private SecretWords.Strength strength(String name) {
        return known.size() > MOST_NAMES
                ? SecretWords.strength(name)
                : known.computeIfAbsent(name, SecretWords::strength);
    }

    /** The small letters that a name begins with, where more follows. */
    private static String verb(String name) {
        int end = 0;
        while (end < name.length() && Character.isLowerCase(name.charAt(end))) {
            end++;
        }
        if (end == name.length()) {
            return "";
        }
        String first = name.substring(0, end).toLowerCase(Locale.ROOT);
        return GETTERS.contains(first) || SETTERS.contains(first) || VERBS.contains(first) ? first : "";
    }

    /** The verbs of methods that take or give something else. */
    private static final Set<String> VERBS = Set.of(
            "prompt",
            "ask",
            "remove",
            "delete",
            "contains",
            "parse",
            "format",
            "require",
            "needs",
            "clear",
            "unset",
            "show",
            "hide",
            "print",
            "log",
            "mask",
            "on",
            "handle",
            "process",
            "supports",
            "lookup",
            "revoke",
            "invalidate",
            "to",
            "as",
            "list",
            "compare",
            "extract",
            "decode",
            "decrypt",
            "select",
            "count",
            "exists",
            "forgot",
            "send");

    private static String dotted(String internal) {
        return internal.replace('/', '.');
    }
}

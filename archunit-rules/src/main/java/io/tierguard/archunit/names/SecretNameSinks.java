package io.tierguard.archunit.names;

import io.tierguard.archunit.flow.CallSite;
import io.tierguard.archunit.flow.Sink;
import io.tierguard.archunit.flow.SinkPolicy;
import io.tierguard.archunit.rule.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fields, variables, setters, results, keys and comparisons that are named like a secret. */
final class SecretNameSinks implements SinkPolicy {

    private static final Set<String> TEXTS =
            Set.of("Ljava/lang/String;", "Ljava/lang/CharSequence;", "Ljava/lang/Object;", "[C", "[B");
    private static final Set<String> STORES = Set.of(
            "put",
            "putIfAbsent",
            "replace",
            "setProperty",
            "getProperty",
            "getOrDefault",
            "setHeader",
            "addHeader",
            "header",
            "add",
            "set",
            "setRequestProperty",
            "addRequestProperty",
            "param",
            "queryParam",
            "withHeader",
            "property",
            "addProperty",
            "setParameter",
            "addParameter",
            "entry",
            "of",
            "setAttribute");
    private static final Set<String> COMPARISONS =
            Set.of("equals", "equalsIgnoreCase", "contentEquals", "compareTo", "compareToIgnoreCase", "isEqual");

    @Override
    public Optional<Sink> ofField(String owner, String name, String descriptor) {
        return named(name, descriptor, "field " + owner.replace('/', '.') + "." + name);
    }

    @Override
    public Optional<Sink> ofVariable(String name, String descriptor) {
        return named(name, descriptor, "variable " + name);
    }

    @Override
    public Optional<Sink> ofResult(String owner, String name, String descriptor) {
        MethodTypes types = MethodTypes.of(descriptor);
        return types.parameters().isEmpty()
                ? named(without("get", name), types.result(), "the result of " + method(owner, name))
                : Optional.empty();
    }

    @Override
    public Map<Integer, Sink> ofCall(CallSite call) {
        List<String> types = MethodTypes.of(call.descriptor()).parameters();
        Map<Integer, Sink> sinks = new HashMap<>();
        if (types.size() == 1 && !call.isStatic()) {
            String property = without("with", without("set", call.name()));
            named(property, types.get(0), "what " + method(call.owner(), call.name()) + " sets")
                    .ifPresent(sink -> sinks.put(1, sink));
        }
        // List.of and Set.of have no keys
        if (STORES.contains(call.name())
                && (!call.name().equals("of") || call.owner().endsWith("Map"))) {
            addValues(call, types, sinks);
        }
        if (COMPARISONS.contains(call.name())) {
            addPartners(call, types, sinks);
        }
        return sinks;
    }

    /** What stands behind a key that names a secret; the text of the key itself is no secret. */
    private static void addValues(CallSite call, List<String> types, Map<Integer, Sink> sinks) {
        for (int key = 1; key < types.size(); key += 2) {
            boolean secret = key < call.constants().size()
                    && call.constants().get(key).filter(SecretWords::isSecret).isPresent();
            if (secret && TEXTS.contains(types.get(key))) {
                sinks.put(key + 1, sink("the value of a key that is named like a secret"));
            }
        }
    }

    /** What is compared with something that is named like a secret. */
    private static void addPartners(CallSite call, List<String> types, Map<Integer, Sink> sinks) {
        int first = call.isStatic() ? 1 : 0;
        int second = first + 1;
        if (types.size() != second || call.sources().size() <= second) {
            return;
        }
        name(call.sources().get(first)).ifPresent(name -> sinks.put(second, sink("a comparison with " + name)));
        name(call.sources().get(second)).ifPresent(name -> sinks.put(first, sink("a comparison with " + name)));
    }

    private static Optional<String> name(List<String> sources) {
        return sources.stream().filter(SecretWords::isSecret).findFirst();
    }

    private static Optional<Sink> named(String name, String descriptor, String what) {
        return TEXTS.contains(descriptor) && SecretWords.isSecret(name) ? Optional.of(sink(what)) : Optional.empty();
    }

    private static Sink sink(String what) {
        return new Sink(Rule.SECRET_NAMES.id(), what, Sink.Reach.METHOD);
    }

    private static String method(String owner, String name) {
        return owner.replace('/', '.') + "." + name + "()";
    }

    private static String without(String verb, String name) {
        return name.startsWith(verb) ? name.substring(verb.length()) : name;
    }
}

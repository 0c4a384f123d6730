package io.tierguard.archunit.sinks;

import io.tierguard.archunit.flow.CallSite;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** APIs, and which of their arguments are sinks. Found by the method's name first, which few calls share. */
final class SinkTable {

    /**
     * One line.
     *
     * @param api the method
     * @param arguments counted from 1; 0 is the object that is called
     */
    record Entry(Api api, List<Integer> arguments) {}

    private final Map<String, List<Entry>> byName;

    private SinkTable(Map<String, List<Entry>> byName) {
        this.byName = byName;
    }

    static SinkTable of(List<Entry> entries) {
        return new SinkTable(entries.stream().collect(Collectors.groupingBy(SinkTable::key)));
    }

    /** Many classes have constructors, and few have one that takes a credential. */
    private static String key(Entry entry) {
        return entry.api().isConstructor() ? entry.api().owner() : entry.api().name();
    }

    /**
     * Reads lines: a class stands alone, and its methods follow, indented, each with its arguments behind it.
     *
     * <pre>
     * java.net.PasswordAuthentication
     *   new(String,char[]) 2
     * </pre>
     */
    static List<Entry> parse(String lines) {
        List<Entry> entries = new ArrayList<>();
        String owner = "";
        for (String line : lines.lines().filter(one -> !one.isBlank()).toList()) {
            if (!line.startsWith(" ")) {
                owner = line;
                continue;
            }
            int close = line.lastIndexOf(')') + 1;
            List<Integer> arguments = new ArrayList<>();
            for (String argument : line.substring(close).strip().split(",", -1)) {
                arguments.add(Integer.valueOf(argument));
            }
            entries.add(
                    new Entry(Api.parse(owner + "#" + line.substring(0, close).strip()), List.copyOf(arguments)));
        }
        return List.copyOf(entries);
    }

    /** The arguments of the call that are sinks, each once. */
    Set<Integer> arguments(CallSite call, Parameters parameters) {
        List<Entry> sameName =
                byName.getOrDefault(call.name().equals("<init>") ? call.owner() : call.name(), List.of());
        if (sameName.isEmpty()) {
            return Set.of();
        }
        Set<Integer> arguments = new LinkedHashSet<>();
        for (Entry entry : sameName) {
            if (entry.api().isCalledBy(call, parameters)) {
                entry.arguments().stream()
                        .filter(argument -> argument <= parameters.types().size())
                        .forEach(arguments::add);
            }
        }
        return arguments;
    }

    /** Whether some line is about a method of this name, or about this class's constructors. */
    boolean mayKnow(CallSite call) {
        return byName.containsKey(call.name().equals("<init>") ? call.owner() : call.name());
    }
}

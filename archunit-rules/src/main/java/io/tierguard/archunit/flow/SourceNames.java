package io.tierguard.archunit.flow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names that a value is known by: of the local variable, parameter, field or getter that it comes from. */
final class SourceNames {

    private static final int DEEPEST = 8;
    private static final int LONGEST_KEY = 100;

    private final MethodSummary method;

    SourceNames(MethodSummary method) {
        this.method = method;
    }

    List<String> of(Site call, int position) {
        List<Origin> origins = call.values().get(position).origins();
        if (call.locals().isEmpty() && origins.size() == 1 && isNameless(origins.get(0))) {
            return List.of();
        }
        Set<String> names = new LinkedHashSet<>();
        collect(call, position, names, 0);
        return names.isEmpty() ? List.of() : List.copyOf(names);
    }

    private static boolean isNameless(Origin origin) {
        return !(origin instanceof Origin.Field
                || origin instanceof Origin.Parameter
                || origin instanceof Origin.Result);
    }

    private void collect(Site call, int position, Set<String> names, int depth) {
        if (!call.locals().isEmpty() && !call.locals().get(position).isEmpty()) {
            names.add(call.locals().get(position));
        }
        for (Origin origin : call.values().get(position).origins()) {
            if (origin instanceof Origin.Field field) {
                names.add(field.name());
            } else if (origin instanceof Origin.Parameter parameter) {
                method.parameterName(parameter).filter(name -> !name.isEmpty()).ifPresent(names::add);
            } else if (origin instanceof Origin.Result result) {
                collect(result, names, depth);
            }
        }
    }

    private void collect(Origin.Result result, Set<String> names, int depth) {
        Site site = method.sites().get(result.site());
        if (site == null || !site.isCall()) {
            return;
        }
        // what only copies or converts does not hide the name of what it copies
        boolean wraps = site.owner().equals("java/util/Optional") && site.kind() == Site.Kind.STATIC_CALL;
        int from = wraps ? 0 : Models.passesOn(site) ? Models.takes(site).get(0) : -1;
        if (depth < DEEPEST && from >= 0 && from < site.values().size()) {
            collect(site, from, names, depth + 1);
        } else {
            names.add(site.name());
            site.values().forEach(value -> key(value, names));
        }
    }

    /** What a call was asked for: the key of a map, or the name of a setting. */
    private static void key(FlowValue value, Set<String> names) {
        if (value.origins().size() == 1
                && value.origins().get(0) instanceof Origin.Text text
                && text.value().length() <= LONGEST_KEY) {
            names.add(text.value());
        }
    }
}

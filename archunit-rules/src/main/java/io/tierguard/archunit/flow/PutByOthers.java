package io.tierguard.archunit.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collections in fields of classes that put in what their callers hand over: documents, configurations, sets of headers.
 * Whose object it is that is asked is not known, and each of them holds something else. So a value counts only under the
 * key that is asked for, or where hardly anybody puts something in.
 */
final class PutByOthers {

    private static final int MOST_CALLERS = 256;
    private static final int FEW_CALLERS = 3;
    private static final int DEEPEST = 4;

    private final Program program;
    private final Resolver resolver;

    PutByOthers(Program program, Resolver resolver) {
        this.program = program;
        this.resolver = resolver;
    }

    /** Whether the value is a parameter or made of one, and the key none that the method itself knows. */
    boolean is(Program.Place put) {
        List<FlowValue> values = put.site().values();
        if (put.method().key().name().equals("<init>") || Collecting.putsAll(put.site())) {
            return false;
        }
        boolean keyed = isKeyed(put.site());
        return isGiven(put.method(), values.get(values.size() - 1)) && (!keyed || program.key(values.get(1)) == null);
    }

    private static boolean isGiven(MethodSummary method, FlowValue value) {
        if (parameter(method, value) != null) {
            return true;
        }
        Site made = value.origins().size() == 1 && value.origins().get(0) instanceof Origin.Result result
                ? method.sites().get(result.site())
                : null;
        return made != null
                && made.isCall()
                && made.values().stream().anyMatch(argument -> parameter(method, argument) != null);
    }

    private static boolean isKeyed(Site site) {
        return site.isCall() && site.values().size() > 2 && Collecting.putsUnderKey(site);
    }

    private static Origin.@Nullable Parameter parameter(MethodSummary method, FlowValue value) {
        return value.origins().size() == 1
                        && value.origins().get(0) instanceof Origin.Parameter parameter
                        && (method.isStatic() || parameter.position() > 0)
                ? parameter
                : null;
    }

    void ask(Question question, Program.Place put, Search search) {
        if (question.want().part() == Question.Part.KEYS) {
            return;
        }
        List<FlowValue> values = put.site().values();
        FlowValue key = isKeyed(put.site()) ? values.get(1) : FlowValue.unknown(1);
        ask(question, put.method(), key, values.get(values.size() - 1), search, 0);
    }

    private void ask(
            Question question, MethodSummary method, FlowValue key, FlowValue value, Search search, int depth) {
        Origin.Parameter given = parameter(method, value);
        Origin.Parameter named = parameter(method, key);
        String wanted = question.want().key();
        List<Program.Place> callers = program.callersOf(method.key());
        if (callers.size() > MOST_CALLERS) {
            resolver.giveUp();
            return;
        }
        Scope within = question.scope().storedBy(method);
        for (Program.Place caller : callers) {
            if (!caller.site().isCall()) {
                continue;
            }
            FlowValue handed = given == null ? null : within.argument(given, caller.site(), 0);
            FlowValue handedKey = named == null ? null : within.argument(named, caller.site(), 0);
            String own = handedKey == null ? null : program.key(handedKey);
            boolean passedOn = handed != null && parameter(caller.method(), handed) != null;
            if (handed != null && own == null && passedOn && depth < DEEPEST) {
                FlowValue next = handedKey == null ? FlowValue.unknown(1) : handedKey;
                ask(question, caller.method(), next, handed, search, depth + 1);
            } else if (own != null && wanted != null ? own.equals(wanted) : callers.size() <= FEW_CALLERS) {
                Scope from = question.scope().storedBy(caller.method());
                Calling calling = Calling.of(caller, from, null, DEEPEST);
                if (calling != null) {
                    Contents.both(from.into(method, calling), value, question.want(), search);
                }
            }
        }
    }
}

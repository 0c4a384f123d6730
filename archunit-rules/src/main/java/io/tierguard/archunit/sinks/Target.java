package io.tierguard.archunit.sinks;

import io.tierguard.archunit.constants.Member;
import io.tierguard.archunit.flow.CallSite;
import io.tierguard.archunit.flow.Literal;

/** Words for a report: what a value reaches, and who it is that hands it over. */
final class Target {

    private Target() {}

    /** Such as {@code <java.net.PasswordAuthentication.<init>(String, char[])> argument 2}. */
    static String of(CallSite call, Parameters parameters, int argument) {
        String owner = call.owner().replace('/', '.');
        String method = call.name().equals("<init>") ? "new " + owner : owner + "." + call.name();
        String api = "<" + method + "(" + parameters.simple() + ")>";
        return argument == 0 ? api : api + " argument " + argument;
    }

    /** Such as {@code passes a hard-coded value to …}. */
    static String sentence(Literal literal, String kindOfValue, String target) {
        return literal.member().kind() == Member.Kind.FIELD
                ? "holds a hard-coded " + kindOfValue + " that reaches " + target
                : "passes a hard-coded " + kindOfValue + " to " + target;
    }
}

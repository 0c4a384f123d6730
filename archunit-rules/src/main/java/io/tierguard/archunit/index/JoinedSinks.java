package io.tierguard.archunit.index;

import io.tierguard.archunit.flow.CallSite;
import io.tierguard.archunit.flow.Sink;
import io.tierguard.archunit.flow.SinkPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The sinks of several checks. A place that two of them ask for is the sink of the first one. */
record JoinedSinks(List<SinkPolicy> policies) implements SinkPolicy {

    @Override
    public Map<Integer, Sink> ofCall(CallSite call) {
        Map<Integer, Sink> joined = new HashMap<>();
        policies.forEach(policy -> policy.ofCall(call).forEach(joined::putIfAbsent));
        return joined;
    }

    @Override
    public Optional<Sink> ofField(String owner, String name, String descriptor) {
        return first(policy -> policy.ofField(owner, name, descriptor));
    }

    @Override
    public Optional<Sink> ofVariable(String name, String descriptor) {
        return first(policy -> policy.ofVariable(name, descriptor));
    }

    @Override
    public Optional<Sink> ofResult(String owner, String name, String descriptor) {
        return first(policy -> policy.ofResult(owner, name, descriptor));
    }

    private Optional<Sink> first(Function<SinkPolicy, Optional<Sink>> question) {
        for (SinkPolicy policy : policies) {
            Optional<Sink> sink = question.apply(policy);
            if (sink.isPresent()) {
                return sink;
            }
        }
        return Optional.empty();
    }
}

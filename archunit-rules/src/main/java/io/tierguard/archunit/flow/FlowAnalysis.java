package io.tierguard.archunit.flow;

import java.util.List;

public final class FlowAnalysis {
    public static FlowAnalysis with(SinkPolicy p, ClassPath c) {
        return new FlowAnalysis();
    }

    public void add(byte[] b) {}

    public FlowResult solve() {
        return new FlowResult(List.of(), new FlowResult.GivenUp(0, 0, 0));
    }
}

package io.tierguard.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What was measured, by method and parameters: of each round a percentile of the calls, and of the rounds the best, since
 * what else a machine does only ever adds.
 */
final class Figures {

    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private final Map<Key, List<Figure>> byKey = new LinkedHashMap<>();

    Figures(Collection<RunResult> results, double percentile) {
        for (RunResult result : results) {
            List<String> parameters = new ArrayList<>();
            for (String name : result.getParams().getParamsKeys()) {
                parameters.add(result.getParams().getParam(name));
            }
            Result<?> time = result.getPrimaryResult();
            Result<?> bytes = result.getSecondaryResults().get(ALLOCATION);
            byKey.computeIfAbsent(new Key(time.getLabel(), parameters), key -> new ArrayList<>())
                    .add(new Figure(
                            time.getStatistics().getPercentile(percentile),
                            bytes == null ? Double.NaN : bytes.getScore()));
        }
    }

    /** A benchmark's method, and its parameters in the order of their names. */
    record Key(String method, List<String> parameters) {
        Key {
            parameters = List.copyOf(parameters);
        }
    }

    /** Time in the benchmark's own unit, and bytes: those of one call. */
    record Figure(double time, double bytes) {}

    Collection<Key> keys() {
        return byKey.keySet();
    }

    Figure of(String method, List<String> parameters) {
        List<Figure> figures = byKey.getOrDefault(new Key(method, parameters), List.of());
        return new Figure(
                figures.stream().mapToDouble(Figure::time).min().orElse(Double.NaN),
                figures.stream().mapToDouble(Figure::bytes).min().orElse(Double.NaN));
    }
}

package io.tierguard.benchmarks.report;

import java.util.Arrays;
import java.util.Locale;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.Statistics;

/**
 * How many times as long something takes as its peer, measured in rounds: the geometric mean, and where it lies with 99 %
 * confidence by Student's distribution. Ratios multiply, so that their logarithms are averaged.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param middle the mean
 * @param low where the interval begins
 * @param high where it ends
 * @since 0.1
 */
public record Ratio(double middle, double low, double high) {

    private static final double CONFIDENCE = 0.99;

    /**
     * The ratio that rounds show.
     *
     * @param rounds one ratio for each; at least two
     * @return mean and interval
     */
    public static Ratio of(double... rounds) {
        Statistics logarithms =
                new ListStatistics(Arrays.stream(rounds).map(Math::log).toArray());
        double error = logarithms.getMeanErrorAt(CONFIDENCE);
        double mean = logarithms.getMean();
        return new Ratio(Math.exp(mean), Math.exp(mean - error), Math.exp(mean + error));
    }

    /**
     * The mean as text.
     *
     * @return such as {@code 1.02}
     */
    public String mean() {
        return text(middle);
    }

    /**
     * The interval as text.
     *
     * @return such as {@code 0.99 to 1.05}
     */
    public String interval() {
        return text(low) + " to " + text(high);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}

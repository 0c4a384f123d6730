package io.tierguard.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Curves over powers of ten, both axes logarithmic, as an SVG that is read on light and on dark ground.
 *
 * <p><b>Thread safety:</b> for one thread.
 *
 * @since 0.1
 */
public final class Plot {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 380;
    private static final int LEFT = 80;
    private static final int RIGHT = 200;
    private static final int TOP = 44;
    private static final int BOTTOM = 52;

    /** Told apart by people who see few colours, and by their dashes. */
    private static final List<String> COLOURS = List.of("#3b82c4", "#d9822b", "#3f9b6b", "#b0559b", "#8a8a3a");

    private static final List<String> DASHES = List.of("none", "7 4", "2 3", "9 3 2 3", "4 4");

    private final String title;
    private final String across;
    private final String upwards;
    private final List<Curve> curves = new ArrayList<>();

    private record Curve(String name, List<double[]> points) {}

    /**
     * A plot without curves.
     *
     * @param title above it
     * @param across what grows to the right
     * @param upwards what grows upwards
     */
    public Plot(String title, String across, String upwards) {
        this.title = title;
        this.across = across;
        this.upwards = upwards;
    }

    /**
     * Adds a curve. Points that were not measured are left out.
     *
     * @param name beside its end
     * @param x above 0
     * @param y as many
     */
    public void add(String name, double[] x, double[] y) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            if (y[i] > 0) {
                points.add(new double[] {x[i], y[i]});
            }
        }
        if (!points.isEmpty()) {
            curves.add(new Curve(name, points));
        }
    }

    /**
     * The drawing.
     *
     * @return SVG, with a line feed at the end
     */
    public String svg() {
        int[] powersX =
                powers(curves.stream().flatMap(curve -> curve.points().stream()).mapToDouble(point -> point[0]));
        int[] powersY =
                powers(curves.stream().flatMap(curve -> curve.points().stream()).mapToDouble(point -> point[1]));
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-label="%s">
                <style>
                text { font: 12px sans-serif; fill: #57606a }
                .title { font-size: 14px; font-weight: bold }
                .grid { stroke: #8c959f; stroke-opacity: 0.3 }
                .curve { fill: none; stroke-width: 2 }
                @media (prefers-color-scheme: dark) { text { fill: #adbac7 } }
                </style>
                """.formatted(WIDTH, HEIGHT, WIDTH, HEIGHT, escaped(title)));
        text(svg, LEFT, 22, "start", "title", title);
        text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, "middle", "", across);
        svg.append(String.format(
                Locale.ROOT,
                "<text transform=\"translate(18 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>\n",
                (TOP + HEIGHT - BOTTOM) / 2,
                escaped(upwards)));
        for (int power = powersX[0]; power <= powersX[1]; power++) {
            double x = placeX(Math.pow(10, power), powersX);
            line(svg, x, TOP, x, HEIGHT - BOTTOM);
            text(svg, x, HEIGHT - BOTTOM + 18, "middle", "", number(power));
        }
        for (int power = powersY[0]; power <= powersY[1]; power++) {
            double y = placeY(Math.pow(10, power), powersY);
            line(svg, LEFT, y, WIDTH - RIGHT, y);
            text(svg, LEFT - 8, y + 4, "end", "", number(power));
        }
        for (int i = 0; i < curves.size(); i++) {
            draw(svg, i, powersX, powersY);
        }
        return svg.append("</svg>\n").toString();
    }

    private void draw(StringBuilder svg, int index, int[] powersX, int[] powersY) {
        Curve curve = curves.get(index);
        String colour = COLOURS.get(index % COLOURS.size());
        List<String> points = curve.points().stream()
                .map(point ->
                        String.format(Locale.ROOT, "%.1f,%.1f", placeX(point[0], powersX), placeY(point[1], powersY)))
                .toList();
        svg.append(String.format(
                Locale.ROOT,
                "<polyline class=\"curve\" stroke=\"%s\" stroke-dasharray=\"%s\" points=\"%s\"/>\n",
                colour,
                DASHES.get(index % DASHES.size()),
                String.join(" ", points)));
        for (double[] point : curve.points()) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>\n",
                    placeX(point[0], powersX),
                    placeY(point[1], powersY),
                    colour));
        }
        int y = TOP + 14 + 20 * index;
        int x = WIDTH - RIGHT + 14;
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>\n",
                x,
                y - 4,
                x + 26,
                y - 4,
                colour,
                DASHES.get(index % DASHES.size())));
        text(svg, x + 32, y, "start", "", curve.name());
    }

    private static int[] powers(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        if (sorted.length == 0) {
            return new int[] {0, 1};
        }
        int least = (int) Math.floor(Math.log10(sorted[0]));
        int most = (int) Math.ceil(Math.log10(sorted[sorted.length - 1]));
        return new int[] {least, Math.max(most, least + 1)};
    }

    private static double placeX(double value, int[] powers) {
        return LEFT + (WIDTH - RIGHT - LEFT) * (Math.log10(value) - powers[0]) / (powers[1] - powers[0]);
    }

    private static double placeY(double value, int[] powers) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * (Math.log10(value) - powers[0]) / (powers[1] - powers[0]);
    }

    private static void line(StringBuilder svg, double x, double y, double toX, double toY) {
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
                x,
                y,
                toX,
                toY));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String style, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\"%s>%s</text>\n",
                x,
                y,
                anchor,
                style.isEmpty() ? "" : " class=\"" + style + "\"",
                escaped(text)));
    }

    private static String number(int power) {
        return power < 0
                ? String.format(Locale.ROOT, "%." + -power + "f", Math.pow(10, power))
                : String.format(Locale.ROOT, "%,.0f", Math.pow(10, power));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return "plot of " + curves.size() + " curves";
    }
}

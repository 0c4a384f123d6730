package io.tierguard.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class PlotTest {

    @Test
    void places_points_by_their_powers_of_ten_and_leaves_out_what_was_not_measured() throws Exception {
        Plot plot = new Plot("a < b & \"c\"", "endpoints", "ns");
        plot.add("one", new double[] {10, 100, 1000}, new double[] {1, 10, 100});
        plot.add("two", new double[] {10, 100}, new double[] {5, Double.NaN});
        plot.add("none", new double[] {10}, new double[] {Double.NaN});

        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(plot.svg())));

        assertThat(svg.getDocumentElement().getAttribute("aria-label")).isEqualTo("a < b & \"c\"");
        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(2);
        assertThat(((Element) svg.getElementsByTagName("polyline").item(0)).getAttribute("points"))
                .isEqualTo("80.0,328.0 300.0,186.0 520.0,44.0");
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(4);
        assertThat(plot.svg())
                .contains(">two</text>")
                .doesNotContain("none</text>")
                .contains("prefers-color-scheme: dark");
    }
}

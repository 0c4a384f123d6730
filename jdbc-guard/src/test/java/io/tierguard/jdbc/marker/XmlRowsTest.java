package io.tierguard.jdbc.marker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.jdbc.marker.StoredMarker.Absent;
import io.tierguard.jdbc.marker.StoredMarker.Text;
import io.tierguard.jdbc.marker.StoredMarker.Unreadable;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class XmlRowsTest {

    private static final Unreadable NOT_ONE =
            new Unreadable("there is not exactly one row of kind data with a document");

    /** As PostgreSQL writes it. */
    private static String row(String kind, String document) {
        return "<row xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n  <kind>" + kind
                + "</kind>\n  <document>" + document + "</document>\n</row>\n\n";
    }

    @Test
    void no_row_is_no_marker() {
        assertThat(XmlRows.read("")).isEqualTo(new Absent());
        assertThat(XmlRows.read("\n")).isEqualTo(new Absent());
    }

    @Test
    void one_row_is_one() {
        assertThat(XmlRows.read(row("data", "a.b.c"))).isEqualTo(new Text("a.b.c"));
        assertThat(XmlRows.read(row("data", ""))).isEqualTo(new Text(""));
        assertThat(XmlRows.read(row("server", "a.b.c"))).isEqualTo(new Unreadable("its row is not of kind data"));
    }

    @Test
    void whatever_else_there_is_is_none() {
        for (String xml : List.of(
                row("data", "a.b.c") + row("data", "a.b.c"),
                row("data", "a.b.c") + "x",
                "x" + row("data", "a.b.c"),
                row("data", "a.b.c&amp;"),
                row("data", "a.b.c<x/>"),
                row("data", "a b"),
                row("data", "a".repeat(8194)),
                row("Data", "a.b.c"),
                row("", "a.b.c"),
                row("data", "a.b.c").replace("<document>a.b.c</document>", "<document xsi:nil=\"true\"/>"),
                row("data", "a.b.c").replace("<row", "<!-- --><row"),
                row("data", "a.b.c").replace("XMLSchema-instance", "XMLSchema"))) {
            assertThat(XmlRows.read(xml)).as(xml).isEqualTo(NOT_ONE);
        }
    }

    @Property(tries = 200)
    void a_document_comes_out_as_it_went_in(
            @ForAll @AlphaChars @NumericChars @Chars({'.', '-', '_'}) @StringLength(max = 8193) String document) {
        assertThat(XmlRows.read(row("data", document))).isEqualTo(new Text(document));
    }

    @Property(tries = 500)
    void no_text_fails_or_is_taken_for_a_marker(@ForAll String text) {
        assertThat(XmlRows.read(text)).isIn(NOT_ONE, new Absent());
        assertThat(XmlRows.read(row("data", text + "<"))).isEqualTo(NOT_ONE);
    }
}

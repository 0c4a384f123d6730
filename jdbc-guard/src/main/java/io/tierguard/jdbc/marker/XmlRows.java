package io.tierguard.jdbc.marker;

import io.tierguard.jdbc.marker.StoredMarker.Absent;
import io.tierguard.jdbc.marker.StoredMarker.Text;
import io.tierguard.jdbc.marker.StoredMarker.Unreadable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code query_to_xml} makes of the table with the data marker. A compact JWS has no character that XML escapes:
 * no general reader of XML is needed, and whatever needs one is no marker.
 */
final class XmlRows {

    private static final Pattern ROW =
            Pattern.compile("\\s*<row xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\\s*"
                    + "<kind>([a-z]{1,16})</kind>\\s*<document>([A-Za-z0-9_.-]{0,8193})</document>\\s*</row>\\s*");

    private XmlRows() {}

    static StoredMarker read(String xml) {
        if (xml.isBlank()) {
            return new Absent();
        }
        Matcher row = ROW.matcher(xml);
        if (!row.matches()) {
            return new Unreadable("there is not exactly one row of kind data with a document");
        }
        if (!row.group(1).equals(MarkerKind.DATA.text())) {
            return new Unreadable("its row is not of kind data");
        }
        return new Text(row.group(2));
    }
}

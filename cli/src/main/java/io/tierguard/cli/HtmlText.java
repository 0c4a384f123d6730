package io.tierguard.cli;

import io.tierguard.internal.Printable;

/** HTML that is put together of tags of our own and of texts of others, which stay texts wherever they stand. */
final class HtmlText {

    private final StringBuilder html = new StringBuilder();

    /** Tags, as they are. */
    HtmlText tags(String tags) {
        html.append(tags);
        return this;
    }

    /** A text, in an element or in an attribute with quotes around it. */
    HtmlText text(String text) {
        String line = Printable.line(text);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
        return this;
    }

    @Override
    public String toString() {
        return html.toString();
    }
}

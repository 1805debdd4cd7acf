package dev.headroom.docgen.word;

import dev.headroom.docgen.text.CleanText;
import java.nio.charset.StandardCharsets;

/** Markup that grows at its end. One thread at a time; holds two bytes per character. */
final class Xml {

    static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    static final String NAMESPACES = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
            + " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
            + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
            + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
            + " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";

    private final StringBuilder out = new StringBuilder(4_096);

    /** Begins an element with attributes as names and values by turns. */
    Xml open(String name, String... attributes) {
        return tag(name, ">", attributes);
    }

    /** Adds an element without content. */
    Xml leaf(String name, String... attributes) {
        return tag(name, "/>", attributes);
    }

    Xml close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    /** Adds characters, without those that XML cannot hold. */
    Xml text(String text) {
        escape(CleanText.of(text));
        return this;
    }

    /** Adds markup as it is. */
    Xml raw(String markup) {
        out.append(markup);
        return this;
    }

    Xml append(Xml other) {
        out.append(other.out);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Xml tag(String name, String end, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(CleanText.of(attributes[i + 1]));
            out.append('"');
        }
        out.append(end);
        return this;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
    }
}

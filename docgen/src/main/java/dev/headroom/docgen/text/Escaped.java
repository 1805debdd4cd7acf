package dev.headroom.docgen.text;

/** Text as it stands in XML and HTML, in elements and in attributes between double quotes. Thread-safe. */
public final class Escaped {

    private Escaped() {}

    /** Returns it with references for what would be markup. */
    public static String of(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}

package dev.headroom.docgen.html;

import dev.headroom.docgen.markdown.CleanText;

/** Text as it stands in a page, in elements and in attributes between double quotes. */
final class Escaped {

    private Escaped() {}

    static String of(String text) {
        String clean = CleanText.of(text);
        StringBuilder escaped = new StringBuilder(clean.length() + 16);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
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

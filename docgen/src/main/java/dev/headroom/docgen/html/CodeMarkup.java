package dev.headroom.docgen.html;

import dev.headroom.docgen.highlight.CodeHighlighter;
import dev.headroom.docgen.highlight.CodeToken;
import dev.headroom.docgen.text.Escaped;

/** Writes blocks of code. */
final class CodeMarkup {

    private CodeMarkup() {}

    static String of(String language, String code) {
        String known = language.isEmpty() ? "" : " data-language=\"" + Escaped.of(language) + "\"";
        String text = code.endsWith("\n") ? code.substring(0, code.length() - 1) : code;
        StringBuilder html = new StringBuilder("<pre class=\"code\"" + known + "><code>");
        for (CodeToken token : CodeHighlighter.tokens(language, text)) {
            String escaped = Escaped.of(token.text());
            boolean plain = token.kind() == CodeToken.Kind.PLAIN || token.kind() == CodeToken.Kind.OPERATOR;
            html.append(plain ? escaped : "<span class=\"" + token.kind().cssClass() + "\">" + escaped + "</span>");
        }
        return html.append("</code></pre>").toString();
    }
}

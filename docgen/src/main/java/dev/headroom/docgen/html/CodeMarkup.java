package dev.headroom.docgen.html;

/** Writes blocks of code. */
final class CodeMarkup {

    CodeMarkup() {}

    String markup(String language, String code) {
        String known = language.isEmpty() ? "" : " data-language=\"" + Escaped.of(language) + "\"";
        String text = code.endsWith("\n") ? code.substring(0, code.length() - 1) : code;
        return "<pre class=\"code\"" + known + "><code>" + Escaped.of(text) + "</code></pre>";
    }
}

package dev.headroom.docgen.highlight;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fife.ui.rsyntaxtextarea.SyntaxConstants;

/**
 * Names that authors write after a code fence, and the lexer of each. HTML is read as XML, because the lexer for HTML
 * loads AWT, as do those for the languages of {@link WordGrammar}.
 */
final class CodeLanguage {

    private static final int LONGEST_NAME = 30;

    private static final Map<String, String> STYLES = Map.ofEntries(
            entry("asm", SyntaxConstants.SYNTAX_STYLE_ASSEMBLER_X86),
            entry("c", SyntaxConstants.SYNTAX_STYLE_C),
            entry("c#", SyntaxConstants.SYNTAX_STYLE_CSHARP),
            entry("c++", SyntaxConstants.SYNTAX_STYLE_CPLUSPLUS),
            entry("clj", SyntaxConstants.SYNTAX_STYLE_CLOJURE),
            entry("clojure", SyntaxConstants.SYNTAX_STYLE_CLOJURE),
            entry("cpp", SyntaxConstants.SYNTAX_STYLE_CPLUSPLUS),
            entry("cs", SyntaxConstants.SYNTAX_STYLE_CSHARP),
            entry("csharp", SyntaxConstants.SYNTAX_STYLE_CSHARP),
            entry("css", SyntaxConstants.SYNTAX_STYLE_CSS),
            entry("cxx", SyntaxConstants.SYNTAX_STYLE_CPLUSPLUS),
            entry("dart", SyntaxConstants.SYNTAX_STYLE_DART),
            entry("docker", SyntaxConstants.SYNTAX_STYLE_DOCKERFILE),
            entry("dockerfile", SyntaxConstants.SYNTAX_STYLE_DOCKERFILE),
            entry("fortran", SyntaxConstants.SYNTAX_STYLE_FORTRAN),
            entry("go", SyntaxConstants.SYNTAX_STYLE_GO),
            entry("golang", SyntaxConstants.SYNTAX_STYLE_GO),
            entry("gradle", SyntaxConstants.SYNTAX_STYLE_GROOVY),
            entry("groovy", SyntaxConstants.SYNTAX_STYLE_GROOVY),
            entry("h", SyntaxConstants.SYNTAX_STYLE_C),
            entry("hpp", SyntaxConstants.SYNTAX_STYLE_CPLUSPLUS),
            entry("htm", SyntaxConstants.SYNTAX_STYLE_XML),
            entry("html", SyntaxConstants.SYNTAX_STYLE_XML),
            entry("ini", SyntaxConstants.SYNTAX_STYLE_INI),
            entry("java", SyntaxConstants.SYNTAX_STYLE_JAVA),
            entry("json", SyntaxConstants.SYNTAX_STYLE_JSON),
            entry("jsonc", SyntaxConstants.SYNTAX_STYLE_JSON_WITH_COMMENTS),
            entry("kotlin", SyntaxConstants.SYNTAX_STYLE_KOTLIN),
            entry("kt", SyntaxConstants.SYNTAX_STYLE_KOTLIN),
            entry("kts", SyntaxConstants.SYNTAX_STYLE_KOTLIN),
            entry("latex", SyntaxConstants.SYNTAX_STYLE_LATEX),
            entry("less", SyntaxConstants.SYNTAX_STYLE_LESS),
            entry("lisp", SyntaxConstants.SYNTAX_STYLE_LISP),
            entry("lua", SyntaxConstants.SYNTAX_STYLE_LUA),
            entry("make", SyntaxConstants.SYNTAX_STYLE_MAKEFILE),
            entry("makefile", SyntaxConstants.SYNTAX_STYLE_MAKEFILE),
            entry("markdown", SyntaxConstants.SYNTAX_STYLE_MARKDOWN),
            entry("md", SyntaxConstants.SYNTAX_STYLE_MARKDOWN),
            entry("perl", SyntaxConstants.SYNTAX_STYLE_PERL),
            entry("properties", SyntaxConstants.SYNTAX_STYLE_PROPERTIES_FILE),
            entry("proto", SyntaxConstants.SYNTAX_STYLE_PROTO),
            entry("protobuf", SyntaxConstants.SYNTAX_STYLE_PROTO),
            entry("py", SyntaxConstants.SYNTAX_STYLE_PYTHON),
            entry("python", SyntaxConstants.SYNTAX_STYLE_PYTHON),
            entry("python3", SyntaxConstants.SYNTAX_STYLE_PYTHON),
            entry("rb", SyntaxConstants.SYNTAX_STYLE_RUBY),
            entry("rs", SyntaxConstants.SYNTAX_STYLE_RUST),
            entry("ruby", SyntaxConstants.SYNTAX_STYLE_RUBY),
            entry("rust", SyntaxConstants.SYNTAX_STYLE_RUST),
            entry("scala", SyntaxConstants.SYNTAX_STYLE_SCALA),
            entry("sql", SyntaxConstants.SYNTAX_STYLE_SQL),
            entry("svg", SyntaxConstants.SYNTAX_STYLE_XML),
            entry("tex", SyntaxConstants.SYNTAX_STYLE_LATEX),
            entry("toml", SyntaxConstants.SYNTAX_STYLE_INI),
            entry("vb", SyntaxConstants.SYNTAX_STYLE_VISUAL_BASIC),
            entry("xhtml", SyntaxConstants.SYNTAX_STYLE_XML),
            entry("xml", SyntaxConstants.SYNTAX_STYLE_XML),
            entry("yaml", SyntaxConstants.SYNTAX_STYLE_YAML),
            entry("yml", SyntaxConstants.SYNTAX_STYLE_YAML));

    private CodeLanguage() {}

    static String normalised(String name) {
        return name.length() > LONGEST_NAME ? "" : name.strip().toLowerCase(Locale.ROOT);
    }

    static Optional<String> style(String name) {
        return Optional.ofNullable(STYLES.get(name));
    }

    static Set<String> names() {
        return STYLES.keySet();
    }
}

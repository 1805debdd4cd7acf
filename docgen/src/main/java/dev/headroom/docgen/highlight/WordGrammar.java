package dev.headroom.docgen.highlight;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a language looks like to {@link WordLexer}.
 *
 * @param keywords reserved words
 * @param constants words that are values
 * @param lineComment begins a comment up to the end of the line; {@code #} only after white space
 * @param blockComment begins a comment that ends with its mirror image; empty for none
 * @param quotes around texts
 * @param longQuotes those of them that go over lines
 */
record WordGrammar(
        Set<String> keywords,
        Set<String> constants,
        String lineComment,
        String blockComment,
        String quotes,
        String longQuotes) {

    private static final Set<String> CONSTANTS =
            Set.of("true", "false", "null", "undefined", "NaN", "TRUE", "FALSE", "NULL");

    private static final WordGrammar SHELL = new WordGrammar(
            words("if then else elif fi for while until do done case esac in function select time return exit break"
                    + " continue local export readonly declare unset shift set source alias trap eval exec"),
            Set.of(),
            "#",
            "",
            "\"'`",
            "\"'`");

    private static final WordGrammar SCRIPT = new WordGrammar(
            words(
                    "abstract as async await break case catch class const continue debugger declare default delete do else"
                            + " enum export extends finally for from function get if implements import in instanceof interface"
                            + " is keyof let namespace new of package private protected public readonly return satisfies set"
                            + " static super switch this throw try type typeof var void while with yield any bigint boolean"
                            + " never number object string symbol unknown"),
            CONSTANTS,
            "//",
            "/*",
            "\"'`",
            "`");

    private static final WordGrammar PHP = new WordGrammar(
            words("abstract and array as break callable case catch class clone const continue declare default do echo"
                    + " else elseif empty enum extends final finally fn for foreach function global goto if implements"
                    + " include instanceof interface isset list match namespace new or print private protected public"
                    + " readonly require require_once return static switch this throw trait try unset use var while xor"
                    + " yield bool float int mixed never object string void"),
            CONSTANTS,
            "//",
            "/*",
            "\"'`",
            "\"'`");

    private static final Map<String, WordGrammar> GRAMMARS = Map.ofEntries(
            Map.entry("bash", SHELL),
            Map.entry("console", SHELL),
            Map.entry("javascript", SCRIPT),
            Map.entry("js", SCRIPT),
            Map.entry("jsx", SCRIPT),
            Map.entry("php", PHP),
            Map.entry("sh", SHELL),
            Map.entry("shell", SHELL),
            Map.entry("ts", SCRIPT),
            Map.entry("tsx", SCRIPT),
            Map.entry("typescript", SCRIPT),
            Map.entry("zsh", SHELL));

    private static Set<String> words(String words) {
        return Set.of(words.split(" ", -1));
    }

    static Optional<WordGrammar> of(String language) {
        return Optional.ofNullable(GRAMMARS.get(language));
    }

    static Set<String> names() {
        return GRAMMARS.keySet();
    }
}

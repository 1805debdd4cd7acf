package dev.headroom.docgen.css;

import com.helger.css.decl.CascadingStyleSheet;
import com.helger.css.handler.DoNothingCSSParseExceptionCallback;
import com.helger.css.reader.CSSReader;
import com.helger.css.reader.CSSReaderSettings;
import com.helger.css.reader.errorhandler.DoNothingCSSInterpretErrorHandler;
import com.helger.css.reader.errorhandler.DoNothingCSSParseErrorHandler;
import dev.headroom.ByteSize;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;

/**
 * A style sheet that was parsed once and is written again and again, each time with the rules that one page uses.
 *
 * <pre>{@code
 * String css = StyleSheet.parse(text).orElseThrow().usedBy(page);
 * }</pre>
 *
 * <p>A rule is used if an element matches its selector when pseudo-classes and pseudo-elements are left aside, since what
 * hovers or comes first may change in a browser. Rules within media queries and the like are treated the same way; fonts,
 * key frames, page rules and whatever is unknown always stay. Immutable, thread-safe. Holds about eight times its text.
 */
public final class StyleSheet {

    private static final int BYTES_PER_CHARACTER = 16;

    private final List<Rule> rules;
    private final int characters;

    private StyleSheet(List<Rule> rules, int characters) {
        this.rules = rules;
        this.characters = characters;
    }

    /** Parses a style sheet; nothing where it breaks the rules of CSS, so that the caller can leave it as it is. */
    public static Optional<StyleSheet> parse(String css) {
        CSSReaderSettings settings = new CSSReaderSettings()
                .setCustomErrorHandler(new DoNothingCSSParseErrorHandler())
                .setCustomExceptionHandler(new DoNothingCSSParseExceptionCallback())
                .setInterpretErrorHandler(new DoNothingCSSInterpretErrorHandler())
                .setUseSourceLocation(false);
        CascadingStyleSheet parsed = CSSReader.readFromStringReader(css, settings);
        return Optional.ofNullable(parsed).map(sheet -> new StyleSheet(RuleReader.read(sheet), css.length()));
    }

    /** Returns the rules that {@code page} uses, without superfluous space. */
    public String usedBy(Document page) {
        PageNames names = PageNames.of(page);
        StringBuilder css = new StringBuilder();
        rules.forEach(rule -> rule.writeUsed(page, names, css));
        return css.toString();
    }

    /** Returns the heap bytes held, about. */
    public ByteSize weight() {
        return ByteSize.of((long) characters * BYTES_PER_CHARACTER);
    }
}

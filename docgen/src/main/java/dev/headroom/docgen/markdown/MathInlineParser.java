package dev.headroom.docgen.markdown;

import dev.headroom.docgen.math.FormulaDisplay;
import java.util.Set;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * Finds {@code $…$} and {@code $$…$$} within lines, by Pandoc's rule (User's Guide, tex_math_dollars): no space after the
 * opening and before the closing dollar, and no digit after the closing one, so that prices are not formulas.
 */
final class MathInlineParser implements InlineContentParserFactory {

    private static final int MOST_CHARACTERS = 10_000;

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('$');
    }

    @Override
    public InlineContentParser create() {
        return new OfOneText();
    }

    private static final class OfOneText implements InlineContentParser {

        // once a search has run to the end in vain, another one would too: keeps many dollars linear
        private boolean noneInline;
        private boolean noneDisplay;

        @Override
        public ParsedInline tryParse(InlineParserState state) {
            Scanner scanner = state.scanner();
            int dollars = scanner.matchMultiple('$');
            if (dollars > 2 || (dollars == 1 ? noneInline : noneDisplay) || isSpace(scanner.peekCodePoint())) {
                return ParsedInline.none();
            }
            Position start = scanner.position();
            int length = 0;
            while (scanner.hasNext() && length++ < MOST_CHARACTERS) {
                char c = scanner.peek();
                if (c == '\\') {
                    scanner.next();
                    if (scanner.hasNext()) {
                        scanner.next();
                    }
                } else if (c == '$') {
                    boolean afterSpace = isSpace(scanner.peekPreviousCodePoint());
                    Position end = scanner.position();
                    int closing = scanner.matchMultiple('$');
                    boolean digitFollows = Character.isDigit(scanner.peek());
                    if (closing == dollars && (dollars == 2 || (!afterSpace && !digitFollows))) {
                        String tex = scanner.getSource(start, end).getContent().strip();
                        return tex.isEmpty()
                                ? ParsedInline.none()
                                : ParsedInline.of(
                                        new MathInline(
                                                tex, dollars == 2 ? FormulaDisplay.BLOCK : FormulaDisplay.INLINE),
                                        scanner.position());
                    }
                    if (dollars == 1) {
                        return ParsedInline.none();
                    }
                } else {
                    scanner.next();
                }
            }
            if (!scanner.hasNext()) {
                noneInline |= dollars == 1;
                noneDisplay |= dollars == 2;
            }
            return ParsedInline.none();
        }

        private static boolean isSpace(int point) {
            return point == ' ' || point == '\t' || point == '\n' || point == Scanner.END;
        }
    }
}

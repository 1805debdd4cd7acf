package dev.headroom.docgen.markdown;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * Takes the characters of emphasis literally from the thousandth of a paragraph on: the parser would nest as deep as
 * they tell it to, and overflows its stack with a few ten thousand of them.
 */
final class EmphasisLimit implements InlineContentParserFactory {

    private static final int MOST = 1_000;

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('*', '_', '~');
    }

    @Override
    public InlineContentParser create() {
        return new Counter();
    }

    private static final class Counter implements InlineContentParser {

        private int seen;

        @Override
        public ParsedInline tryParse(InlineParserState state) {
            Scanner scanner = state.scanner();
            char which = scanner.peek();
            Position start = scanner.position();
            seen += scanner.matchMultiple(which);
            if (seen <= MOST) {
                scanner.setPosition(start);
                return ParsedInline.none();
            }
            Position end = scanner.position();
            return ParsedInline.of(new Text(scanner.getSource(start, end).getContent()), end);
        }
    }
}

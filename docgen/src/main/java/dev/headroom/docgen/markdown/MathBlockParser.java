package dev.headroom.docgen.markdown;

import org.commonmark.node.Block;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/** A formula from a line that begins with {@code $$} to a line that ends with {@code $$}. */
final class MathBlockParser extends AbstractBlockParser {

    private static final String FENCE = "$$";

    private final MathBlock block = new MathBlock();
    private final StringBuilder tex = new StringBuilder();
    private boolean complete;

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return complete ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(SourceLine line) {
        String text = line.getContent().toString().strip();
        if (tex.isEmpty() && text.startsWith(FENCE)) {
            text = text.substring(FENCE.length());
        }
        if (text.endsWith(FENCE)) {
            complete = true;
            text = text.substring(0, text.length() - FENCE.length());
        }
        tex.append(text).append('\n');
    }

    @Override
    public void closeBlock() {
        block.setTex(tex.toString().strip());
    }

    /** Begins such a formula, unless more text follows on the line that closes it. */
    static final class Factory implements BlockParserFactory {

        private static final int CODE_INDENT = 4;

        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            CharSequence line = state.getLine().getContent();
            int start = state.getNextNonSpaceIndex();
            if (state.getIndent() >= CODE_INDENT || !startsWithFence(line, start)) {
                return BlockStart.none();
            }
            String rest = line.subSequence(start + FENCE.length(), line.length())
                    .toString()
                    .strip();
            boolean closedWithin = rest.contains(FENCE) && !rest.endsWith(FENCE);
            boolean afterText = matched.getMatchedBlockParser().getBlock() instanceof org.commonmark.node.Paragraph;
            return closedWithin || rest.startsWith("$") || afterText
                    ? BlockStart.none()
                    : BlockStart.of(new MathBlockParser()).atIndex(start);
        }

        private static boolean startsWithFence(CharSequence line, int start) {
            return start + 1 < line.length() && line.charAt(start) == '$' && line.charAt(start + 1) == '$';
        }
    }
}

package dev.headroom.data.column;

import dev.headroom.ByteSize;
import org.jspecify.annotations.Nullable;

/** Rows of text: codes into the column's dictionary, or the texts themselves. */
abstract sealed class TextChunk extends Chunk {

    TextChunk(@Nullable NullMask nulls) {
        super(nulls);
    }

    static TextChunk coded(Codes codes, @Nullable NullMask nulls) {
        return new Coded(codes, nulls);
    }

    static TextChunk plain(TextBlock texts, @Nullable NullMask nulls) {
        return new Plain(texts, nulls);
    }

    abstract boolean isCoded();

    abstract int code(int index);

    abstract String get(int index, TextBlock dictionary);

    private static final class Coded extends TextChunk {

        private final Codes codes;

        Coded(Codes codes, @Nullable NullMask nulls) {
            super(nulls);
            this.codes = codes;
        }

        @Override
        boolean isCoded() {
            return true;
        }

        @Override
        int code(int index) {
            return (int) codes.get(index);
        }

        @Override
        String get(int index, TextBlock dictionary) {
            return dictionary.get(code(index));
        }

        @Override
        ByteSize heapBytes() {
            return codes.heapBytes();
        }

        @Override
        String encoding() {
            return "dictionary " + unsigned(codes.width());
        }
    }

    private static final class Plain extends TextChunk {

        private final TextBlock texts;

        Plain(TextBlock texts, @Nullable NullMask nulls) {
            super(nulls);
            this.texts = texts;
        }

        @Override
        boolean isCoded() {
            return false;
        }

        @Override
        int code(int index) {
            throw new AssertionError("a chunk of plain text has no codes");
        }

        @Override
        String get(int index, TextBlock dictionary) {
            return texts.get(index);
        }

        @Override
        ByteSize heapBytes() {
            return texts.heapBytes();
        }

        @Override
        String encoding() {
            return "text";
        }
    }
}

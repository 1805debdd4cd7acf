package dev.headroom.data.column;

import dev.headroom.ByteSize;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link TextColumn}. It begins with a dictionary and gives it up for the text itself once texts do not come
 * back often enough, or once the budget has no room for more words. One thread at a time.
 */
public final class TextColumnBuilder extends ColumnBuilder {

    // long texts are worth an earlier look
    private static final int MIN_TEXTS = 1 << 10;
    private static final long EARLY_BYTES = 1 << 20;
    private static final int CHECK_EVERY = 1 << 10;
    private static final long CHECK_EVERY_BYTES = 1 << 18;

    private final List<TextChunk> chunks = new ArrayList<>();
    private long[] codes;

    private @Nullable DictionaryBuilder dictionary = new DictionaryBuilder();
    private TextBlock givenUp = emptyBlock();
    private int sealedWords;
    private int nextCheck = CHECK_EVERY;
    private long nextBytes = CHECK_EVERY_BYTES;
    private ByteSize charged = ByteSize.ZERO;
    private long texts;

    private @Nullable TextBlockBuilder plain;
    private long current;

    TextColumnBuilder(String name, ChunkStore store, ColumnSettings settings) {
        super(name, ColumnType.TEXT, store, settings);
        codes = new long[firstRows()];
    }

    private static TextBlock emptyBlock() {
        return new TextBlock(List.of(), Codes.pack(new long[1], 1), 0);
    }

    /** Sets the text of the current row. */
    public void set(String text) {
        set(text.toCharArray(), 0, text.length());
    }

    /** Sets the text of the current row to some characters of a buffer, which is only read. */
    public void set(char[] buffer, int offset, int length) {
        if (dictionary != null) {
            current = dictionary.code(buffer, offset, length);
        } else {
            plain().append(buffer, offset, length);
        }
        markPresent();
    }

    /** Returns whether the text set last has characters beyond Latin-1, which take two bytes each. */
    public boolean isWide() {
        return dictionary != null ? dictionary.isWide() : plain().isWide();
    }

    private TextBlockBuilder plain() {
        if (plain == null) {
            plain = new TextBlockBuilder(store()::keep, firstRows());
        }
        return plain;
    }

    @Override
    void commit(int index) {
        texts++;
        if (dictionary == null) {
            plain().commit();
            return;
        }
        codes = longer(codes, index);
        codes[index] = current;
        if (current == dictionary.size()) {
            addWord(dictionary, index + 1);
        }
    }

    private void addWord(DictionaryBuilder words, int rows) {
        words.add();
        long bytes = words.bytes().bytes();
        if (words.size() >= nextCheck || bytes >= nextBytes) {
            nextCheck = words.size() + CHECK_EVERY;
            nextBytes = bytes + CHECK_EVERY_BYTES;
            if (isDictionaryWorthless(words) || !charge(words)) {
                giveUp(words, rows);
            }
        }
    }

    @Override
    void commitNull(int index) {
        if (dictionary == null) {
            plain().appendEmpty();
            plain().commit();
        } else {
            codes = longer(codes, index);
            codes[index] = 0;
        }
    }

    private boolean isDictionaryWorthless(DictionaryBuilder words) {
        boolean enough = texts >= ColumnSettings.FIRST_DICTIONARY_CHECK
                || (texts >= MIN_TEXTS && words.bytes().bytes() >= EARLY_BYTES);
        return enough && words.size() > settings().dictionaryRatio() * texts;
    }

    private boolean charge(DictionaryBuilder words) {
        ByteSize growth = words.bytes().minusOrZero(charged);
        if (!store().takes(growth)) {
            return false;
        }
        charged = charged.plus(growth);
        return true;
    }

    private void giveUp(DictionaryBuilder words, int rows) {
        TextBlock all = words.build(words.size());
        for (int i = 0; i < rows; i++) {
            if (isNullSoFar(i)) {
                plain().appendEmpty();
                plain().commit();
            } else {
                plain().copy(all, (int) codes[i]);
            }
        }
        givenUp = sealedWords == 0 ? emptyBlock() : words.build(sealedWords);
        settle(givenUp);
        dictionary = null;
    }

    /** Replaces what the growing dictionary was charged by what stays of it. */
    private void settle(TextBlock words) {
        store().replaces(charged, words.heapBytes());
        charged = ByteSize.ZERO;
    }

    @Override
    void forget() {
        chunks.forEach(chunk -> store().returns(chunk.retained()));
        store().returns(charged.plus(givenUp.heapBytes()));
        charged = ByteSize.ZERO;
        beginAnew();
    }

    @Override
    void seal(int size, @Nullable NullMask nulls) {
        if (dictionary == null) {
            chunks.add(TextChunk.plain(plain().build(store()::keep), nulls));
            plain = null;
        } else {
            chunks.add(TextChunk.coded(store().keep(Codes.pack(codes, size)), nulls));
            sealedWords = dictionary.size();
        }
    }

    @Override
    TextColumn finish(int size) {
        TextBlock words = givenUp;
        if (dictionary != null) {
            words = dictionary.build(dictionary.size());
            settle(words);
        }
        TextColumn column = new TextColumn(name(), size, chunks, words);
        beginAnew();
        return column;
    }

    private void beginAnew() {
        chunks.clear();
        dictionary = new DictionaryBuilder();
        givenUp = emptyBlock();
        sealedWords = 0;
        nextCheck = CHECK_EVERY;
        nextBytes = CHECK_EVERY_BYTES;
        texts = 0;
        plain = null;
    }

    @Override
    long bufferBytes() {
        return (long) codes.length * Long.BYTES;
    }
}

package dev.headroom.inference;

import java.util.Arrays;

/**
 * Turns token ids into text as they come. Tokens can be parts of a character, and a tokenizer writes the space before a
 * word only if something stands in front of it; so each token is decoded together with a few tokens before it, and
 * what the window gained is the new text. Characters that are not complete yet are held back.
 *
 * <p>One thread at a time.
 */
public final class TextStream {

    private static final char INCOMPLETE = '\uFFFD';

    /** A character has at most four bytes; more tokens than this without one are not a character in the making. */
    private static final int MOST_PENDING = 8;

    /** Tokens of the prompt in the first window; more are taken where these are all special tokens. */
    private static final int FIRST_WINDOW = 6;

    /** Decodes ids without special tokens. */
    @FunctionalInterface
    public interface TokenText {

        /** Returns the text of {@code ids[from, to)}. */
        String decode(int[] ids, int from, int to);
    }

    private final TokenText decoder;
    private int[] ids;
    private int size;
    private int windowStart;
    private int written;
    private String windowText;

    /** Begins after {@code prompt}, whose text is not part of the stream. */
    public TextStream(TokenText decoder, int[] prompt) {
        this.decoder = decoder;
        ids = Arrays.copyOf(prompt, prompt.length + 64);
        size = prompt.length;
        written = size;
        int window = FIRST_WINDOW;
        do {
            windowStart = Math.max(0, size - window);
            windowText = decoder.decode(ids, windowStart, written);
            window *= 4;
        } while (windowText.isEmpty() && windowStart > 0);
    }

    /** Takes the next id and returns the characters that are complete now; possibly empty. */
    public String append(int id) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size + size / 2);
        }
        ids[size++] = id;
        String text = decoder.decode(ids, windowStart, size);
        if (endsIncomplete(text) && size - written < MOST_PENDING) {
            return "";
        }
        String gained = text.startsWith(windowText)
                ? text.substring(windowText.length())
                // bytes that make no character spoil the decoding of their neighbours
                : decoder.decode(ids, written, size);
        if (gained.isEmpty()) {
            return "";
        }
        windowStart = written;
        written = size;
        windowText = decoder.decode(ids, windowStart, written);
        return gained;
    }

    private static boolean endsIncomplete(String text) {
        return !text.isEmpty() && text.charAt(text.length() - 1) == INCOMPLETE;
    }
}

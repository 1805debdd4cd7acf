package dev.headroom.training.text;

import java.util.Locale;
import java.util.Map;

/** How the documents of a corpus are cleaned. Thread-safe; the same text always gives the same result. */
public enum TextCleaning {
    /** {@link #BOOK} for names that end in {@code .md}, {@link #PLAIN} for all others. */
    BY_NAME {
        @Override
        public CleanedText clean(String name, String text) {
            return (isMarkdown(name) ? BOOK : PLAIN).clean(name, text);
        }
    },
    /** Markdown books: down to the paragraphs, every {@link CleaningRule}. */
    BOOK {
        @Override
        public CleanedText clean(String name, String text) {
            return BookCleaner.clean(text);
        }
    },
    /** Plain text: line ends, blank lines, spaces and hard-wrapped lines only. */
    PLAIN {
        @Override
        public CleanedText clean(String name, String text) {
            return PlainCleaner.clean(text);
        }
    },
    /** The text as it is. */
    NONE {
        @Override
        public CleanedText clean(String name, String text) {
            return new CleanedText(text, Map.of());
        }
    };

    /** Cleans a document that has this name. */
    public abstract CleanedText clean(String name, String text);

    private static boolean isMarkdown(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".md");
    }
}

package dev.headroom.cli.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a document that is searched as a whole.
 *
 * @param source document and heading, for people
 * @param text the words, one paragraph
 */
record Passage(String source, String text) {

    // MiniLM reads 256 word pieces; a passage stays well below
    private static final int MOST_WORDS = 120;
    private static final int ENOUGH_WORDS = 30;
    private static final int FEWEST_WORDS = 8;

    /** Cuts Markdown into passages: paragraphs below their heading, short ones joined, code left out. */
    static List<Passage> of(String document, String markdown) {
        List<Passage> passages = new ArrayList<>();
        String heading = "";
        StringBuilder words = new StringBuilder();
        boolean code = false;
        for (String line : (markdown + "\n").lines().toList()) {
            if (line.startsWith("```")) {
                code = !code;
            } else if (!code) {
                boolean begins = line.startsWith("#");
                boolean full = count(words) + count(line) > MOST_WORDS;
                boolean ends = line.isBlank() && count(words) >= ENOUGH_WORDS;
                if (begins || full || ends) {
                    add(passages, document, heading, words);
                }
                if (begins) {
                    heading = line.replaceFirst("^#+\\s*", "").strip();
                } else {
                    words.append(plain(line)).append(' ');
                }
            }
        }
        add(passages, document, heading, words);
        return passages;
    }

    private static void add(List<Passage> passages, String document, String heading, StringBuilder words) {
        String text = words.toString().strip().replaceAll("\\s+", " ");
        if (count(text) >= FEWEST_WORDS) {
            passages.add(new Passage(heading.isEmpty() ? document : document + " › " + heading, text));
        }
        words.setLength(0);
    }

    /** Drops the signs of Markdown that carry no words: table rules, bars, links, emphasis. */
    private static String plain(String line) {
        return line.replaceAll("^\\s*\\|?[-:| ]+\\|?\\s*$", "")
                .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .replaceAll("[|`*]+", " ")
                .strip();
    }

    private static int count(CharSequence text) {
        String stripped = text.toString().strip();
        return stripped.isEmpty() ? 0 : stripped.split("\\s+", -1).length;
    }
}

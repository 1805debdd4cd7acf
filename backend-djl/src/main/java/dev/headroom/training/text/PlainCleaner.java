package dev.headroom.training.text;

import java.util.ArrayList;
import java.util.List;

/** Plain text: one kind of line end, hard-wrapped lines joined, one blank line between paragraphs; no character else. */
final class PlainCleaner {

    private PlainCleaner() {}

    static CleanedText clean(String text) {
        RuleCounts counts = new RuleCounts();
        String marked = text;
        if (!text.isEmpty() && text.charAt(0) == '\ufeff') {
            counts.add(CleaningRule.INVISIBLE_CHARACTER);
            marked = text.substring(1);
        }
        String lines = marked.replace("\r\n", "\n").replace('\r', '\n');
        List<String> paragraphs = new ArrayList<>();
        for (String block : Paragraphs.blocks(lines)) {
            paragraphs.add(Paragraphs.join(block, counts));
        }
        return new CleanedText(String.join("\n\n", paragraphs), counts.asMap());
    }
}

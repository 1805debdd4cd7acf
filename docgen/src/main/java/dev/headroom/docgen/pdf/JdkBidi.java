package dev.headroom.docgen.pdf;

import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits paragraphs into runs of one direction, by the JDK's Unicode bidirectional algorithm (UAX #9). The engine puts runs
 * side by side in the direction of the paragraph and does not know levels; so a run here is what stands between two
 * pieces of the paragraph's own level, and numbers inside a right-to-left run are left to {@link VisualOrder}.
 */
final class JdkBidi implements BidiSplitter {

    private final List<BidiTextRun> runs = new ArrayList<>();

    @Override
    public void setParagraph(String paragraph, byte defaultDirection) {
        runs.clear();
        int length = paragraph.length();
        if (length == 0 || (defaultDirection == LTR && !needsBidi(paragraph))) {
            runs.add(new BidiTextRun(0, length, defaultDirection));
            return;
        }
        Bidi bidi = new Bidi(
                paragraph, defaultDirection == RTL ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        int start = 0;
        int base = defaultDirection == RTL ? 1 : 0;
        byte other = defaultDirection == RTL ? LTR : RTL;
        while (start < length) {
            boolean own = bidi.getLevelAt(start) == base;
            int end = start + 1;
            while (end < length && (bidi.getLevelAt(end) == base) == own) {
                end++;
            }
            runs.add(new BidiTextRun(start, end - start, own ? defaultDirection : other));
            start = end;
        }
    }

    private static boolean needsBidi(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x0590) {
                return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
            }
        }
        return false;
    }

    @Override
    public int countTextRuns() {
        return runs.size();
    }

    @Override
    public BidiTextRun getVisualRun(int runIndex) {
        return runs.get(runIndex);
    }

    @Override
    public byte getBaseDirection(String paragraph) {
        for (int i = 0; i < paragraph.length(); ) {
            int codePoint = paragraph.codePointAt(i);
            switch (Character.getDirectionality(codePoint)) {
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
                    return LTR;
                }
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
                    return RTL;
                }
                default -> i += Character.charCount(codePoint);
            }
        }
        return NEUTRAL;
    }
}

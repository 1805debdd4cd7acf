package dev.headroom.docgen.pdf;

import java.text.Bidi;
import java.util.HashMap;
import java.util.Map;

/**
 * Reverses a right-to-left run: surrogates stay together, brackets are mirrored, and numbers and foreign words inside keep
 * their own direction (UAX #9, L2 and L4).
 */
final class VisualOrder {

    // of BidiMirroring.txt, the pairs that ordinary text has; the JDK says whether a character is mirrored, not by
    // which
    private static final Map<Integer, Integer> MIRRORED =
            pairs("()[]{}<>«»‹›≤≥≪≫⟨⟩⟦⟧⟪⟫⌈⌉⌊⌋⁅⁆⁽⁾₍₎≺≻⊂⊃⊆⊇∈∋∉∌❨❩❪❫〈〉《》「」『』【】");

    private VisualOrder() {}

    static String of(String text) {
        if (!text.codePoints().anyMatch(VisualOrder::runsToTheRight)) {
            return reversed(text);
        }
        Bidi bidi = new Bidi(text, Bidi.DIRECTION_RIGHT_TO_LEFT);
        int count = bidi.getRunCount();
        byte[] levels = new byte[count];
        Integer[] order = new Integer[count];
        for (int i = 0; i < count; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            order[i] = i;
        }
        Bidi.reorderVisually(levels, 0, order, 0, count);
        StringBuilder visual = new StringBuilder(text.length());
        for (int run : order) {
            String part = text.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
            visual.append(levels[run] % 2 == 1 ? reversed(part) : part);
        }
        return visual.toString();
    }

    private static boolean runsToTheRight(int codePoint) {
        return switch (Character.getDirectionality(codePoint)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER,
                    Character.DIRECTIONALITY_ARABIC_NUMBER -> true;
            default -> false;
        };
    }

    /** Marks come to stand before their letters: without anchors, fonts draw those of these scripts to the right. */
    private static String reversed(String text) {
        StringBuilder reversed = new StringBuilder(text.length());
        for (int end = text.length(); end > 0; ) {
            int point = text.codePointBefore(end);
            reversed.appendCodePoint(MIRRORED.getOrDefault(point, point));
            end -= Character.charCount(point);
        }
        return reversed.toString();
    }

    private static Map<Integer, Integer> pairs(String text) {
        int[] points = text.codePoints().toArray();
        Map<Integer, Integer> pairs = new HashMap<>();
        for (int i = 0; i < points.length; i += 2) {
            pairs.put(points[i], points[i + 1]);
            pairs.put(points[i + 1], points[i]);
        }
        return Map.copyOf(pairs);
    }
}

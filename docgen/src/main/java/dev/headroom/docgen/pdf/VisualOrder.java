package dev.headroom.docgen.pdf;

import java.util.Map;

/** Reverses a right-to-left run: marks stay behind their letters, surrogates together, brackets are mirrored. */
final class VisualOrder {

    // of BidiMirroring.txt, the pairs that ordinary text has; the JDK says whether a character is mirrored, not by
    // which
    private static final Map<Integer, Integer> MIRRORED =
            pairs("()[]{}<>«»‹›≤≥≪≫⟨⟩⟦⟧⟪⟫⌈⌉⌊⌋⁅⁆⁽⁾₍₎≺≻⊂⊃⊆⊇∈∋∉∌❨❩❪❫〈〉《》「」『』【】");

    private VisualOrder() {}

    static String of(String text) {
        StringBuilder reversed = new StringBuilder(text.length());
        int end = text.length();
        while (end > 0) {
            int start = text.offsetByCodePoints(end, -1);
            while (start > 0 && isMark(text.codePointAt(start))) {
                start = text.offsetByCodePoints(start, -1);
            }
            int base = text.codePointAt(start);
            reversed.appendCodePoint(MIRRORED.getOrDefault(base, base));
            reversed.append(text, start + Character.charCount(base), end);
            end = start;
        }
        return reversed.toString();
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static Map<Integer, Integer> pairs(String text) {
        int[] points = text.codePoints().toArray();
        Map<Integer, Integer> pairs = new java.util.HashMap<>();
        for (int i = 0; i < points.length; i += 2) {
            pairs.put(points[i], points[i + 1]);
            pairs.put(points[i + 1], points[i]);
        }
        return Map.copyOf(pairs);
    }
}

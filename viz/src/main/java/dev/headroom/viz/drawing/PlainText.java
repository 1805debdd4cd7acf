package dev.headroom.viz.drawing;

/**
 * Text of a spec as it may be drawn: one line, no control characters, nothing that turns the direction of what follows,
 * nothing that XML forbids. Text comes from anywhere, models included.
 */
final class PlainText {

    // measuring and ordering text takes time with its length
    private static final int MOST_CHARACTERS = 1_000;
    private static final int REPLACEMENT = 0xFFFD;

    private PlainText() {}

    static String of(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().limit(MOST_CHARACTERS).map(PlainText::plain).forEach(plain::appendCodePoint);
        return plain.toString().strip().replaceAll(" {2,}", " ");
    }

    private static int plain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> ' ';
            case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> REPLACEMENT;
            case Character.FORMAT -> isJoiner(codePoint) ? codePoint : ' ';
            default -> codePoint;
        };
    }

    // Persian and Indic words are written with them
    private static boolean isJoiner(int codePoint) {
        return codePoint == 0x200C || codePoint == 0x200D;
    }
}

package dev.headroom.docgen.word;

/** Twentieths of a point, in which Word measures. */
final class Twips {

    private Twips() {}

    /** Returns how many are so many millimetres. */
    static int of(int millimetres) {
        return Math.round(millimetres * 1_440 / 25.4f);
    }
}

package dev.headroom.checkpoint.chat;

/** Bounds what one rendering may cost; templates come with models and are not trusted. */
final class Meter {

    static final long MAXIMUM_STEPS = 5_000_000;
    static final int MAXIMUM_DEPTH = 300;
    static final int MAXIMUM_LENGTH = 16_000_000;

    private static final int CHARACTERS_PER_STEP = 64;

    private long steps;
    private int depth;

    /** Counts work in elements. */
    void charge(long elements) {
        steps += 1 + elements;
        if (steps > MAXIMUM_STEPS) {
            throw TemplateException.malformed("finish within " + MAXIMUM_STEPS + " steps", "longer");
        }
    }

    /** Counts work in characters and bounds the length of one text. */
    void chargeText(long characters) {
        bound(characters);
        charge(characters / CHARACTERS_PER_STEP);
    }

    /** Bounds the length of one text. */
    void bound(long characters) {
        if (characters > MAXIMUM_LENGTH) {
            throw TemplateException.malformed(
                    "make texts of at most " + MAXIMUM_LENGTH + " characters", Long.toString(characters));
        }
    }

    void enter() {
        if (++depth > MAXIMUM_DEPTH) {
            throw TemplateException.malformed("nest at most " + MAXIMUM_DEPTH + " deep", "deeper");
        }
    }

    void leave() {
        depth--;
    }
}

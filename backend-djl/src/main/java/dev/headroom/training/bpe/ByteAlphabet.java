package dev.headroom.training.bpe;

/** One printable character per byte: the alphabet that byte-level vocabularies are written in (GPT-2, §2.2). */
final class ByteAlphabet {

    private static final char[] CHARACTERS = characters();

    private ByteAlphabet() {}

    static char of(int unsignedByte) {
        return CHARACTERS[unsignedByte];
    }

    private static char[] characters() {
        char[] characters = new char[256];
        char next = 256;
        for (int b = 0; b < 256; b++) {
            boolean printable = (b >= '!' && b <= '~') || (b >= 0xa1 && b <= 0xac) || b >= 0xae;
            characters[b] = printable ? (char) b : next++;
        }
        return characters;
    }
}

package dev.headroom.backend.djl;

import dev.headroom.inference.EncoderTokenizer;
import dev.headroom.inference.EncoderTokenizer.Sentence;
import dev.headroom.model.ModelFiles;

/** The ids that an encoder gets for a text. */
final class TinyIds {

    private TinyIds() {}

    static int[] of(ModelFiles files, String text) {
        try (EncoderTokenizer tokenizer = EncoderTokenizer.open(files.path().resolve("tokenizer.json"), 96)) {
            Sentence sentence = tokenizer.encode(text);
            int[] ids = new int[sentence.length()];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = (int) sentence.id(i);
            }
            return ids;
        }
    }
}

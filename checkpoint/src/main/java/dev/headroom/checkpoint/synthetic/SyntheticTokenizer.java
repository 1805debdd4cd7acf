package dev.headroom.checkpoint.synthetic;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/**
 * A byte-level BPE tokenizer without merges: three special tokens, the 256 bytes, and made-up words up to the wanted
 * size. The words are never read from text, only generated.
 */
final class SyntheticTokenizer {

    static final int UNKNOWN = 0;
    static final int BOS = 1;
    static final int EOS = 2;

    private static final String[] SPECIAL = {"<unk>", "<s>", "</s>"};

    /** How byte-level tokenizers write a space. */
    private static final char SPACE = '\u0120';

    private SyntheticTokenizer() {}

    static byte[] json(int vocabularySize) {
        JsonObject json = new JsonObject();
        json.addProperty("version", "1.0");
        json.add("truncation", JsonNull.INSTANCE);
        json.add("padding", JsonNull.INSTANCE);
        json.add("added_tokens", addedTokens());
        json.add("normalizer", JsonNull.INSTANCE);
        json.add("pre_tokenizer", byteLevel());
        json.add("post_processor", bosInFront());
        json.add("decoder", byteLevel());
        json.add("model", model(vocabularySize));
        return SyntheticConfig.bytes(json);
    }

    private static JsonArray addedTokens() {
        JsonArray tokens = new JsonArray();
        for (int id = 0; id < SPECIAL.length; id++) {
            JsonObject token = new JsonObject();
            token.addProperty("id", id);
            token.addProperty("content", SPECIAL[id]);
            token.addProperty("single_word", false);
            token.addProperty("lstrip", false);
            token.addProperty("rstrip", false);
            token.addProperty("normalized", false);
            token.addProperty("special", true);
            tokens.add(token);
        }
        return tokens;
    }

    private static JsonObject byteLevel() {
        JsonObject json = new JsonObject();
        json.addProperty("type", "ByteLevel");
        json.addProperty("add_prefix_space", false);
        json.addProperty("trim_offsets", true);
        json.addProperty("use_regex", false);
        return json;
    }

    private static JsonObject bosInFront() {
        JsonObject json = new JsonObject();
        json.addProperty("type", "TemplateProcessing");
        JsonArray single = new JsonArray();
        single.add(piece("SpecialToken", SPECIAL[BOS], 0));
        single.add(piece("Sequence", "A", 0));
        json.add("single", single);
        JsonArray pair = single.deepCopy();
        pair.add(piece("SpecialToken", SPECIAL[BOS], 1));
        pair.add(piece("Sequence", "B", 1));
        json.add("pair", pair);
        JsonArray ids = new JsonArray();
        ids.add(BOS);
        JsonArray tokens = new JsonArray();
        tokens.add(SPECIAL[BOS]);
        JsonObject bos = new JsonObject();
        bos.addProperty("id", SPECIAL[BOS]);
        bos.add("ids", ids);
        bos.add("tokens", tokens);
        JsonObject specials = new JsonObject();
        specials.add(SPECIAL[BOS], bos);
        json.add("special_tokens", specials);
        return json;
    }

    private static JsonObject piece(String kind, String id, int type) {
        JsonObject content = new JsonObject();
        content.addProperty("id", id);
        content.addProperty("type_id", type);
        JsonObject piece = new JsonObject();
        piece.add(kind, content);
        return piece;
    }

    private static JsonObject model(int vocabularySize) {
        JsonObject vocabulary = new JsonObject();
        for (int id = 0; id < SPECIAL.length; id++) {
            vocabulary.addProperty(SPECIAL[id], id);
        }
        int id = SPECIAL.length;
        int beyondBytes = 256;
        for (int value = 0; value < 256; value++) {
            char letter = isPrintable(value) ? (char) value : (char) beyondBytes++;
            vocabulary.addProperty(String.valueOf(letter), id++);
        }
        for (int word = 0; id < vocabularySize; word++) {
            vocabulary.addProperty(word(word), id++);
        }
        JsonObject json = new JsonObject();
        json.addProperty("type", "BPE");
        json.add("dropout", JsonNull.INSTANCE);
        json.add("unk_token", JsonNull.INSTANCE);
        json.add("continuing_subword_prefix", JsonNull.INSTANCE);
        json.add("end_of_word_suffix", JsonNull.INSTANCE);
        json.addProperty("fuse_unk", false);
        json.addProperty("byte_fallback", false);
        json.add("vocab", vocabulary);
        json.add("merges", new JsonArray());
        return json;
    }

    /** Returns whether byte-level tokenizers write the byte as itself (the table of GPT-2's {@code encoder.py}). */
    private static boolean isPrintable(int value) {
        return (value >= '!' && value <= '~') || (value >= 0xA1 && value <= 0xAC) || value >= 0xAE;
    }

    /** Returns a space and syllables: two at least, so that it is no byte. */
    private static String word(int index) {
        String consonants = "bdfgklmnprstvz";
        String vowels = "aeiou";
        StringBuilder word = new StringBuilder().append(SPACE);
        int rest = index;
        for (int syllable = 0; syllable < 2 || rest > 0; syllable++) {
            word.append(consonants.charAt(rest % consonants.length()));
            rest /= consonants.length();
            word.append(vowels.charAt(rest % vowels.length()));
            rest /= vowels.length();
        }
        return word.toString();
    }

    static byte[] configJson(SyntheticShape shape) {
        JsonObject json = new JsonObject();
        json.addProperty("tokenizer_class", "PreTrainedTokenizerFast");
        json.addProperty("add_bos_token", true);
        json.addProperty("add_eos_token", false);
        json.addProperty("bos_token", SPECIAL[BOS]);
        json.addProperty("eos_token", SPECIAL[EOS]);
        json.addProperty("unk_token", SPECIAL[UNKNOWN]);
        json.addProperty("clean_up_tokenization_spaces", false);
        json.addProperty("model_max_length", shape.sizes().contextLength());
        return SyntheticConfig.bytes(json);
    }
}

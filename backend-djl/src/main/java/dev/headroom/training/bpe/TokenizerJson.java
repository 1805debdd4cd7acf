package dev.headroom.training.bpe;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;

/** The files of Hugging Face's tokenizers library for a byte-level vocabulary. */
final class TokenizerJson {

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private TokenizerJson() {}

    static String tokenizer(BytePairVocabulary vocabulary) {
        JsonObject json = new JsonObject();
        json.addProperty("version", "1.0");
        json.add("truncation", JsonNull.INSTANCE);
        json.add("padding", JsonNull.INSTANCE);
        JsonArray added = new JsonArray();
        List<String> special = vocabulary.specialTokens();
        for (int id = 0; id < special.size(); id++) {
            added.add(special(id, special.get(id)));
        }
        json.add("added_tokens", added);
        json.add("normalizer", JsonNull.INSTANCE);
        json.add("pre_tokenizer", preTokenizer());
        json.add("post_processor", postProcessor(special.indexOf(BytePairSettings.BEGINNING)));
        json.add("decoder", byteLevel());
        json.add("model", model(vocabulary));
        return GSON.toJson(json) + "\n";
    }

    static String configuration(BytePairVocabulary vocabulary, int modelMaxLength) {
        JsonObject json = new JsonObject();
        JsonObject decoder = new JsonObject();
        List<String> special = vocabulary.specialTokens();
        for (int id = 0; id < special.size(); id++) {
            JsonObject token = special(id, special.get(id));
            token.remove("id");
            decoder.add(Integer.toString(id), token);
        }
        json.addProperty("add_bos_token", true);
        json.add("added_tokens_decoder", decoder);
        json.addProperty("bos_token", BytePairSettings.BEGINNING);
        json.addProperty("clean_up_tokenization_spaces", false);
        json.addProperty("eos_token", BytePairSettings.END);
        json.addProperty("model_max_length", modelMaxLength);
        json.addProperty("tokenizer_class", "PreTrainedTokenizerFast");
        return GSON.toJson(json) + "\n";
    }

    private static JsonObject special(int id, String content) {
        JsonObject token = new JsonObject();
        token.addProperty("id", id);
        token.addProperty("content", content);
        token.addProperty("single_word", false);
        token.addProperty("lstrip", false);
        token.addProperty("rstrip", false);
        token.addProperty("normalized", false);
        token.addProperty("special", true);
        return token;
    }

    private static JsonObject preTokenizer() {
        JsonObject pattern = new JsonObject();
        pattern.addProperty("Regex", WordPattern.TEXT);
        JsonObject split = typed("Split");
        split.add("pattern", pattern);
        split.addProperty("behavior", "Isolated");
        split.addProperty("invert", false);
        JsonArray steps = new JsonArray();
        steps.add(split);
        steps.add(byteLevel());
        JsonObject sequence = typed("Sequence");
        sequence.add("pretokenizers", steps);
        return sequence;
    }

    private static JsonObject byteLevel() {
        JsonObject byteLevel = typed("ByteLevel");
        byteLevel.addProperty("add_prefix_space", false);
        byteLevel.addProperty("trim_offsets", true);
        byteLevel.addProperty("use_regex", false);
        return byteLevel;
    }

    private static JsonObject postProcessor(int beginning) {
        JsonArray single = new JsonArray();
        single.add(piece("SpecialToken", BytePairSettings.BEGINNING, 0));
        single.add(piece("Sequence", "A", 0));
        JsonArray pair = single.deepCopy();
        pair.add(piece("SpecialToken", BytePairSettings.BEGINNING, 1));
        pair.add(piece("Sequence", "B", 1));
        JsonObject token = new JsonObject();
        token.addProperty("id", BytePairSettings.BEGINNING);
        JsonArray ids = new JsonArray();
        ids.add(beginning);
        token.add("ids", ids);
        JsonArray tokens = new JsonArray();
        tokens.add(BytePairSettings.BEGINNING);
        token.add("tokens", tokens);
        JsonObject special = new JsonObject();
        special.add(BytePairSettings.BEGINNING, token);
        JsonObject template = typed("TemplateProcessing");
        template.add("single", single);
        template.add("pair", pair);
        template.add("special_tokens", special);
        return template;
    }

    private static JsonObject piece(String kind, String id, int type) {
        JsonObject content = new JsonObject();
        content.addProperty("id", id);
        content.addProperty("type_id", type);
        JsonObject piece = new JsonObject();
        piece.add(kind, content);
        return piece;
    }

    private static JsonObject model(BytePairVocabulary vocabulary) {
        List<String> tokens = vocabulary.tokens();
        JsonObject ids = new JsonObject();
        for (int id = 0; id < tokens.size(); id++) {
            ids.addProperty(tokens.get(id), id);
        }
        JsonArray merges = new JsonArray();
        for (BytePairVocabulary.Merge merge : vocabulary.merges()) {
            // one string, which every version of the library reads; a byte-level token holds no space
            merges.add(tokens.get(merge.left()) + " " + tokens.get(merge.right()));
        }
        JsonObject model = typed("BPE");
        model.add("dropout", JsonNull.INSTANCE);
        model.add("unk_token", JsonNull.INSTANCE);
        model.add("continuing_subword_prefix", JsonNull.INSTANCE);
        model.add("end_of_word_suffix", JsonNull.INSTANCE);
        model.addProperty("fuse_unk", false);
        model.addProperty("byte_fallback", false);
        model.addProperty("ignore_merges", false);
        model.add("vocab", ids);
        model.add("merges", merges);
        return model;
    }

    private static JsonObject typed(String type) {
        JsonObject object = new JsonObject();
        object.addProperty("type", type);
        return object;
    }
}

package dev.headroom.checkpoint.tokenizer;

import com.google.gson.stream.JsonWriter;
import dev.headroom.checkpoint.gguf.GgufMetadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Writes the tokenizer inside a GGUF file as the {@code tokenizer.json} and {@code tokenizer_config.json} of Hugging
 * Face: {@code llama} (SentencePiece BPE with byte fallback) and {@code gpt2} (byte-level BPE).
 *
 * <p>Thread-safe. Each call reads the vocabulary again and holds nothing afterwards.
 */
public final class GgufTokenizer {

    private static final String MODEL = "tokenizer.ggml.model";

    private static final String REPLACE_SPACE = """
            {"type":"Replace","pattern":{"String":" "},"content":"\u2581"}""";

    private static final String PREPEND_AND_REPLACE = """
            {"type":"Sequence","normalizers":[{"type":"Prepend","prepend":"\u2581"},%s]}""".formatted(REPLACE_SPACE);

    private static final String DECODERS = """
            {"type":"Sequence","decoders":[{"type":"Replace","pattern":{"String":"\u2581"},"content":" "},\
            {"type":"ByteFallback"},{"type":"Fuse"}%s]}""";

    private static final String STRIP_ONE = """
            ,{"type":"Strip","content":" ","start":1,"stop":0}""";

    private final GgufMetadata metadata;

    /** Converts what {@code metadata} holds, when asked. */
    public GgufTokenizer(GgufMetadata metadata) {
        this.metadata = metadata;
    }

    /**
     * Returns a {@code tokenizer.json}, UTF-8.
     *
     * @throws dev.headroom.MalformedFileException if the vocabulary is absent or contradicts itself
     * @throws dev.headroom.UnsupportedFeatureException if it is of another kind
     */
    public byte[] tokenizerJson() {
        GgufVocabulary vocabulary = new GgufVocabulary(metadata);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonWriter json = new JsonWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
            json.beginObject().name("version").value("1.0");
            json.name("truncation").nullValue().name("padding").nullValue();
            writeAddedTokens(json, vocabulary);
            if (model().equals("llama")) {
                writeSentencePiece(json, vocabulary);
            } else {
                writeByteLevel(json, vocabulary);
            }
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Returns a {@code tokenizer_config.json}, UTF-8: the special tokens, whether they are added, the chat template.
     *
     * @throws dev.headroom.MalformedFileException if the vocabulary is absent or contradicts itself
     * @throws dev.headroom.UnsupportedFeatureException if it is of another kind
     */
    public byte[] tokenizerConfigJson() {
        GgufVocabulary vocabulary = new GgufVocabulary(metadata);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonWriter json = new JsonWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
            json.beginObject();
            json.name("add_bos_token").value(addsBos(vocabulary));
            json.name("add_eos_token").value(adds("eos", false, vocabulary).isPresent());
            for (String special : List.of("bos", "eos", "unknown", "padding")) {
                OptionalInt id = vocabulary.special(special);
                if (id.isPresent()) {
                    String name = special.equals("unknown") ? "unk" : special.equals("padding") ? "pad" : special;
                    json.name(name + "_token").value(vocabulary.token(id.getAsInt()));
                }
            }
            Optional<String> template = metadata.text("tokenizer.chat_template");
            if (template.isPresent()) {
                json.name("chat_template").value(template.get());
            }
            json.name("clean_up_tokenization_spaces").value(false);
            json.name("tokenizer_class").value(model().equals("llama") ? "LlamaTokenizer" : "PreTrainedTokenizerFast");
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String model() {
        String model = metadata.text(MODEL).orElseThrow(() -> metadata.wrong(MODEL, "be there", "absent"));
        if (!model.equals("llama") && !model.equals("gpt2")) {
            throw metadata.unsupported("tokenizer model " + model);
        }
        return model;
    }

    private boolean addsBos(GgufVocabulary vocabulary) {
        boolean usually = model().equals("llama") || ByteLevelRules.of(metadata).startsWithBos();
        return adds("bos", usually, vocabulary).isPresent();
    }

    /** Returns the id of the start or end token if it is put around every text. */
    private OptionalInt adds(String name, boolean usually, GgufVocabulary vocabulary) {
        boolean adds = metadata.flag("tokenizer.ggml.add_" + name + "_token").orElse(usually);
        return adds ? vocabulary.special(name) : OptionalInt.empty();
    }

    private void writeAddedTokens(JsonWriter json, GgufVocabulary vocabulary) throws IOException {
        json.name("added_tokens").beginArray();
        for (int id = 0; id < vocabulary.size(); id++) {
            if (vocabulary.isAdded(id)) {
                json.beginObject().name("id").value(id).name("content").value(vocabulary.token(id));
                for (String property : List.of("single_word", "lstrip", "rstrip", "normalized")) {
                    json.name(property).value(false);
                }
                json.name("special").value(vocabulary.isSpecial(id)).endObject();
            }
        }
        json.endArray();
    }

    private void writeSentencePiece(JsonWriter json, GgufVocabulary vocabulary) throws IOException {
        boolean prefix = metadata.flag("tokenizer.ggml.add_space_prefix").orElse(true);
        json.name("normalizer").jsonValue(prefix ? PREPEND_AND_REPLACE : REPLACE_SPACE);
        json.name("pre_tokenizer").nullValue();
        writeTemplate(json, vocabulary, true, "null");
        json.name("decoder").jsonValue(DECODERS.formatted(prefix ? STRIP_ONE : ""));
        OptionalInt unknown = vocabulary.special("unknown");
        startModel(json, vocabulary, unknown);
        json.name("fuse_unk")
                .value(true)
                .name("byte_fallback")
                .value(true)
                .name("ignore_merges")
                .value(false);
        json.name("merges").beginArray();
        for (SentencePieceMerges.Merge merge : SentencePieceMerges.of(vocabulary, metadata)) {
            json.value(vocabulary.token(merge.left()) + " " + vocabulary.token(merge.right()));
        }
        json.endArray().endObject();
    }

    private void writeByteLevel(JsonWriter json, GgufVocabulary vocabulary) throws IOException {
        ByteLevelRules rules = ByteLevelRules.of(metadata);
        json.name("normalizer").jsonValue(rules.normalizer());
        json.name("pre_tokenizer").jsonValue(rules.preTokenizer());
        writeTemplate(json, vocabulary, rules.startsWithBos(), ByteLevelRules.BYTE_LEVEL);
        json.name("decoder").jsonValue(ByteLevelRules.BYTE_LEVEL);
        startModel(json, vocabulary, OptionalInt.empty());
        json.name("fuse_unk").value(false).name("byte_fallback").value(false);
        json.name("ignore_merges").value(rules.wholeWords());
        json.name("merges").beginArray();
        for (String merge : metadata.texts("tokenizer.ggml.merges")
                .orElseThrow(() -> metadata.wrong("tokenizer.ggml.merges", "be there", "absent"))) {
            int space = merge.indexOf(' ');
            if (space < 1
                    || merge.indexOf(' ', space + 1) >= 0
                    || !vocabulary.contains(merge.substring(0, space))
                    || !vocabulary.contains(merge.substring(space + 1))
                    || !vocabulary.contains(merge.substring(0, space) + merge.substring(space + 1))) {
                throw metadata.wrong("tokenizer.ggml.merges", "join two tokens into a third", merge);
            }
            json.value(merge);
        }
        json.endArray().endObject();
    }

    /** Writes what all BPE models share and leaves the model's object open. */
    private static void startModel(JsonWriter json, GgufVocabulary vocabulary, OptionalInt unknown) throws IOException {
        json.name("model")
                .beginObject()
                .name("type")
                .value("BPE")
                .name("dropout")
                .nullValue();
        json.name("unk_token");
        if (unknown.isPresent()) {
            json.value(vocabulary.token(unknown.getAsInt()));
        } else {
            json.nullValue();
        }
        json.name("continuing_subword_prefix")
                .nullValue()
                .name("end_of_word_suffix")
                .nullValue();
        json.name("vocab").beginObject();
        for (int id = 0; id < vocabulary.size(); id++) {
            json.name(vocabulary.token(id)).value(id);
        }
        json.endObject();
    }

    private void writeTemplate(JsonWriter json, GgufVocabulary vocabulary, boolean startsWithBos, String otherwise)
            throws IOException {
        OptionalInt bos = adds("bos", startsWithBos, vocabulary);
        OptionalInt eos = adds("eos", false, vocabulary);
        json.name("post_processor");
        if (bos.isEmpty() && eos.isEmpty()) {
            json.jsonValue(otherwise);
            return;
        }
        json.beginObject().name("type").value("TemplateProcessing");
        json.name("single").beginArray();
        writeSequence(json, vocabulary, bos, eos, "A", 0);
        json.endArray().name("pair").beginArray();
        writeSequence(json, vocabulary, bos, eos, "A", 0);
        writeSequence(json, vocabulary, bos, eos, "B", 1);
        json.endArray().name("special_tokens").beginObject();
        writeSpecial(json, vocabulary, bos);
        if (!bos.equals(eos)) {
            writeSpecial(json, vocabulary, eos);
        }
        json.endObject().endObject();
    }

    private static void writeSequence(
            JsonWriter json, GgufVocabulary vocabulary, OptionalInt bos, OptionalInt eos, String name, int type)
            throws IOException {
        if (bos.isPresent()) {
            writeItem(json, "SpecialToken", vocabulary.token(bos.getAsInt()), type);
        }
        writeItem(json, "Sequence", name, type);
        if (eos.isPresent()) {
            writeItem(json, "SpecialToken", vocabulary.token(eos.getAsInt()), type);
        }
    }

    private static void writeItem(JsonWriter json, String kind, String id, int type) throws IOException {
        json.beginObject().name(kind).beginObject();
        json.name("id").value(id).name("type_id").value(type);
        json.endObject().endObject();
    }

    private static void writeSpecial(JsonWriter json, GgufVocabulary vocabulary, OptionalInt id) throws IOException {
        if (id.isPresent()) {
            String token = vocabulary.token(id.getAsInt());
            json.name(token).beginObject().name("id").value(token);
            json.name("ids").beginArray().value(id.getAsInt()).endArray();
            json.name("tokens").beginArray().value(token).endArray().endObject();
        }
    }
}

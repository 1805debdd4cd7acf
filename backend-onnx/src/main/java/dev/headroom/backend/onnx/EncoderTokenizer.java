package dev.headroom.backend.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.headroom.MalformedFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Text to ids for an encoder, with its special tokens, cut at the longest sequence.
 *
 * <p>Thread-safe. Holds the vocabulary natively until closed.
 */
final class EncoderTokenizer implements AutoCloseable {

    /** The longest sequence of BERT, where neither tokenizer nor configuration states one. */
    private static final int DEFAULT_MAXIMUM = 512;

    private final HuggingFaceTokenizer tokenizer;
    private boolean closed;

    private EncoderTokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** A tokenised sentence: its ids and their segment types, of one length. */
    static final class Sentence {

        private final long[] ids;
        private final long[] types;

        Sentence(long[] ids, long[] types) {
            this.ids = ids;
            this.types = types;
        }

        long id(int index) {
            return ids[index];
        }

        long type(int index) {
            return types[index];
        }

        int length() {
            return ids.length;
        }
    }

    static EncoderTokenizer open(Path tokenizerJson, int maximum) {
        return new EncoderTokenizer(TokenizerRuntime.open(
                tokenizerJson,
                Map.of(
                        "addSpecialTokens", "true",
                        "truncation", "true",
                        "maxLength", Integer.toString(maximum),
                        "padding", "false")));
    }

    /** Returns where sequences are cut: where the tokenizer says, else where the model ends. */
    static int maximum(Path tokenizerJson, Optional<Integer> modelMaximum) {
        int model = modelMaximum.orElse(DEFAULT_MAXIMUM);
        return EncoderConfig.readJson(tokenizerJson)
                .map(json -> json.get("truncation"))
                .filter(JsonElement::isJsonObject)
                .map(truncation -> ((JsonObject) truncation).get("max_length"))
                .map(length -> maximum(tokenizerJson, length, model))
                .orElse(model);
    }

    private static int maximum(Path file, JsonElement stated, int model) {
        double length = stated instanceof JsonPrimitive primitive && primitive.isNumber()
                ? primitive.getAsDouble()
                : Double.NaN;
        if (!(length >= 1)) {
            throw new MalformedFileException(
                    file.toString(), "truncation.max_length", "be a number of at least 1", stated.toString());
        }
        return (int) Math.min(length, model);
    }

    synchronized Sentence encode(String text) {
        if (closed) {
            throw new IllegalStateException("the tokenizer of a closed model was used");
        }
        Encoding encoding = tokenizer.encode(text, true, false);
        return new Sentence(encoding.getIds(), encoding.getTypeIds());
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            tokenizer.close();
        }
    }
}

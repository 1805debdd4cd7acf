package dev.headroom.inference;

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
public final class EncoderTokenizer implements AutoCloseable {

    /** The longest sequence of BERT, where neither tokenizer nor configuration states one. */
    private static final int DEFAULT_MAXIMUM = 512;

    private final HuggingFaceTokenizer tokenizer;
    private boolean closed;

    private EncoderTokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** A tokenised sentence: its ids and their segment types, of one length. */
    public static final class Sentence {

        private final long[] ids;
        private final long[] types;

        /** Wraps ids and types. */
        public Sentence(long[] ids, long[] types) {
            this.ids = ids;
            this.types = types;
        }

        /** Returns the id of a token. */
        public long id(int index) {
            return ids[index];
        }

        /** Returns the segment of a token. */
        public long type(int index) {
            return types[index];
        }

        /** Returns the tokens of the sentence. */
        public int length() {
            return ids.length;
        }
    }

    /** Reads a {@code tokenizer.json}; sequences are cut at {@code maximum} tokens. */
    public static EncoderTokenizer open(Path tokenizerJson, int maximum) {
        return new EncoderTokenizer(TokenizerRuntime.open(
                tokenizerJson,
                Map.of(
                        "addSpecialTokens", "true",
                        "truncation", "true",
                        "maxLength", Integer.toString(maximum),
                        "padding", "false")));
    }

    /** Returns where sequences are cut: where the tokenizer says, else where the model ends. */
    public static int maximum(Path tokenizerJson, Optional<Integer> modelMaximum) {
        int model = modelMaximum.orElse(DEFAULT_MAXIMUM);
        return OptionalJson.read(tokenizerJson)
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

    /** Returns the tokens of a sentence. */
    public synchronized Sentence encode(String text) {
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

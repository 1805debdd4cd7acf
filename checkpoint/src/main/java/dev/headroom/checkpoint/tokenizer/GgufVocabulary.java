package dev.headroom.checkpoint.tokenizer;

import dev.headroom.checkpoint.gguf.GgufMetadata;
import dev.headroom.checkpoint.json.StrictJson;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The tokens of a GGUF file with their kinds. */
final class GgufVocabulary {

    private static final int LONGEST_TOKEN = 1024;
    private static final int UNKNOWN = 2;
    private static final int CONTROL = 3;
    private static final int USER_DEFINED = 4;
    private static final int BYTE = 6;

    private final GgufMetadata metadata;
    private final List<String> tokens;
    private final Map<String, Integer> ids;
    private final int[] kinds;

    GgufVocabulary(GgufMetadata metadata) {
        this.metadata = metadata;
        this.tokens = metadata.texts("tokenizer.ggml.tokens")
                .filter(list -> !list.isEmpty())
                .orElseThrow(() -> metadata.wrong("tokenizer.ggml.tokens", "be there", "absent"));
        this.ids = new HashMap<>(tokens.size() * 2);
        for (int id = 0; id < tokens.size(); id++) {
            String token = tokens.get(id);
            if (token.length() > LONGEST_TOKEN) {
                throw metadata.wrong(
                        "token " + id, "be at most " + LONGEST_TOKEN + " characters long", token.length() + "");
            }
            if (ids.put(token, id) != null) {
                throw metadata.wrong("token " + id, "be unique", StrictJson.brief(token));
            }
        }
        this.kinds = kinds();
    }

    private int[] kinds() {
        double[] types = numbers("tokenizer.ggml.token_type");
        int[] kinds = new int[tokens.size()];
        for (int id = 0; id < kinds.length; id++) {
            kinds[id] = types.length > 0 ? (int) types[id] : guessed(tokens.get(id));
        }
        // Old converters left the special tokens without a kind.
        for (String special : List.of("bos", "eos", "unknown")) {
            special(special).ifPresent(id -> kinds[id] = kinds[id] == UNKNOWN ? UNKNOWN : CONTROL);
        }
        return kinds;
    }

    private static int guessed(String token) {
        return token.matches("<0x[0-9A-F]{2}>") ? BYTE : 1;
    }

    /** Returns one number per token, or none where the key is absent. */
    double[] numbers(String key) {
        double[] numbers = metadata.numbers(key).orElse(new double[0]);
        if (numbers.length > 0 && numbers.length != tokens.size()) {
            throw metadata.wrong(key, "have one value for each of " + tokens.size() + " tokens", numbers.length + "");
        }
        if (Arrays.stream(numbers).anyMatch(Double::isNaN)) {
            throw metadata.wrong(key, "hold numbers", "NaN");
        }
        return numbers;
    }

    int size() {
        return tokens.size();
    }

    String token(int id) {
        return tokens.get(id);
    }

    boolean contains(String token) {
        return ids.containsKey(token);
    }

    /** Returns the id of an ordinary token: one that text can be merged into. */
    OptionalInt ordinary(String token) {
        Integer id = ids.get(token);
        return id == null || !isOrdinary(id) ? OptionalInt.empty() : OptionalInt.of(id);
    }

    boolean isOrdinary(int id) {
        return kinds[id] != UNKNOWN && kinds[id] != CONTROL && kinds[id] != USER_DEFINED && kinds[id] != BYTE;
    }

    /** Returns whether the token is cut out of the text before anything else. */
    boolean isAdded(int id) {
        return kinds[id] == USER_DEFINED || isSpecial(id);
    }

    boolean isSpecial(int id) {
        return kinds[id] == CONTROL || kinds[id] == UNKNOWN;
    }

    /** Returns the id under {@code tokenizer.ggml.NAME_token_id}. */
    OptionalInt special(String name) {
        return metadata.token("tokenizer.ggml." + name + "_token_id", tokens.size());
    }
}

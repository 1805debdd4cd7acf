package dev.headroom.checkpoint.gguf;

import dev.headroom.MalformedFileException;
import dev.headroom.UnsupportedFeatureException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The key/value pairs of a GGUF file. Only the places of the values are kept; a value is decoded when it is asked for,
 * so that a vocabulary costs nothing to who does not need it. A key that is absent is empty; a value of the wrong type
 * gives {@link MalformedFileException}.
 *
 * <p>Thread-safe.
 */
public final class GgufMetadata {

    private static final int LONGEST_KEY = 65_535;
    private static final int LONGEST_TEXT = 1 << 24;
    private static final int DEEPEST_ARRAY = 8;

    private final String file;
    private final GgufCursor header;
    private final Map<String, Value> values;

    private record Value(GgufType type, int at) {}

    private GgufMetadata(String file, GgufCursor header, Map<String, Value> values) {
        this.file = file;
        this.header = header;
        this.values = Collections.unmodifiableMap(values);
    }

    /** Reads {@code count} pairs and leaves the cursor behind them. */
    static GgufMetadata read(String file, GgufCursor cursor, long count) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (long i = 0; i < count; i++) {
            String key = cursor.text("key " + i, LONGEST_KEY);
            if (key.isEmpty()) {
                throw cursor.wrong("key " + i, "not be empty", "empty");
            }
            GgufType type = GgufType.read(cursor, key);
            if (values.put(key, new Value(type, cursor.position())) != null) {
                throw cursor.wrong(key, "occur once", "repeated");
            }
            skip(type, cursor, key, 0);
        }
        return new GgufMetadata(file, cursor, values);
    }

    private static void skip(GgufType type, GgufCursor cursor, String key, int depth) {
        if (type == GgufType.STRING) {
            cursor.skip(cursor.count(key + " length", 1), key);
        } else if (type == GgufType.BOOL) {
            int value = cursor.int8(key);
            if (value != 0 && value != 1) {
                throw cursor.wrong(key, "be 0 or 1", value + "");
            }
        } else if (type != GgufType.ARRAY) {
            cursor.skip(type.leastBytes, key);
        } else {
            if (depth == DEEPEST_ARRAY) {
                throw cursor.wrong(key, "be nested at most " + DEEPEST_ARRAY + " deep", "deeper");
            }
            GgufType element = GgufType.read(cursor, key);
            long count = cursor.count(key + " count", element.leastBytes);
            if (element == GgufType.STRING || element == GgufType.ARRAY) {
                for (long i = 0; i < count; i++) {
                    skip(element, cursor, key, depth + 1);
                }
            } else {
                cursor.skip(count * element.leastBytes, key);
            }
        }
    }

    /** Returns the file, for messages. */
    public String file() {
        return file;
    }

    /** Returns all keys. */
    public Set<String> keys() {
        return values.keySet();
    }

    /** Returns an integer in {@code [minimum, maximum]}, of whatever width it is stored. */
    public OptionalInt integer(String key, int minimum, int maximum) {
        Value value = values.get(key);
        if (value == null) {
            return OptionalInt.empty();
        }
        long integer = value.type().integer(header.at(value.at()), key);
        if (integer < minimum || integer > maximum) {
            throw wrong(key, "be in [" + minimum + ", " + maximum + "]", integer + "");
        }
        return OptionalInt.of((int) integer);
    }

    /** Returns a required integer in {@code [minimum, maximum]}. */
    public int requiredInteger(String key, int minimum, int maximum) {
        return integer(key, minimum, maximum)
                .orElseThrow(() -> wrong(key, "be in [" + minimum + ", " + maximum + "]", "absent"));
    }

    /**
     * Returns a token id below {@code vocabulary}. The id 2<sup>32</sup>-1, and -1, stand for no token.
     *
     * @param key a key that ends in {@code _token_id}
     * @param vocabulary number of tokens
     */
    public OptionalInt token(String key, int vocabulary) {
        Value value = values.get(key);
        if (value == null) {
            return OptionalInt.empty();
        }
        long id = value.type().integer(header.at(value.at()), key);
        if (id == 0xFFFFFFFFL || id == -1) {
            return OptionalInt.empty();
        }
        if (id < 0 || id >= vocabulary) {
            throw wrong(key, "be below the " + vocabulary + " tokens", id + "");
        }
        return OptionalInt.of((int) id);
    }

    /** Returns a number above {@code above} and at most {@code maximum}. */
    public OptionalDouble number(String key, double above, double maximum) {
        Value value = values.get(key);
        if (value == null) {
            return OptionalDouble.empty();
        }
        double number = value.type().number(header.at(value.at()), key);
        if (!(number > above && number <= maximum)) {
            throw wrong(key, "be in (" + above + ", " + maximum + "]", number + "");
        }
        return OptionalDouble.of(number);
    }

    /** Returns a boolean. */
    public Optional<Boolean> flag(String key) {
        return typed(key, GgufType.BOOL).map(value -> header.at(value.at()).int8(key) == 1);
    }

    /** Returns a string. */
    public Optional<String> text(String key) {
        return typed(key, GgufType.STRING).map(value -> header.at(value.at()).text(key, LONGEST_TEXT));
    }

    /** Returns an array of strings. */
    public Optional<List<String>> texts(String key) {
        return typed(key, GgufType.ARRAY).map(value -> {
            GgufCursor cursor = header.at(value.at());
            if (GgufType.read(cursor, key) != GgufType.STRING) {
                throw wrong(key, "be an array of strings", "another array");
            }
            int count = (int) cursor.count(key, GgufType.STRING.leastBytes);
            List<String> texts = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                texts.add(cursor.text(key, LONGEST_TEXT));
            }
            return texts;
        });
    }

    /** Returns an array of numbers of any type. */
    public Optional<double[]> numbers(String key) {
        return typed(key, GgufType.ARRAY).map(value -> {
            GgufCursor cursor = header.at(value.at());
            GgufType element = GgufType.read(cursor, key);
            double[] numbers = new double[(int) cursor.count(key, element.leastBytes)];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = element.number(cursor, key);
            }
            return numbers;
        });
    }

    /** Returns the error for a value. */
    public MalformedFileException wrong(String key, String rule, String value) {
        return header.wrong(key, rule, value);
    }

    /** Returns the error for something that keeps the format but is not built. */
    public UnsupportedFeatureException unsupported(String feature) {
        return new UnsupportedFeatureException(feature, file);
    }

    private Optional<Value> typed(String key, GgufType type) {
        Optional<Value> value = Optional.ofNullable(values.get(key));
        if (value.isPresent() && value.get().type() != type) {
            throw wrong(key, "be of type " + type, value.get().type() + "");
        }
        return value;
    }
}

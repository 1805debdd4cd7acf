package dev.headroom.checkpoint.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.headroom.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Typed fields of one JSON object of a file. A field that is absent or null is empty; one of the wrong type or range
 * gives {@link MalformedFileException} naming it.
 *
 * <p>One thread at a time: it notes what was asked for, so that {@link #end} can refuse the rest.
 */
public final class JsonFields {

    /** Bytes of the longest file that is read. */
    public static final int MAXIMUM_FILE = 64 << 20;

    private final String file;
    private final String prefix;
    private final JsonObject object;
    private final Set<String> asked = new HashSet<>();

    private JsonFields(String file, String prefix, JsonObject object) {
        this.file = file;
        this.prefix = prefix;
        this.object = object;
    }

    /** Reads a file of at most {@value #MAXIMUM_FILE} bytes. */
    public static JsonFields read(Path path) {
        return parse(path.toString(), bytes(path, MAXIMUM_FILE));
    }

    /** Parses the content of {@code file}. */
    public static JsonFields parse(String file, byte[] utf8) {
        return new JsonFields(file, "", StrictJson.object(file, utf8));
    }

    /**
     * Reads a whole file.
     *
     * @param limit most bytes to take
     * @throws MalformedFileException if it is absent or longer
     */
    public static byte[] bytes(Path path, int limit) {
        if (!Files.isRegularFile(path)) {
            throw new MalformedFileException(path.toString(), "the file", "exist", "absent");
        }
        try (InputStream in = Files.newInputStream(path)) {
            long size = Files.size(path);
            if (size > limit) {
                throw new MalformedFileException(path.toString(), "size", "be at most " + limit + " bytes", size + "");
            }
            return in.readNBytes(limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the file that the fields are from. */
    public String file() {
        return file;
    }

    /** Returns the names of all fields. */
    public Set<String> names() {
        return object.keySet();
    }

    /** Returns whether the field is there and not null. */
    public boolean has(String name) {
        return value(name).isPresent();
    }

    /** Returns a required integer in {@code [minimum, maximum]}. */
    public int integer(String name, int minimum, int maximum) {
        return (int) longInteger(name, minimum, maximum);
    }

    /** Returns a required integer in {@code [minimum, maximum]}; exact up to 18 digits. */
    public long longInteger(String name, long minimum, long maximum) {
        JsonElement value = value(name).orElseThrow(() -> absent(name, range(minimum, maximum)));
        return integer(name, value, minimum, maximum);
    }

    /** Returns an integer in {@code [minimum, maximum]}. */
    public OptionalInt optionalInteger(String name, int minimum, int maximum) {
        Optional<JsonElement> value = value(name);
        return value.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) integer(name, value.get(), minimum, maximum));
    }

    /** Returns a list of integers; a single one counts as a list. */
    public List<Integer> integers(String name, int minimum, int maximum) {
        Optional<JsonElement> value = value(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!value.get().isJsonArray()) {
            return List.of((int) integer(name, value.get(), minimum, maximum));
        }
        List<Integer> integers = new ArrayList<>();
        value.get().getAsJsonArray().forEach(element -> integers.add((int) integer(name, element, minimum, maximum)));
        return integers;
    }

    /** Returns a number above {@code above} and at most {@code maximum}. */
    public OptionalDouble numberAbove(String name, double above, double maximum) {
        return number(name, Math.nextUp(above), maximum, "(" + above);
    }

    /** Returns a number in {@code [minimum, maximum]}. */
    public OptionalDouble number(String name, double minimum, double maximum) {
        return number(name, minimum, maximum, "[" + minimum);
    }

    /** Returns a required number in {@code [minimum, maximum]}. */
    public double requiredNumber(String name, double minimum, double maximum) {
        return number(name, minimum, maximum)
                .orElseThrow(() -> absent(name, "be a number in [" + minimum + ", " + maximum + "]"));
    }

    private OptionalDouble number(String name, double minimum, double maximum, String begin) {
        Optional<JsonElement> value = value(name);
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        double number = number(value.get());
        if (!(number >= minimum && number <= maximum)) {
            throw wrong(name, "be a number in " + begin + ", " + maximum + "]", shown(value.get()));
        }
        return OptionalDouble.of(number);
    }

    /** Returns a boolean. */
    public Optional<Boolean> flag(String name) {
        return value(name).map(value -> {
            if (value instanceof JsonPrimitive primitive && primitive.isBoolean()) {
                return primitive.getAsBoolean();
            }
            throw wrong(name, "be true or false", shown(value));
        });
    }

    /** Returns a string. */
    public Optional<String> text(String name) {
        return value(name).map(value -> text(name, value));
    }

    /** Returns a required string. */
    public String requiredText(String name) {
        return text(name).orElseThrow(() -> absent(name, "be a string"));
    }

    /** Returns a list of strings; possibly empty. */
    public List<String> texts(String name) {
        Optional<JsonElement> value = value(name);
        List<String> texts = new ArrayList<>();
        if (value.isPresent()) {
            if (!value.get().isJsonArray()) {
                throw wrong(name, "be a list of strings", shown(value.get()));
            }
            value.get().getAsJsonArray().forEach(element -> texts.add(text(name, element)));
        }
        return texts;
    }

    /** Returns an object. */
    public Optional<JsonFields> object(String name) {
        return value(name).map(value -> {
            if (!value.isJsonObject()) {
                throw wrong(name, "be an object", shown(value));
            }
            return new JsonFields(file, prefix + name + ".", value.getAsJsonObject());
        });
    }

    /** Returns a required object. */
    public JsonFields requiredObject(String name) {
        return object(name).orElseThrow(() -> absent(name, "be an object"));
    }

    /**
     * Ends the reading of an object whose fields are all known.
     *
     * @throws MalformedFileException if it has a field that nobody asked for
     */
    public void end() {
        Set<String> unknown = new TreeSet<>(object.keySet());
        unknown.removeAll(asked);
        if (!unknown.isEmpty()) {
            String part = prefix.isEmpty() ? "content" : prefix.substring(0, prefix.length() - 1);
            throw new MalformedFileException(file, part, "hold no unknown fields", StrictJson.brief(unknown + ""));
        }
    }

    private MalformedFileException absent(String name, String rule) {
        return wrong(name, rule, "absent");
    }

    /** Returns the error for a field. */
    public MalformedFileException wrong(String name, String rule, String value) {
        return new MalformedFileException(file, prefix + StrictJson.brief(name), rule, StrictJson.brief(value));
    }

    private Optional<JsonElement> value(String name) {
        asked.add(name);
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isJsonNull());
    }

    private String text(String name, JsonElement value) {
        if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString();
        }
        throw wrong(name, "be a string", shown(value));
    }

    private long integer(String name, JsonElement value, long minimum, long maximum) {
        // a long where the text has no more than 18 digits, else a double
        if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
            double number = primitive.getAsDouble();
            long whole = primitive.getAsLong();
            if (number == Math.rint(number) && number >= minimum && number <= maximum && whole == number) {
                return whole;
            }
        }
        throw wrong(name, range(minimum, maximum), shown(value));
    }

    private static double number(JsonElement value) {
        return value instanceof JsonPrimitive primitive && primitive.isNumber() ? primitive.getAsDouble() : Double.NaN;
    }

    private static String range(long minimum, long maximum) {
        return "be an integer in [" + minimum + ", " + maximum + "]";
    }

    private static String shown(JsonElement value) {
        return value.isJsonPrimitive() ? value.getAsString() : value.isJsonArray() ? "a list" : "an object";
    }
}

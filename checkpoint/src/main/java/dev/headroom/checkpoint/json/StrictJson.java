package dev.headroom.checkpoint.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.headroom.MalformedFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Reads JSON as RFC 8259 has it: UTF-8, no duplicate keys, at most {@value #MAXIMUM_DEPTH} levels deep. */
public final class StrictJson {

    /** Levels of arrays and objects. */
    public static final int MAXIMUM_DEPTH = 32;

    private static final int MAXIMUM_NUMBER = 64;
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

    private StrictJson() {}

    /** Returns a reader that refuses everything outside the standard. */
    public static JsonReader reader(InputStream utf8) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        JsonReader reader = new JsonReader(new InputStreamReader(utf8, decoder));
        reader.setStrictness(Strictness.STRICT);
        reader.setNestingLimit(MAXIMUM_DEPTH);
        return reader;
    }

    /**
     * Returns the integer that the reader stands at.
     *
     * @throws NumberFormatException if there is something else, or more than 18 digits
     */
    public static long integer(JsonReader reader) throws IOException {
        if (reader.peek() != JsonToken.NUMBER) {
            throw new NumberFormatException("an integer was expected, found " + reader.peek());
        }
        String text = reader.nextString();
        if (!INTEGER.matcher(text).matches()) {
            throw new NumberFormatException("an integer of up to 18 digits was expected, found " + brief(text));
        }
        return Long.parseLong(text);
    }

    /** Returns the error for a file that the reader refused. */
    public static MalformedFileException malformed(String file, JsonReader reader, Exception cause) {
        return new MalformedFileException(
                file, "JSON at " + brief(reader.getPath()), "follow the format", brief("" + cause.getMessage()), cause);
    }

    /** Reads one object. */
    static JsonObject object(String file, byte[] utf8) {
        JsonReader reader = reader(new ByteArrayInputStream(utf8));
        try {
            JsonElement element = element(file, reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new MalformedFileException(file, "JSON", "end after its object", reader.peek() + "");
            }
            if (!element.isJsonObject()) {
                throw new MalformedFileException(file, "JSON", "be an object", brief(element + ""));
            }
            return element.getAsJsonObject();
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw malformed(file, reader, e);
        }
    }

    private static JsonElement element(String file, JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> {
                JsonObject object = new JsonObject();
                reader.beginObject();
                while (reader.hasNext()) {
                    String key = reader.nextName();
                    if (object.has(key)) {
                        throw duplicate(file, key);
                    }
                    object.add(key, element(file, reader));
                }
                reader.endObject();
                yield object;
            }
            case BEGIN_ARRAY -> {
                JsonArray array = new JsonArray();
                reader.beginArray();
                while (reader.hasNext()) {
                    array.add(element(file, reader));
                }
                reader.endArray();
                yield array;
            }
            case STRING -> new JsonPrimitive(reader.nextString());
            case NUMBER -> new JsonPrimitive(number(reader.nextString()));
            case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
            case NULL -> {
                reader.nextNull();
                yield JsonNull.INSTANCE;
            }
            default -> throw new IllegalStateException("a value was expected, found " + reader.peek());
        };
    }

    /** Returns the error for a key that comes twice. */
    public static MalformedFileException duplicate(String file, String key) {
        return new MalformedFileException(file, "key " + brief(key), "occur once", "repeated");
    }

    private static Number number(String text) {
        if (text.length() > MAXIMUM_NUMBER) {
            throw new NumberFormatException("a number of up to " + MAXIMUM_NUMBER + " characters was expected");
        }
        if (INTEGER.matcher(text).matches()) {
            return Long.valueOf(text);
        }
        return Double.valueOf(text);
    }

    /** Shortens text from a file for a message. */
    public static String brief(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "... (" + text.length() + " characters)";
    }
}

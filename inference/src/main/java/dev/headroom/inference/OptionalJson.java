package dev.headroom.inference;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.headroom.MalformedFileException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** JSON files that a model may lack. */
public final class OptionalJson {

    private OptionalJson() {}

    /**
     * Reads a JSON object; absent where there is no such file.
     *
     * @throws MalformedFileException if it holds something else
     */
    public static Optional<JsonObject> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            JsonElement json = JsonParser.parseReader(reader);
            if (json.isJsonObject()) {
                return Optional.of(json.getAsJsonObject());
            }
            throw new MalformedFileException(file.toString(), "content", "be a JSON object", "something else");
        } catch (JsonParseException e) {
            throw new MalformedFileException(file.toString(), "content", "be a JSON object", "broken JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

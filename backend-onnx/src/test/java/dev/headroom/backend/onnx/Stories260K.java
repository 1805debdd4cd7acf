package dev.headroom.backend.onnx;

import dev.headroom.testkit.TestData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of stories260K, with the context that the model was trained for: its metadata states 128 instead of 512. */
final class Stories260K {

    private static final int CONTEXT = 512;

    private Stories260K() {}

    static Path copyTo(Path folder) throws IOException {
        ByteBuffer gguf = ByteBuffer.wrap(
                        Files.readAllBytes(TestData.require("models/stories260K/stories260Ktok512.gguf")))
                .order(ByteOrder.LITTLE_ENDIAN);
        // after the key stand its type, four bytes, and the value
        int key = new String(gguf.array(), StandardCharsets.ISO_8859_1).indexOf("llama.context_length");
        gguf.putInt(key + "llama.context_length".length() + Integer.BYTES, CONTEXT);
        return Files.write(folder.resolve("stories260K.gguf"), gguf.array());
    }
}

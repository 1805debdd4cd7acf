package dev.headroom.backend.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl;
import dev.headroom.backend.onnx.OnnxBackendProvider;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.safetensors.SafetensorsWriter;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import dev.headroom.spi.ModelBackendProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * all-MiniLM-L6-v2 (Apache-2.0), whose weights Maven Central has inside an ONNX graph, put back into a checkpoint: both
 * backends give the same vectors.
 */
@Tag("model")
class MiniLmEqualityTest {

    private static final List<String> TEXTS = List.of(
            "A cat sleeps on the sofa.",
            "",
            "The central bank raised its interest rates by a quarter of a point, to the surprise of most observers, who"
                    + " had expected them to stay where they were until the spring.",
            "Ein Satz mit Umlauten: äöü, 日本語 and 😀.");

    @TempDir
    Path folder;

    @Test
    void theCheckpointGivesTheVectorsOfTheGraph() throws Exception {
        Path exported = Files.createDirectory(folder.resolve("onnx"));
        Path checkpoint = Files.createDirectory(folder.resolve("checkpoint"));
        copy("/all-minilm-l6-v2.onnx", exported.resolve("model.onnx"));
        copy("/all-minilm-l6-v2-tokenizer.json", exported.resolve("tokenizer.json"));
        copy("/all-minilm-l6-v2-tokenizer.json", checkpoint.resolve("tokenizer.json"));
        writeWeights(exported.resolve("model.onnx"), checkpoint.resolve("model.safetensors"));
        Files.writeString(checkpoint.resolve("config.json"), """
                {"architectures": ["BertModel"], "model_type": "bert", "hidden_size": 384, "num_hidden_layers": 6,
                 "num_attention_heads": 12, "intermediate_size": 1536, "vocab_size": 30522,
                 "max_position_embeddings": 512, "type_vocab_size": 2, "layer_norm_eps": 1e-12, "hidden_act": "gelu"}""");
        List<float[]> graph = embed(new OnnxBackendProvider(), new ModelFiles("graph", exported, ModelFormat.ONNX));
        List<float[]> arrays =
                embed(new DjlBackendProvider(), new ModelFiles("arrays", checkpoint, ModelFormat.CHECKPOINT));
        for (int text = 0; text < TEXTS.size(); text++) {
            for (int i = 0; i < graph.get(text).length; i++) {
                assertThat(arrays.get(text)[i]).as(TEXTS.get(text)).isCloseTo(graph.get(text)[i], within(1e-5f));
            }
        }
    }

    private static List<float[]> embed(ModelBackendProvider provider, ModelFiles files) {
        try (ModelBackend backend = provider.open(BackendSettings.ofThreads(1));
                LoadedModel model = backend.load(files, LoadSettings.ofContext(256), new CancelToken())) {
            return model.embedder().embed(TEXTS, new CancelToken()).vectors();
        }
    }

    /** Named tensors stay as they are; the export turned matrices around and kept their names in the nodes alone. */
    private static void writeWeights(Path graph, Path target) throws IOException {
        OnnxMl.GraphProto proto;
        try (InputStream in = Files.newInputStream(graph)) {
            proto = OnnxMl.ModelProto.parseFrom(in).getGraph();
        }
        Map<String, OnnxMl.TensorProto> initializers = new LinkedHashMap<>();
        proto.getInitializerList().forEach(tensor -> initializers.put(tensor.getName(), tensor));
        Map<String, OnnxMl.TensorProto> named = new LinkedHashMap<>();
        initializers.forEach((name, tensor) -> {
            if (name.endsWith(".weight") || name.endsWith(".bias")) {
                named.put(name, tensor);
            }
        });
        Map<String, OnnxMl.TensorProto> turned = new LinkedHashMap<>();
        for (OnnxMl.NodeProto node : proto.getNodeList()) {
            if (node.getOpType().equals("MatMul") && initializers.containsKey(node.getInput(1))) {
                String module = node.getName().substring(1, node.getName().lastIndexOf('/'));
                turned.put(module.replace('/', '.') + ".weight", initializers.get(node.getInput(1)));
            }
        }
        assertThat(turned).hasSize(36);
        List<TensorInfo> tensors = new ArrayList<>();
        named.forEach((name, tensor) -> tensors.add(new TensorInfo(name, DType.F32, tensor.getDimsList())));
        turned.forEach((name, tensor) ->
                tensors.add(new TensorInfo(name, DType.F32, List.of(tensor.getDims(1), tensor.getDims(0)))));
        try (SafetensorsWriter writer = SafetensorsWriter.create(target, tensors, Map.of("format", "pt"))) {
            named.forEach((name, tensor) -> append(writer, name, floats(tensor)));
            turned.forEach((name, tensor) -> append(writer, name, transposed(tensor)));
            writer.commit();
        }
    }

    private static void append(SafetensorsWriter writer, String name, float[] values) {
        writer.append(name, values, 0, values.length);
    }

    private static float[] floats(OnnxMl.TensorProto tensor) {
        float[] values = new float[tensor.getRawData().size() / Float.BYTES];
        tensor.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    private static float[] transposed(OnnxMl.TensorProto tensor) {
        int rows = (int) tensor.getDims(0);
        int columns = (int) tensor.getDims(1);
        float[] values = floats(tensor);
        float[] turned = new float[values.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column * rows + row] = values[row * columns + column];
            }
        }
        return turned;
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream in = MiniLmEqualityTest.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is not on the class path");
            }
            Files.copy(in, file);
        }
    }
}

package dev.headroom.backend.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.headroom.spi.BackendSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZeroTensorsTest {

    @Test
    void theGraphIsOneNodeThatMakesZeros() throws Exception {
        ModelProto model = ModelProto.parseFrom(ZeroTensors.graph());
        assertThat(model.getGraph().getNodeList()).singleElement().satisfies(node -> {
            assertThat(node.getOpType()).isEqualTo("ConstantOfShape");
            assertThat(node.getAttributeList()).isEmpty();
        });
    }

    @Test
    void tensorsOutliveTheirAllocatorAndHoldZeros() {
        List<String> found = new ArrayList<>();
        OrtThread.get().call(() -> found.add(allocateAndDescribe()));
        assertThat(found).containsExactly("[1, 2, 8, 4] 64 0.0");
    }

    private static String allocateAndDescribe() {
        try {
            OrtRuntime runtime = new OrtRuntime(BackendSettings.ofThreads(1));
            OnnxTensor tensor;
            try (ZeroTensors zeros = new ZeroTensors(runtime)) {
                tensor = zeros.allocate(new long[] {1, 2, 8, 4});
            }
            try (tensor) {
                float sum = 0;
                float[] values = new float[64];
                tensor.getFloatBuffer().get(values);
                for (float value : values) {
                    sum += Math.abs(value);
                }
                return java.util.Arrays.toString(tensor.getInfo().getShape()) + " " + values.length + " " + sum;
            }
        } catch (OrtException e) {
            throw new AssertionError(e);
        }
    }
}

package dev.headroom.backend.djl.op;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import dev.headroom.backend.djl.engine.CpuFeatures;
import dev.headroom.backend.djl.engine.TorchEngine;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OperatorChoiceTest {

    @Test
    void multipliesInBfloat16WhereTheProcessorHasInstructionsForIt() {
        OperatorChoice choice = new OperatorChoice(new CpuFeatures(Set.of("avx2", "avx512_bf16")));
        assertThat(choice.fastestLinear()).isEqualTo(LinearPrecision.BFLOAT16);
        assertThat(choice.describe()).contains("bfloat16").contains("avx512_bf16");
    }

    @Test
    void staysInFloat32WhereItHasNone() {
        OperatorChoice choice = new OperatorChoice(new CpuFeatures(Set.of("avx2")));
        assertThat(choice.fastestLinear()).isEqualTo(LinearPrecision.FLOAT32);
        assertThat(choice.describe()).contains("float32").contains("no amx_bf16");
    }

    @Test
    void opensTheFusedOperatorsWhereTheyLoad() {
        try (NDManager manager = TorchEngine.load().newManager();
                TensorOps ops = OperatorChoice.detect().open(manager, LinearPrecision.FLOAT32)) {
            assertThat(ops).isInstanceOf(FusedOps.class);
            assertThat(ops.describe()).contains("fused").contains("float32");
        }
    }

    @Test
    void fallsBackToThePlainOnesWhereTheyDoNot() {
        NDManager closed = TorchEngine.load().newManager();
        closed.close();
        try (TensorOps ops = OperatorChoice.detect().open(closed, LinearPrecision.BFLOAT16)) {
            assertThat(ops).isInstanceOf(PlainOps.class);
            assertThat(ops.describe()).contains("composed").contains("float32");
        }
    }
}

package dev.headroom.backend.djl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuFeaturesTest {

    @TempDir
    Path folder;

    @Test
    void readsTheFlagsOfIntelAndArm() throws Exception {
        Path intel = Files.writeString(folder.resolve("intel"), "processor\t: 0\nflags\t\t: fpu avx2 amx_bf16\n");
        assertThat(CpuFeatures.read(intel).flags()).containsExactlyInAnyOrder("fpu", "avx2", "amx_bf16");
        assertThat(CpuFeatures.read(intel).multipliesBfloat16()).isTrue();
        Path arm = Files.writeString(folder.resolve("arm"), "processor\t: 0\nFeatures\t: fp asimd bf16\n");
        assertThat(CpuFeatures.read(arm).bfloat16Flag()).hasValue("bf16");
    }

    @Test
    void knowsNothingWhereThereIsNothingToRead() throws Exception {
        assertThat(CpuFeatures.read(folder.resolve("absent")).flags()).isEmpty();
        Path other = Files.writeString(folder.resolve("other"), "cpu : S390\n");
        assertThat(CpuFeatures.read(other).multipliesBfloat16()).isFalse();
    }
}

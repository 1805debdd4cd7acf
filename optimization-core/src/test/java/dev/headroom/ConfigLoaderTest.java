package dev.headroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.RuntimeSettings.Preload;
import dev.headroom.box.Box;
import dev.headroom.cache.CacheLimits;
import dev.headroom.model.ModelTask;
import dev.headroom.model.Precision;
import dev.headroom.model.Rung;
import dev.headroom.queue.QueueLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {

    private final OptimizationConfig base = OptimizationConfig.forBox(Box.of(2, ByteSize.gigabytes(16)));

    @TempDir
    Path folder;

    @Test
    void takesTheFileOverTheDefaultsAndTheEnvironmentOverTheFile() throws IOException {
        Path file = Files.writeString(
                folder.resolve("headroom.properties"), "queue.capacity=4\nqueue.maximum-wait=5s\nbox.memory=8GB\n");
        OptimizationConfig config =
                ConfigLoader.load(base, Optional.of(file), Map.of("HEADROOM_QUEUE_CAPACITY", "9", "PATH", "/bin"));
        assertThat(config.queue().capacity()).isEqualTo(9);
        assertThat(config.queue().maximumWait()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.box().memory()).isEqualTo(ByteSize.gigabytes(8));
        assertThat(config.queue().maximumExecution()).isEqualTo(QueueLimits.DEFAULT_MAXIMUM_EXECUTION);
    }

    @Test
    void refusesAnUnknownKeyNamingTheNearest() {
        assertThatThrownBy(() -> from("queue.capasity", "4"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("queue.capasity")
                .hasMessageContaining("queue.capacity");
        assertThatThrownBy(() -> ConfigLoader.load(base, Optional.empty(), Map.of("HEADROOM_QUEUE_CAPASITY", "4")))
                .hasMessageContaining("HEADROOM_QUEUE_CAPACITY");
    }

    @Test
    void refusesAValueOutOfRangeNamingKeyRangeAndValue() {
        assertThatThrownBy(() -> from("generation.top-p", "1.5"))
                .hasMessageContaining("generation.top-p")
                .hasMessageContaining("(0, 1]")
                .hasMessageContaining("1.5");
        assertThatThrownBy(() -> from("queue.maximum-wait", "soon")).hasMessageContaining("soon");
        assertThatThrownBy(() -> from("runtime.preload", "never")).hasMessageContaining("on-first-need");
        assertThatThrownBy(() -> from("memory.thresholds", "0.9, 0.8, 0.95")).hasMessageContaining("clear");
    }

    @Test
    void readsThresholdsTogetherBecauseEachBoundsTheNext() {
        OptimizationConfig config = from("memory.thresholds", "0.92, 0.95, 0.97");
        assertThat(config.memory().alert()).isEqualTo(0.92);
        assertThat(config.memory().emergency()).isEqualTo(0.97);
    }

    @Test
    void readsALadder() {
        OptimizationConfig config = from("ladder.generation", "a/b int4 128 1024; c fp32 32 512");
        assertThat(config.ladder().rungs(ModelTask.GENERATION))
                .containsExactly(new Rung("a/b", Precision.INT4, 128, 1024), new Rung("c", Precision.FP32, 32, 512));
    }

    @Test
    void everyKeyChangesTheConfigurationOrRefusesItsOwnFormOnly() {
        Map<String, String> samples = Map.ofEntries(
                Map.entry("number", "3"),
                Map.entry("size", "3MB"),
                Map.entry("duration", "3s"),
                Map.entry("fraction", "0.03"),
                Map.entry("folder", "/tmp/three"),
                Map.entry("folders, comma-separated", "/tmp/a,/tmp/b"),
                Map.entry("id", "three"),
                Map.entry("auto or cpu", "cpu"),
                Map.entry("on-first-need or on-open", "on-open"),
                Map.entry("never or full", "full"),
                Map.entry("model precision block context; …", "m int4 32 64"),
                Map.entry("alert, clear, emergency: three fractions", "0.5,0.6,0.7"));
        for (ConfigKey key : ConfigKey.all()) {
            assertThat(samples).as(key.name()).containsKey(key.form());
            String sample = key.name().equals("runtime.context-length") ? "333" : samples.getOrDefault(key.form(), "");
            assertThat(key.apply(base, sample)).as(key.name()).isNotEqualTo(base);
        }
    }

    @Test
    void findsTheHuggingFaceCacheByTheUsualVariables() {
        Path home = Path.of("/home/u");
        assertThat(ConfigLoader.standardStorage(Map.of(), home).huggingFaceCache())
                .contains(Path.of("/home/u/.cache/huggingface/hub"));
        assertThat(ConfigLoader.standardStorage(Map.of("HF_HOME", "/data/hf"), home)
                        .huggingFaceCache())
                .contains(Path.of("/data/hf/hub"));
        assertThat(ConfigLoader.standardStorage(Map.of("HF_HOME", "/x", "HF_HUB_CACHE", "/data/hub"), home)
                        .huggingFaceCache())
                .contains(Path.of("/data/hub"));
    }

    @Test
    void defaultsAreThoseOfTheDesign() {
        assertThat(base.memory().alert()).isEqualTo(0.80);
        assertThat(base.memory().clear()).isEqualTo(0.90);
        assertThat(base.memory().emergency()).isEqualTo(0.95);
        assertThat(base.memory().interval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(base.cache()).isEqualTo(CacheLimits.defaults());
        assertThat(base.cache().request().maximumEntries()).isEqualTo(10);
        assertThat(base.cache().request().expiry()).isEqualTo(Duration.ofMinutes(5));
        assertThat(base.cache().request().maximumWeight()).isEqualTo(ByteSize.megabytes(100));
        assertThat(base.cache().computation().maximumEntries()).isEqualTo(128);
        assertThat(base.cache().computation().expiry()).isEqualTo(Duration.ofHours(1));
        assertThat(base.cache().computation().maximumWeight()).isEqualTo(ByteSize.megabytes(500));
        assertThat(base.cache().templateWeight()).isEqualTo(ByteSize.megabytes(10));
        assertThat(base.queue().maximumExecution()).isEqualTo(Duration.ofSeconds(30));
        assertThat(base.queue().maximumLoading()).isEqualTo(Duration.ofMinutes(2));
        assertThat(base.ladder().minTokensPerSecond()).isEqualTo(2);
        assertThat(base.runtime().preload()).isEqualTo(Preload.ON_FIRST_NEED);
        assertThat(base.runtime().housekeepingEvery()).isEqualTo(5);
        assertThat(OptimizationConfig.hfSpacesFree().box().cpus()).isEqualTo(2);
        assertThat(OptimizationConfig.hfSpacesFree().box().memory()).isEqualTo(ByteSize.gigabytes(16));
    }

    private OptimizationConfig from(String key, String value) {
        try {
            Path file = Files.writeString(folder.resolve("one.properties"), key + "=" + value + "\n");
            return ConfigLoader.load(base, Optional.of(file), Map.of());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

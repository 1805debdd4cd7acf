package dev.headroom.training.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.headroom.MalformedFileException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.Checkpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterFuzzTest {

    private static final String BITS = "{}[]\":,0123456789-.eEtrufalsn_AB\\\n";

    @TempDir
    Path folder;

    private Path base;
    private byte[] config;
    private byte[] weights;

    @BeforeEach
    void write() throws IOException {
        base = PeftFixture.base(folder);
        Path adapter = PeftFixture.adapter(folder.resolve("whole"));
        config = Files.readAllBytes(adapter.resolve("adapter_config.json"));
        weights = Files.readAllBytes(adapter.resolve("adapter_model.safetensors"));
    }

    @Test
    void refusesEveryTruncation() throws IOException {
        int end = new String(config, StandardCharsets.UTF_8).lastIndexOf('}');
        for (int length = 0; length <= end; length += 7) {
            assertThat(reads(Arrays.copyOf(config, length), weights, "config cut to " + length))
                    .as("config cut to " + length)
                    .isFalse();
        }
        for (int length = 0; length < weights.length; length += 97) {
            assertThat(reads(config, Arrays.copyOf(weights, length), "weights cut to " + length))
                    .as("weights cut to " + length)
                    .isFalse();
        }
    }

    @Test
    void mutatedBytesGiveOneOfTheTwoErrorsOrAnAdapter() throws IOException {
        int header = 8 + (weights[0] & 0xFF) + 256 * (weights[1] & 0xFF);
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] mutatedConfig = config.clone();
            byte[] mutatedWeights = weights.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                byte next =
                        (byte) (random.nextBoolean() ? random.nextInt() : BITS.charAt(random.nextInt(BITS.length())));
                if (random.nextBoolean()) {
                    mutatedConfig[random.nextInt(config.length)] = next;
                } else {
                    mutatedWeights[random.nextInt(header)] = next;
                }
            }
            reads(mutatedConfig, mutatedWeights, "seed " + seed);
        }
    }

    private boolean reads(byte[] configBytes, byte[] weightBytes, String label) throws IOException {
        Path directory = Files.createTempDirectory(folder, "fuzz");
        Files.write(directory.resolve("adapter_config.json"), configBytes);
        Files.write(directory.resolve("adapter_model.safetensors"), weightBytes);
        try (LoraAdapter adapter = LoraAdapter.open(directory);
                Checkpoint checkpoint = Checkpoint.open(base)) {
            TargetLayers layers = TargetLayers.of(checkpoint.config().architecture(), checkpoint.tensors());
            for (TargetLayer layer : adapter.layersOf(layers)) {
                adapter.values(layer.nameOfA());
                adapter.values(layer.nameOfB());
            }
            return true;
        } catch (MalformedFileException | UnsupportedFeatureException expected) {
            return false;
        } catch (RuntimeException | OutOfMemoryError e) {
            return fail(label, e);
        } finally {
            Files.delete(directory.resolve("adapter_config.json"));
            Files.delete(directory.resolve("adapter_model.safetensors"));
        }
    }
}

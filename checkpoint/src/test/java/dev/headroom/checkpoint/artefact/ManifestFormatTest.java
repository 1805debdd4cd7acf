package dev.headroom.checkpoint.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.headroom.MalformedFileException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.artefact.ArtefactManifest.FileEntry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestFormatTest {

    private static final ArtefactManifest MANIFEST = manifest();

    @Test
    void readsWhatItWrites() {
        assertThat(read(text())).isEqualTo(MANIFEST);
    }

    @Test
    void refusesANewerFormat() {
        assertThatThrownBy(() -> read(text().replace("\"formatVersion\": 1", "\"formatVersion\": 2")))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("artefact format 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\"formatVersion\": 1;\"formatVersion\": 0;formatVersion must be an integer in [1",
                "\"formatVersion\": 1;\"formatVersion\": 1.5;formatVersion must be an integer",
                "\"id\": \"stories\";\"id\": 7;id must be a string, was 7",
                "\"id\": \"stories\",;;id must be a string, was absent",
                "\"generation\";\"cooking\";task must be one of",
                "\"layers\": 5;\"layers\": -5;shape.layers must be an integer in [1",
                "\"kvHeads\": 4;\"kvHeads\": 9;shape.kvHeads must be an integer in [1, 8], was 9",
                "\"int4\";\"int3\";weights.precision must be one of [fp32, fp16, int8, int4]",
                "\"model.onnx\";\"../model.onnx\";files must be a plain file name",
                "\"model.onnx\";\"other.onnx\";files must hold model.onnx",
                "\"sha256\": \"00;\"sha256\": \"0G;sha256 must be 64 lower-case hexadecimal digits",
                "\"topOneAgreement\": 0.9375;\"topOneAgreement\": 1.5;quality.topOneAgreement must be a number in [0.0, 1.0]",
                "\"source\":;\"sauce\":;source must be a string, was absent",
                "\"id\":;\"extra\": 1, \"id\":;content must hold no unknown fields, was [extra]",
                "\"id\":;\"id\": \"twice\", \"id\":;key id must occur once"
            })
    void refusesABrokenRuleNamingIt(String part, String replacement, String message) {
        String broken = text().replaceFirst(
                        Pattern.quote(part), Matcher.quoteReplacement(replacement == null ? "" : replacement));

        assertThat(broken).isNotEqualTo(text());
        assertThatThrownBy(() -> read(broken))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageStartingWith("headroom.json: ")
                .hasMessageContaining(message);
    }

    @Test
    void survivesTruncatedAndMutatedManifests() {
        byte[] good = text().getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < good.length - 1; length++) {
            attempt(Arrays.copyOf(good, length), "cut at " + length);
        }
        long seed = 11;
        Random random = new Random(seed);
        for (int round = 0; round < 3000; round++) {
            byte[] bad = good.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            attempt(bad, "seed " + seed + ", round " + round);
        }
    }

    private static void attempt(byte[] json, String what) {
        try {
            ArtefactJson.read("headroom.json", json);
        } catch (MalformedFileException | UnsupportedFeatureException e) {
            assertThat(e).hasMessageContaining("headroom.json");
        } catch (RuntimeException e) {
            fail(what, e);
        }
    }

    private static String text() {
        return new String(ArtefactJson.write(MANIFEST), StandardCharsets.UTF_8);
    }

    private static ArtefactManifest read(String text) {
        return ArtefactJson.read("headroom.json", text.getBytes(StandardCharsets.UTF_8));
    }

    private static ArtefactManifest manifest() {
        ArtefactManifest base = Samples.manifest();
        return new ArtefactManifest(
                base.formatVersion(),
                base.id(),
                base.task(),
                base.architecture(),
                base.shape(),
                base.weights(),
                base.cache(),
                base.tokens(),
                Map.of(ArtefactManifest.GRAPH, new FileEntry(5, "0".repeat(64))),
                base.source(),
                Optional.of(Samples.QUALITY));
    }
}

package dev.headroom.backend.onnx;

import dev.headroom.MalformedFileException;
import dev.headroom.checkpoint.artefact.ArtefactManifest;
import dev.headroom.checkpoint.artefact.DecoderContract;
import dev.headroom.model.LoadSettings;
import java.util.HashSet;
import java.util.Set;

/** What a decoder's manifest says about its graph. */
final class DecoderLayout {

    private DecoderLayout() {}

    /** Returns the layout of the key/value cache, which every decoder has. */
    static ArtefactManifest.Cache cacheOf(ArtefactManifest manifest) {
        return manifest.cache()
                .orElseThrow(() -> new MalformedFileException(
                        ArtefactManifest.FILE_NAME, "cache", "be there for " + manifest.task(), "absent"));
    }

    /** Returns the context that is allocated: what was asked for, at most what the graph allows. */
    static int context(ArtefactManifest manifest, LoadSettings settings) {
        return Math.min(settings.contextLength(), cacheOf(manifest).maximumContext());
    }

    /** Returns the names of the graph's inputs. */
    static Set<String> inputs(ArtefactManifest.Cache layout) {
        Set<String> names = new HashSet<>(Set.of(
                DecoderContract.INPUT_IDS,
                DecoderContract.OUTPUT_POSITIONS,
                DecoderContract.LAST_POSITION,
                DecoderContract.TOTAL_LENGTH));
        for (int layer = 0; layer < layout.layers(); layer++) {
            names.add(DecoderContract.pastKey(layer));
            names.add(DecoderContract.pastValue(layer));
        }
        return names;
    }

    /** Returns the names of the graph's outputs. */
    static Set<String> outputs(ArtefactManifest.Cache layout) {
        Set<String> names = new HashSet<>(Set.of(DecoderContract.LOGITS));
        for (int layer = 0; layer < layout.layers(); layer++) {
            names.add(DecoderContract.presentKey(layer));
            names.add(DecoderContract.presentValue(layer));
        }
        return names;
    }
}

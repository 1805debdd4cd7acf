package dev.headroom.backend.onnx;

import dev.headroom.ByteSize;
import dev.headroom.checkpoint.artefact.Artefact;
import dev.headroom.checkpoint.artefact.ArtefactManifest;
import dev.headroom.checkpoint.artefact.ArtefactManifest.FileEntry;
import dev.headroom.model.ModelProfile;
import dev.headroom.queue.CancelToken;
import java.util.Optional;

/** What is the same for every artefact. */
final class ArtefactProfile {

    private ArtefactProfile() {}

    static ModelProfile of(String id, ArtefactManifest manifest) {
        long bytes =
                manifest.files().values().stream().mapToLong(FileEntry::bytes).sum();
        return new ModelProfile(
                id,
                manifest.task(),
                manifest.architecture(),
                manifest.weights().precision(),
                Optional.of(manifest.shape()),
                ByteSize.of(bytes));
    }

    static void verify(Artefact artefact, CancelToken cancel) {
        cancel.throwIfCancelled();
        artefact.verify((stage, done, total) -> cancel.throwIfCancelled());
    }
}

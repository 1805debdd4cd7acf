package dev.headroom.backend.onnx;

import ai.onnxruntime.OrtException;
import dev.headroom.checkpoint.artefact.Artefact;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.MemoryEstimate;
import dev.headroom.model.ModelProfile;
import dev.headroom.queue.CancelToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The artefact of a decoder. */
record DecoderFolder(String id, Artefact artefact) implements ModelFolder {

    private static final Logger LOG = LoggerFactory.getLogger(DecoderFolder.class);

    @Override
    public ModelProfile profile() {
        return ArtefactProfile.of(id, artefact.manifest());
    }

    @Override
    public MemoryEstimate estimate(LoadSettings settings) {
        return DecoderEstimate.of(artefact.manifest(), DecoderLayout.context(artefact.manifest(), settings));
    }

    @Override
    public void verify(CancelToken cancel) {
        ArtefactProfile.verify(artefact, cancel);
    }

    @Override
    public RunningModel open(OrtRuntime runtime, LoadSettings settings) throws OrtException {
        int context = DecoderLayout.context(artefact.manifest(), settings);
        if (context < settings.contextLength()) {
            LOG.info(
                    "the context of {} is cut from {} to {} tokens, for which it was built",
                    id,
                    settings.contextLength(),
                    context);
        }
        return OnnxDecoder.open(runtime, artefact, profile(), context);
    }
}

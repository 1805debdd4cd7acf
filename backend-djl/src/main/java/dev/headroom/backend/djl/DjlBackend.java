package dev.headroom.backend.djl;

import dev.headroom.UnsupportedFeatureException;
import dev.headroom.backend.djl.engine.TorchEngine;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.MemoryEstimate;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.model.ModelProfile;
import dev.headroom.model.ModelTask;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import dev.headroom.spi.NativeMemoryGauge;
import dev.headroom.spi.NativeMemoryGauge.NativeMemory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads checkpoints. Thread-safe; loads and calls run one after another on the inference thread. */
final class DjlBackend implements ModelBackend {

    private static final Logger LOG = LoggerFactory.getLogger(DjlBackend.class);

    private final BackendSettings settings;
    private final List<RunningModel> models = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    DjlBackend(BackendSettings settings) {
        this.settings = settings;
    }

    @Override
    public String id() {
        return DjlBackendProvider.ID;
    }

    @Override
    public boolean runs(ModelFiles files) {
        return files.format() == ModelFormat.CHECKPOINT || files.format() == ModelFormat.GGUF;
    }

    @Override
    public ModelProfile describe(ModelFiles files) {
        return folder(files).profile();
    }

    @Override
    public MemoryEstimate estimate(ModelFiles files, LoadSettings loadSettings) {
        return folder(files).estimate(loadSettings);
    }

    @Override
    public LoadedModel load(ModelFiles files, LoadSettings loadSettings, CancelToken cancel) {
        ModelFolder folder = folder(files);
        RunningModel model = TorchThread.get().call(() -> {
            cancel.throwIfCancelled();
            TorchEngine torch = engine();
            return TorchThread.withoutGradients(
                    "loading " + files.id(), () -> open(torch, folder, loadSettings, cancel));
        });
        models.removeIf(RunningModel::isClosed);
        models.add(model);
        if (cancel.isCancelled() || closed) {
            model.close();
            cancel.throwIfCancelled();
            checkOpen();
        }
        return model;
    }

    private TorchEngine engine() {
        TorchEngine torch = settings.nativeLibraries().map(TorchEngine::load).orElseGet(TorchEngine::load);
        torch.setThreads(settings.threads());
        return torch;
    }

    private static RunningModel open(
            TorchEngine torch, ModelFolder folder, LoadSettings loadSettings, CancelToken cancel) {
        ModelProfile profile = folder.profile();
        LoadedArrays arrays =
                LoadedArrays.load(torch, Checkpoint.open(folder.files().path()), cancel);
        LOG.info("{} runs with {}", profile.id(), arrays.ops().describe());
        return profile.task() == ModelTask.GENERATION
                ? DjlDecoder.open(profile, arrays, context(profile, loadSettings))
                : EncoderFolder.open(folder.files(), profile, arrays, loadSettings);
    }

    private static int context(ModelProfile profile, LoadSettings loadSettings) {
        int wanted = loadSettings.contextLength();
        int made = profile.shape().orElseThrow().contextLength();
        if (made < wanted) {
            LOG.info(
                    "the context of {} is cut from {} to {} tokens, for which it was made", profile.id(), wanted, made);
        }
        return Math.min(wanted, made);
    }

    private ModelFolder folder(ModelFiles files) {
        checkOpen();
        if (!runs(files)) {
            throw new UnsupportedFeatureException("models of format " + files.format(), id());
        }
        return new ModelFolder(files);
    }

    @Override
    public NativeMemoryGauge memory() {
        return () -> {
            models.removeIf(RunningModel::isClosed);
            NativeMemory sum = NativeMemory.NONE;
            for (RunningModel model : models) {
                NativeMemory one = model.held();
                sum = new NativeMemory(
                        sum.weights().plus(one.weights()),
                        sum.kvCache().plus(one.kvCache()),
                        sum.buffers().plus(one.buffers()));
            }
            return sum;
        };
    }

    /** Nothing is kept between calls that could be given back. */
    @Override
    public void trim() {
        models.removeIf(RunningModel::isClosed);
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the backend is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
        models.forEach(LoadedModel::close);
        models.clear();
    }
}

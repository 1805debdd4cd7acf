package dev.headroom.backend.onnx;

import ai.onnxruntime.OrtException;
import dev.headroom.BackendException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.artefact.Artefact;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.MemoryEstimate;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.model.ModelProfile;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import dev.headroom.spi.NativeMemoryGauge;
import dev.headroom.spi.NativeMemoryGauge.NativeMemory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads artefacts and exported encoders. Thread-safe; loads and calls run one after another on the inference thread. */
final class OnnxBackend implements ModelBackend {

    private static final Logger LOG = LoggerFactory.getLogger(OnnxBackend.class);

    /** A running answer trims at its next step, so this wait is for idle models only. */
    private static final long TRIM_WAIT_MILLIS = 500;

    private final OrtRuntime runtime;
    private final List<RunningModel> models = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    OnnxBackend(BackendSettings settings) {
        runtime = new OrtRuntime(settings);
    }

    @Override
    public String id() {
        return OnnxBackendProvider.ID;
    }

    @Override
    public boolean runs(ModelFiles files) {
        return files.format() == ModelFormat.ARTEFACT || files.format() == ModelFormat.ONNX;
    }

    @Override
    public ModelProfile describe(ModelFiles files) {
        return source(files).profile();
    }

    @Override
    public MemoryEstimate estimate(ModelFiles files, LoadSettings settings) {
        return source(files).estimate(settings);
    }

    @Override
    public LoadedModel load(ModelFiles files, LoadSettings settings, CancelToken cancel) {
        ModelFolder source = source(files);
        source.verify(cancel);
        RunningModel model = OrtThread.get().call(() -> {
            cancel.throwIfCancelled();
            return open(source, settings, files.id());
        });
        models.removeIf(RunningModel::isClosed);
        models.add(model);
        // the loading of a session cannot be ended early
        if (cancel.isCancelled() || closed) {
            model.close();
            cancel.throwIfCancelled();
            checkOpen();
        }
        return model;
    }

    private RunningModel open(ModelFolder source, LoadSettings settings, String id) {
        try {
            return source.open(runtime, settings);
        } catch (OrtException e) {
            throw OrtErrors.map("loading " + id, e);
        }
    }

    private ModelFolder source(ModelFiles files) {
        checkOpen();
        return switch (files.format()) {
            case ARTEFACT -> ofArtefact(files.id(), Artefact.open(files.path()));
            case ONNX -> EncoderFolder.ofExport(files.id(), files.path());
            default -> throw new UnsupportedFeatureException("models of format " + files.format(), id());
        };
    }

    private ModelFolder ofArtefact(String id, Artefact artefact) {
        return switch (artefact.manifest().task()) {
            case GENERATION -> new DecoderFolder(id, artefact);
            case EMBEDDING -> EncoderFolder.ofArtefact(id, artefact);
            case CLASSIFICATION -> throw new UnsupportedFeatureException("classification", id());
        };
    }

    @Override
    public NativeMemoryGauge memory() {
        return () -> {
            models.removeIf(RunningModel::isClosed); // lets go of their direct buffers
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

    @Override
    public void trim() {
        models.removeIf(RunningModel::isClosed);
        if (models.isEmpty()) {
            return;
        }
        models.forEach(RunningModel::wantTrim);
        Future<?> trimmed = OrtThread.get().submit(() -> models.forEach(OnnxBackend::trimIfIdle));
        if (OrtThread.get().isCurrent()) {
            return; // asked for by a text sink: the answer that feeds it trims at its next step
        }
        try {
            trimmed.get(TRIM_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.debug("arenas are trimmed with the next step of the running request");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new BackendException(id(), "trimming failed", e.getCause());
        }
    }

    private static void trimIfIdle(RunningModel model) {
        try {
            model.trimIfIdle();
        } catch (OrtException e) {
            throw OrtErrors.map("trimming " + model.profile().id(), e);
        }
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

package dev.headroom.testkit;

import dev.headroom.generation.FinishReason;
import dev.headroom.generation.GenerationOutcome;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.Prompt;
import dev.headroom.generation.TextSink;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelProfile;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.Availability;
import dev.headroom.spi.BackendCapability;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import dev.headroom.spi.ModelBackendProvider;
import dev.headroom.spi.NativeMemoryGauge.NativeMemory;
import dev.headroom.spi.TextGenerator;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A backend whose load or generation hangs like a native call: it never looks at its cancel token, and interrupting the
 * thread does nothing.
 *
 * <pre>{@code
 * HangingBackend hanging = new HangingBackend(HangingBackend.HangsIn.GENERATE, HangingBackend.EndsWhen.TERMINATED);
 * ... start a request on another thread ...
 * hanging.awaitHanging(Duration.ofSeconds(5));
 * token.cancel(CancelToken.Reason.DEADLINE);
 * }</pre>
 *
 * <p>Each instance hangs until it is ended once; calls after that return at once. Thread-safe.
 */
public final class HangingBackend implements ModelBackendProvider {

    private final HangsIn where;
    private final EndsWhen when;
    private final FakeBackendProvider fake = new FakeBackendProvider(
            FakeScript.defaults().withId("hanging").withCapabilities(Set.of(BackendCapability.GENERATION)));
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /** The call that hangs. */
    public enum HangsIn {
        /** Loading a model. */
        LOAD,
        /** Generating text, after one token. */
        GENERATE
    }

    /** What ends the hanging call. */
    public enum EndsWhen {
        /** The terminator that it registers at its cancel token, as a native call does; or {@link #release()}. */
        TERMINATED,
        /** Only {@link #release()}. */
        RELEASED
    }

    /**
     * @param where the call that hangs
     * @param when what ends it
     */
    public HangingBackend(HangsIn where, EndsWhen when) {
        this.where = where;
        this.when = when;
    }

    /** Waits until a call hangs, or fails after {@code limit}. */
    public void awaitHanging(Duration limit) throws InterruptedException {
        if (!hanging.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("no call hung within " + limit);
        }
    }

    /** Ends the hanging call and lets later ones pass. */
    public void release() {
        ended.countDown();
    }

    /** Returns whether a call hangs now. */
    public boolean isHanging() {
        return hanging.getCount() == 0 && ended.getCount() > 0;
    }

    @Override
    public String id() {
        return fake.id();
    }

    @Override
    public int rank() {
        return fake.rank();
    }

    @Override
    public Set<BackendCapability> capabilities() {
        return when == EndsWhen.TERMINATED
                ? Set.of(BackendCapability.GENERATION, BackendCapability.NATIVE_TERMINATION)
                : Set.of(BackendCapability.GENERATION);
    }

    @Override
    public Availability availability() {
        return Availability.available();
    }

    @Override
    public ModelBackend open(BackendSettings settings) {
        return new Backend(fake.open(settings));
    }

    private void hang(CancelToken cancel) {
        CancelToken.Registration registration =
                when == EndsWhen.TERMINATED ? cancel.onCancel(reason -> ended.countDown()) : () -> {};
        try (registration) {
            hanging.countDown();
            boolean interrupted = false;
            while (true) {
                try {
                    ended.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final class Backend extends ForwardingBackend {

        Backend(ModelBackend delegate) {
            super(delegate);
        }

        @Override
        public LoadedModel load(ModelFiles files, LoadSettings settings, CancelToken cancel) {
            if (where == HangsIn.LOAD) {
                hang(cancel);
            }
            return new Model(super.load(files, settings, cancel));
        }
    }

    private final class Model implements LoadedModel {

        private final LoadedModel delegate;

        Model(LoadedModel delegate) {
            this.delegate = delegate;
        }

        @Override
        public ModelProfile profile() {
            return delegate.profile();
        }

        @Override
        public NativeMemory held() {
            return delegate.held();
        }

        @Override
        public TextGenerator generator() {
            return new Generator(delegate.generator());
        }

        @Override
        public void close() {
            delegate.close();
        }
    }

    private final class Generator implements TextGenerator {

        private final TextGenerator delegate;

        Generator(TextGenerator delegate) {
            this.delegate = delegate;
        }

        @Override
        public int contextLength() {
            return delegate.contextLength();
        }

        @Override
        public int countTokens(Prompt prompt) {
            return delegate.countTokens(prompt);
        }

        @Override
        public GenerationOutcome generate(
                Prompt prompt, GenerationSettings settings, TextSink sink, CancelToken cancel) {
            if (where != HangsIn.GENERATE || ended.getCount() == 0) {
                return delegate.generate(prompt, settings, sink, cancel);
            }
            sink.accept("Once");
            hang(cancel);
            FinishReason finish = cancel.reason()
                    .map(reason ->
                            reason == CancelToken.Reason.DEADLINE ? FinishReason.DEADLINE : FinishReason.CANCELLED)
                    .orElse(FinishReason.STOP);
            return new GenerationOutcome("Once", finish, countTokens(prompt), 1, Duration.ofMillis(10), Duration.ZERO);
        }
    }
}

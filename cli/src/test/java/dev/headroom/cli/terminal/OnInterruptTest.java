package dev.headroom.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ProgressListener;
import dev.headroom.RequestCancelledException;
import dev.headroom.queue.CancelToken;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnInterruptTest {

    @Test
    void workThatReportsProgressEndsAtItsNextReport() {
        CancelToken cancel = new CancelToken();
        List<Long> heard = new ArrayList<>();
        ProgressListener listener = OnInterrupt.ending(cancel, (stage, done, total) -> heard.add(done));
        listener.progress("writing", 1, 2);
        cancel.cancel(CancelToken.Reason.CALLER);
        assertThatThrownBy(() -> listener.progress("writing", 2, 2)).isInstanceOf(RequestCancelledException.class);
        assertThat(heard).containsExactly(1L);
    }

    @Test
    void workThatEndsByItselfIsNotStopped() {
        CancelToken cancel = new CancelToken();
        OnInterrupt.cancelling(cancel).close();
        assertThat(cancel.isCancelled()).isFalse();
    }

    @Test
    void anAnswerThatNobodyReadsEnds() {
        PrintStream closed = new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                },
                true,
                StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(closed, closed, Terminal.Attention.LOGGED);
        assertThatThrownBy(() -> terminal.write("Once")).isInstanceOf(OutputClosedException.class);
    }
}

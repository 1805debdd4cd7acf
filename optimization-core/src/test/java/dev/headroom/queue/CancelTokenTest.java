package dev.headroom.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.RequestCancelledException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancelTokenTest {

    private final CancelToken token = new CancelToken();
    private final List<CancelToken.Reason> heard = new ArrayList<>();

    @Test
    void keepsTheFirstReason() {
        assertThat(token.cancel(CancelToken.Reason.DEADLINE)).isTrue();
        assertThat(token.cancel(CancelToken.Reason.CALLER)).isFalse();
        assertThat(token.reason()).contains(CancelToken.Reason.DEADLINE);
    }

    @Test
    void runsEveryTerminatorOnce() {
        token.onCancel(heard::add);
        token.cancel(CancelToken.Reason.CALLER);
        token.cancel(CancelToken.Reason.CALLER);
        assertThat(heard).containsExactly(CancelToken.Reason.CALLER);
    }

    @Test
    void runsALateTerminatorAtOnce() {
        token.cancel(CancelToken.Reason.PRESSURE);
        token.onCancel(heard::add);
        assertThat(heard).containsExactly(CancelToken.Reason.PRESSURE);
    }

    @Test
    void forgetsATerminatorThatWasTakenBack() {
        CancelToken.Registration registration = token.onCancel(heard::add);
        registration.close();
        token.cancel(CancelToken.Reason.CALLER);
        assertThat(heard).isEmpty();
    }

    @Test
    void throwsOnlyAfterCancellationSayingWhy() {
        token.throwIfCancelled();
        token.cancel(CancelToken.Reason.CLOSED);
        assertThatThrownBy(token::throwIfCancelled)
                .isInstanceOf(RequestCancelledException.class)
                .hasMessageContaining("closed");
    }
}

package dev.headroom.data.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ByteSize;
import dev.headroom.RequestCancelledException;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameStream;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.queue.CancelToken;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FailingQueryTest {

    private final DuckDb duck = DuckDb.open(
            DuckDbSettings.defaults().withMemoryLimit(ByteSize.megabytes(64)).withThreads(1));

    @AfterEach
    void close() {
        duck.close();
    }

    @Test
    void syntaxErrorShowsThePlace() {
        assertThatThrownBy(() -> duck.query("select 1,\n  fro m where"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("syntax error")
                .hasMessageContaining("^");
    }

    @Test
    void unknownColumnIsNamedWithTheLine() {
        assertThatThrownBy(() -> duck.query("select nope from range(3)").read())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("sql: Binder Error: Referenced column \"nope\" not found")
                .hasMessageContaining("^");
    }

    @Test
    void twoStatementsAreRefused() {
        assertThatThrownBy(() -> duck.query("select 1; select 2"))
                .hasMessage("sql must be one SELECT, was 2 statements");
        assertThatThrownBy(() -> duck.query("drop table x")).hasMessage("sql must be one SELECT, was: drop table x");
    }

    @Test
    void semicolonsInTextsAndCommentsAreTaken() {
        assertThat(duck.query("select ';' as a; -- done").read().column("a").value(0))
                .isEqualTo(";");
        assertThat(duck.query("select 1 as a -- one").read().column("a").value(0))
                .isEqualTo(1L);
    }

    @Test
    void errorInTheMiddleOfAResultIsNoEnd() {
        SqlQuery query = duck.query(
                "select case when x > 400000 then cast('a' || x as int) else x end as y" + " from range(500000) t(x)");
        assertThatThrownBy(query::read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Could not convert string 'a400001'");
        assertThatThrownBy(() -> drain(query, ReadSettings.defaults()))
                .hasMessageContaining("Could not convert string 'a400001'");
    }

    @Test
    @Timeout(30)
    void cancelStopsARunningQuery() {
        CancelToken cancel = new CancelToken();
        SqlQuery endless = duck.query("select count(*) as n from range(100000000000) a(x), range(1000) b(y)");
        CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS)
                .execute(() -> cancel.cancel(CancelToken.Reason.CALLER));
        assertThatThrownBy(() -> endless.read(ReadSettings.defaults().withCancel(cancel)))
                .isInstanceOf(RequestCancelledException.class);
        assertThat(duck.query("select 1 as a").read().rowCount()).isEqualTo(1);
    }

    @Test
    @Timeout(30)
    void cancelStopsAStreamBetweenChunks() {
        CancelToken cancel = new CancelToken();
        ReadSettings settings = ReadSettings.defaults().withCancel(cancel);
        try (FrameStream stream = duck.query("select x from range(100000000000) t(x)").stream(settings)) {
            assertThat(stream.next()).isPresent();
            cancel.cancel(CancelToken.Reason.DEADLINE);
            assertThatThrownBy(() -> drain(stream)).isInstanceOf(RequestCancelledException.class);
        }
    }

    @Test
    void divisionByZeroIsNullAndOverflowAnError() {
        assertThatThrownBy(
                        () -> duck.query("select 9223372036854775807 + 1 as x").read())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Overflow");
    }

    private static void drain(SqlQuery query, ReadSettings settings) {
        try (FrameStream stream = query.stream(settings)) {
            drain(stream);
        }
    }

    private static void drain(FrameStream stream) {
        Optional<Frame> frame = stream.next();
        while (frame.isPresent()) {
            frame = stream.next();
        }
    }
}

package dev.headroom.data.duckdb;

import dev.headroom.queue.CancelToken;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops a running statement when its token is cancelled. */
final class Cancelling {

    private static final Logger log = LoggerFactory.getLogger(Cancelling.class);

    private Cancelling() {}

    /** Something that a statement does. */
    @FunctionalInterface
    interface SqlCall<T> {
        T run() throws SQLException;
    }

    /** Runs {@code call}; {@code statement} is stopped if the token is cancelled in the meantime. */
    static <T> T during(CancelToken token, Statement statement, SqlCall<T> call) throws SQLException {
        CancelToken.Registration registration = on(token, statement);
        try {
            return call.run();
        } finally {
            registration.close();
        }
    }

    static CancelToken.Registration on(CancelToken token, Statement statement) {
        return token.onCancel(reason -> {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // it was closed in the meantime: nothing is left to stop
                log.debug("statement not cancelled: {}", e.getMessage());
            }
        });
    }
}

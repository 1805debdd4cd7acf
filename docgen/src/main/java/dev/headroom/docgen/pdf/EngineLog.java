package dev.headroom.docgen.pdf;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLogger;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the engine's messages to slf4j, one level lower: its own bridge reports the start of every print as news. What a
 * caller has to know is in the notes of the print instead. Thread-safe.
 */
final class EngineLog implements XRLogger {

    @Override
    public void log(String where, Level level, String message) {
        Logger logger = LoggerFactory.getLogger(where);
        if (level.intValue() >= Level.WARNING.intValue()) {
            logger.info(message);
        } else {
            logger.debug(message);
        }
    }

    @Override
    public void log(String where, Level level, String message, Throwable cause) {
        Logger logger = LoggerFactory.getLogger(where);
        if (level.intValue() >= Level.WARNING.intValue()) {
            logger.info(message, cause);
        } else {
            logger.debug(message, cause);
        }
    }

    @Override
    public void setLevel(String logger, Level level) {}

    @Override
    public boolean isLogLevelEnabled(Diagnostic diagnostic) {
        Logger logger = LoggerFactory.getLogger(diagnostic.getLogMessageId().getWhere());
        return diagnostic.getLevel().intValue() >= Level.WARNING.intValue()
                ? logger.isInfoEnabled()
                : logger.isDebugEnabled();
    }
}

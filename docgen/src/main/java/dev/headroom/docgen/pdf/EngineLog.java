package dev.headroom.docgen.pdf;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLogger;
import java.util.logging.Level;
import org.slf4j.LoggerFactory;

/**
 * Hands the engine's messages to slf4j, all as details: it reports the start of every print as news, and as warnings what
 * a caller learns from the notes of the print. Thread-safe.
 */
final class EngineLog implements XRLogger {

    @Override
    public void log(String where, Level level, String message) {
        LoggerFactory.getLogger(where).debug(message);
    }

    @Override
    public void log(String where, Level level, String message, Throwable cause) {
        LoggerFactory.getLogger(where).debug(message, cause);
    }

    @Override
    public void setLevel(String logger, Level level) {}

    @Override
    public boolean isLogLevelEnabled(Diagnostic diagnostic) {
        return LoggerFactory.getLogger(diagnostic.getLogMessageId().getWhere()).isDebugEnabled();
    }
}

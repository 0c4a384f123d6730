package io.tierguard.testing;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/** A logger that keeps what it is told: level and text as one line, and the pairs that came with it. */
public final class RecordingLogger extends AbstractLogger implements LoggingEventAware {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<String> lines = new CopyOnWriteArrayList<>();
    private final transient List<Map<String, Object>> pairs = new CopyOnWriteArrayList<>();
    private final Level threshold;

    public RecordingLogger(Level threshold) {
        this.name = "recording";
        this.threshold = threshold;
    }

    /** Each told line, its level before it. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** The pairs of each told line. */
    public List<Map<String, Object>> pairs() {
        return List.copyOf(pairs);
    }

    /** The lines since the last call. */
    public List<String> drain() {
        List<String> drained = lines();
        lines.clear();
        pairs.clear();
        return drained;
    }

    @Override
    public void log(LoggingEvent event) {
        Map<String, Object> told = new LinkedHashMap<>();
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                told.put(pair.key, pair.value);
            }
        }
        add(event.getLevel(), event.getMessage(), event.getArgumentArray(), told);
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String message,
            Object @Nullable [] arguments,
            @Nullable Throwable throwable) {
        add(level, message, arguments, Map.of());
    }

    private synchronized void add(
            Level level, String message, Object @Nullable [] arguments, Map<String, Object> told) {
        lines.add(level + " " + MessageFormatter.basicArrayFormat(message, arguments));
        pairs.add(told);
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    private boolean isEnabled(Level level) {
        return level.toInt() >= threshold.toInt();
    }

    @Override
    public boolean isTraceEnabled() {
        return isEnabled(Level.TRACE);
    }

    @Override
    public boolean isTraceEnabled(Marker marker) {
        return isTraceEnabled();
    }

    @Override
    public boolean isDebugEnabled() {
        return isEnabled(Level.DEBUG);
    }

    @Override
    public boolean isDebugEnabled(Marker marker) {
        return isDebugEnabled();
    }

    @Override
    public boolean isInfoEnabled() {
        return isEnabled(Level.INFO);
    }

    @Override
    public boolean isInfoEnabled(Marker marker) {
        return isInfoEnabled();
    }

    @Override
    public boolean isWarnEnabled() {
        return isEnabled(Level.WARN);
    }

    @Override
    public boolean isWarnEnabled(Marker marker) {
        return isWarnEnabled();
    }

    @Override
    public boolean isErrorEnabled() {
        return isEnabled(Level.ERROR);
    }

    @Override
    public boolean isErrorEnabled(Marker marker) {
        return isErrorEnabled();
    }
}

package dev.headroom.box;

import java.time.Duration;
import java.util.Objects;

/**
 * When pressure is called what, and how often memory is looked at. Fractions are hard memory divided by the limit.
 *
 * <p>Thread-safe.
 *
 * @param alert ALERT from this fraction, above 0; default {@value #DEFAULT_ALERT}
 * @param clear CLEAR from this fraction, above {@code alert}; default {@value #DEFAULT_CLEAR}
 * @param emergency EMERGENCY from this fraction, above {@code clear} and at most 1; default {@value #DEFAULT_EMERGENCY}
 * @param hysteresis how far below its threshold a level ends, at least 0 and below {@code alert}; default
 *     {@value #DEFAULT_HYSTERESIS}
 * @param interval time between samples, positive; default 10 s
 * @param fastInterval time between samples while a model loads and from ALERT on, positive and at most
 *     {@code interval}; default 250 ms
 * @param stall from this stall on, in either part, the level is one higher; default 40 % some, 10 % full
 */
public record MemoryLimits(
        double alert,
        double clear,
        double emergency,
        double hysteresis,
        Duration interval,
        Duration fastInterval,
        PressureStall stall) {

    /** Fraction from which ALERT holds. */
    public static final double DEFAULT_ALERT = 0.80;

    /** Fraction from which CLEAR holds. */
    public static final double DEFAULT_CLEAR = 0.90;

    /** Fraction from which EMERGENCY holds. */
    public static final double DEFAULT_EMERGENCY = 0.95;

    /** How far below its threshold a level ends. */
    public static final double DEFAULT_HYSTERESIS = 0.04;

    private static final MemoryLimits DEFAULTS = new MemoryLimits(
            DEFAULT_ALERT,
            DEFAULT_CLEAR,
            DEFAULT_EMERGENCY,
            DEFAULT_HYSTERESIS,
            Duration.ofSeconds(10),
            Duration.ofMillis(250),
            new PressureStall(40, 10));

    /** Rejects fractions out of order and intervals that are not positive. */
    public MemoryLimits {
        if (!(alert > 0)) {
            throw new IllegalArgumentException("alert must be more than 0, was " + alert);
        }
        if (!(clear > alert)) {
            throw new IllegalArgumentException("clear must be more than alert (" + alert + "), was " + clear);
        }
        if (!(emergency > clear && emergency <= 1)) {
            throw new IllegalArgumentException(
                    "emergency must be more than clear (" + clear + ") and at most 1, was " + emergency);
        }
        if (!(hysteresis >= 0 && hysteresis < alert)) {
            throw new IllegalArgumentException("hysteresis must be in [0, alert), was " + hysteresis);
        }
        if (interval.isZero() || interval.isNegative()) {
            throw new IllegalArgumentException("interval must be positive, was " + interval);
        }
        if (fastInterval.isZero() || fastInterval.isNegative() || fastInterval.compareTo(interval) > 0) {
            throw new IllegalArgumentException(
                    "fastInterval must be positive and at most " + interval + ", was " + fastInterval);
        }
        Objects.requireNonNull(stall, "stall");
    }

    /** Returns the limits that hold unless told otherwise. */
    public static MemoryLimits defaults() {
        return DEFAULTS;
    }

    /** Returns these limits with other thresholds, set together because each bounds the next. */
    public MemoryLimits withThresholds(double newAlert, double newClear, double newEmergency) {
        return new MemoryLimits(newAlert, newClear, newEmergency, hysteresis, interval, fastInterval, stall);
    }

    /** Returns these limits with another hysteresis. */
    public MemoryLimits withHysteresis(double fraction) {
        return new MemoryLimits(alert, clear, emergency, fraction, interval, fastInterval, stall);
    }

    /** Returns these limits with another interval between readings. */
    public MemoryLimits withInterval(Duration between) {
        return new MemoryLimits(alert, clear, emergency, hysteresis, between, fastInterval, stall);
    }

    /** Returns the fraction from which {@code level} holds; 0 for NORMAL. */
    public double from(MemoryPressure level) {
        return switch (level) {
            case NORMAL -> 0;
            case ALERT -> alert;
            case CLEAR -> clear;
            case EMERGENCY -> emergency;
        };
    }
}

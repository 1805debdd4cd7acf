package dev.headroom;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes that is never negative. One MB is 10<sup>6</sup> bytes, one MiB 2<sup>20</sup>.
 *
 * <pre>{@code
 * ByteSize cache = ByteSize.megabytes(500);
 * ByteSize limit = ByteSize.parse("16GB");
 * }</pre>
 *
 * <p>Thread-safe.
 *
 * @param bytes the count, at least 0
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {

    /** No bytes at all. */
    public static final ByteSize ZERO = new ByteSize(0);

    private static final Pattern TEXT = Pattern.compile("\\s*([0-9]+(?:\\.[0-9]+)?)\\s*([A-Za-z]*)\\s*");

    /** Rejects a negative count. */
    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must be at least 0, was " + bytes);
        }
    }

    /** Returns {@code count} bytes. */
    public static ByteSize of(long count) {
        return count == 0 ? ZERO : new ByteSize(count);
    }

    /** Returns {@code count} times 10<sup>6</sup> bytes. */
    public static ByteSize megabytes(long count) {
        return new ByteSize(Math.multiplyExact(count, 1_000_000L));
    }

    /** Returns {@code count} times 10<sup>9</sup> bytes. */
    public static ByteSize gigabytes(long count) {
        return new ByteSize(Math.multiplyExact(count, 1_000_000_000L));
    }

    /**
     * Reads a size such as {@code 500MB}, {@code 1.5 GiB} or {@code 4096}.
     *
     * @throws IllegalArgumentException if the text is not a number with a known unit
     */
    public static ByteSize parse(String text) {
        Objects.requireNonNull(text, "text");
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw notASize(text);
        }
        double unit = switch (matcher.group(2).toUpperCase(Locale.ROOT)) {
            case "", "B" -> 1;
            case "K", "KB" -> 1e3;
            case "M", "MB" -> 1e6;
            case "G", "GB" -> 1e9;
            case "T", "TB" -> 1e12;
            case "KI", "KIB" -> 0x1p10;
            case "MI", "MIB" -> 0x1p20;
            case "GI", "GIB" -> 0x1p30;
            case "TI", "TIB" -> 0x1p40;
            default -> throw notASize(text);
        };
        double bytes = Double.parseDouble(matcher.group(1)) * unit;
        if (bytes >= 0x1p63) {
            throw notASize(text);
        }
        return new ByteSize(Math.round(bytes));
    }

    private static IllegalArgumentException notASize(String text) {
        return new IllegalArgumentException(
                "size must be a number below 2^63 with one of B, KB, MB, GB, TB, KiB, MiB, GiB, TiB, was " + text);
    }

    /** Returns the sum. */
    public ByteSize plus(ByteSize other) {
        return new ByteSize(Math.addExact(bytes, other.bytes));
    }

    /** Returns the difference, or zero where {@code other} is larger. */
    public ByteSize minusOrZero(ByteSize other) {
        return of(Math.max(0, bytes - other.bytes));
    }

    /** Returns this size scaled by {@code factor}, rounded; {@code factor} is at least 0. */
    public ByteSize times(double factor) {
        return new ByteSize(Math.round(bytes * factor));
    }

    /** Returns the share that this size is of {@code whole}; 0 where {@code whole} is empty. */
    public double fractionOf(ByteSize whole) {
        return whole.bytes == 0 ? 0 : (double) bytes / whole.bytes;
    }

    /** Returns whether this size is larger than {@code other}. */
    public boolean isMoreThan(ByteSize other) {
        return bytes > other.bytes;
    }

    /** Returns the larger of the two. */
    public static ByteSize max(ByteSize a, ByteSize b) {
        return a.bytes >= b.bytes ? a : b;
    }

    /** Returns the smaller of the two. */
    public static ByteSize min(ByteSize a, ByteSize b) {
        return a.bytes <= b.bytes ? a : b;
    }

    /** Returns the count in units of 10<sup>6</sup> bytes. */
    public double inMegabytes() {
        return bytes / 1e6;
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** Returns a short decimal form such as {@code 4.1 GB} or {@code 512 B}. */
    @Override
    public String toString() {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        String[] units = {"kB", "MB", "GB", "TB", "PB", "EB"};
        double value = bytes / 1e3;
        int unit = 0;
        while (value >= 999.5 && unit < units.length - 1) {
            value /= 1e3;
            unit++;
        }
        return String.format(Locale.ROOT, value < 9.95 ? "%.1f %s" : "%.0f %s", value, units[unit]);
    }
}

package dev.headroom.data.csv;

import dev.headroom.ByteSize;
import dev.headroom.data.column.ColumnSettings;
import dev.headroom.data.column.ColumnType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a text table is read: its format, its columns' types, and what happens to rows that do not fit. Immutable, each
 * {@code with} returns a copy. Thread-safe.
 *
 * <pre>{@code
 * CsvSettings settings = CsvSettings.defaults()
 *         .withFormat(detected -> detected.withDecimalMark(','))
 *         .withType("post code", ColumnType.TEXT)
 *         .withType("day", StatedType.of(ColumnType.DATE, "dd.MM.yyyy"))
 *         .withBadRows(BadRows.SKIP);
 * }</pre>
 *
 * @param format changes the format that was detected; returns it as it is by default. What it says about delimiter, quote,
 *     charset, compression, spaces, comments and lines before the table is stated: the rest is then detected under it, and
 *     this is asked again, with the new format
 * @param types the types of columns that are not to be guessed, by name; a value that does not fit is a bad value
 * @param planFrom what the types of the other columns are guessed from, by default {@link PlanFrom#SAMPLE}
 * @param sample how many rows and bytes are the sample
 * @param nullTexts unquoted fields with exactly one of these texts are null in every column, also in text; by default none.
 *     What the format has for null counts in the other columns, its empty text everywhere
 * @param badRows what happens to rows that do not fit, by default {@link BadRows#FAIL}
 * @param limits what is refused as too large
 * @param floats where decimal numbers may lose digits, by default nowhere
 * @param textGiveUpRatio distinct texts per row above which a column is kept as plain text instead of a dictionary, in
 *     {@code (0, 1]}, by default {@value #DEFAULT_TEXT_GIVE_UP_RATIO}
 */
public record CsvSettings(
        UnaryOperator<CsvFormat> format,
        Map<String, StatedType> types,
        PlanFrom planFrom,
        Sample sample,
        List<String> nullTexts,
        BadRows badRows,
        CsvLimits limits,
        FloatTolerance floats,
        double textGiveUpRatio) {

    /** The default share of distinct texts above which there is no dictionary. */
    public static final double DEFAULT_TEXT_GIVE_UP_RATIO = ColumnSettings.DEFAULT_DICTIONARY_RATIO;

    /**
     * The rows from which types are guessed: as many as both limits allow.
     *
     * @param rows at least 1, by default 10,000
     * @param bytes of the file, at least 1, by default 4 MB
     */
    public record Sample(int rows, ByteSize bytes) {

        static final Sample DEFAULT = new Sample(10_000, ByteSize.megabytes(4));

        /** Checks the limits. */
        public Sample {
            if (rows < 1 || bytes.bytes() < 1) {
                throw new IllegalArgumentException(
                        "sample must have at least 1 row and 1 byte, was " + rows + " and " + bytes);
            }
        }
    }

    /** Copies the map; checks the ratio. */
    public CsvSettings {
        Objects.requireNonNull(format, "format");
        types = Map.copyOf(types);
        Objects.requireNonNull(planFrom, "planFrom");
        Objects.requireNonNull(sample, "sample");
        nullTexts = List.copyOf(nullTexts);
        Objects.requireNonNull(badRows, "badRows");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(floats, "floats");
        if (!(textGiveUpRatio > 0 && textGiveUpRatio <= 1)) {
            throw new IllegalArgumentException("textGiveUpRatio must be above 0 and at most 1, was " + textGiveUpRatio);
        }
    }

    /** Returns the default settings. */
    public static CsvSettings defaults() {
        return new CsvSettings(
                UnaryOperator.identity(),
                Map.of(),
                PlanFrom.SAMPLE,
                Sample.DEFAULT,
                List.of(),
                BadRows.FAIL,
                CsvLimits.defaults(),
                FloatTolerance.none(),
                DEFAULT_TEXT_GIVE_UP_RATIO);
    }

    /** Returns these settings with a format instead of the detected one. */
    public CsvSettings withFormat(CsvFormat stated) {
        Objects.requireNonNull(stated, "stated");
        return withFormat(detected -> stated);
    }

    /** Returns these settings with changes to the detected format, after those made so far. */
    public CsvSettings withFormat(UnaryOperator<CsvFormat> change) {
        UnaryOperator<CsvFormat> both = detected -> change.apply(format.apply(detected));
        return new CsvSettings(both, types, planFrom, sample, nullTexts, badRows, limits, floats, textGiveUpRatio);
    }

    /** Returns these settings with the type of one more column stated. */
    public CsvSettings withType(String column, ColumnType type) {
        return withType(column, StatedType.of(type));
    }

    /** Returns these settings with the type of one more column stated. */
    public CsvSettings withType(String column, StatedType type) {
        Map<String, StatedType> more = new LinkedHashMap<>(types);
        more.put(column, type);
        return new CsvSettings(format, more, planFrom, sample, nullTexts, badRows, limits, floats, textGiveUpRatio);
    }

    /** Returns these settings with types guessed from another part of the file. */
    public CsvSettings withPlanFrom(PlanFrom part) {
        return new CsvSettings(format, types, part, sample, nullTexts, badRows, limits, floats, textGiveUpRatio);
    }

    /** Returns these settings with another sample. */
    public CsvSettings withSample(int rows, ByteSize bytes) {
        return new CsvSettings(
                format, types, planFrom, new Sample(rows, bytes), nullTexts, badRows, limits, floats, textGiveUpRatio);
    }

    /** Returns these settings with other texts that are null in every column. */
    public CsvSettings withNullTexts(List<String> texts) {
        return new CsvSettings(format, types, planFrom, sample, texts, badRows, limits, floats, textGiveUpRatio);
    }

    /** Returns these settings with another fate of bad rows. */
    public CsvSettings withBadRows(BadRows policy) {
        return new CsvSettings(format, types, planFrom, sample, nullTexts, policy, limits, floats, textGiveUpRatio);
    }

    /** Returns these settings with other limits. */
    public CsvSettings withLimits(CsvLimits other) {
        return new CsvSettings(format, types, planFrom, sample, nullTexts, badRows, other, floats, textGiveUpRatio);
    }

    /** Returns these settings with digits of decimal numbers allowed to go. */
    public CsvSettings withFloats(FloatTolerance tolerance) {
        return new CsvSettings(format, types, planFrom, sample, nullTexts, badRows, limits, tolerance, textGiveUpRatio);
    }

    /** Returns these settings with another share of distinct texts above which there is no dictionary. */
    public CsvSettings withTextGiveUpRatio(double ratio) {
        return new CsvSettings(format, types, planFrom, sample, nullTexts, badRows, limits, floats, ratio);
    }

    /** Returns the type that was stated for a column, or nothing. */
    Optional<StatedType> typeOf(String column) {
        return Optional.ofNullable(types.get(column));
    }
}

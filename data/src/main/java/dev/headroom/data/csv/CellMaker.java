package dev.headroom.data.csv;

import dev.headroom.data.column.ChunkStore;
import dev.headroom.data.column.ColumnBuilder;
import dev.headroom.data.column.ColumnSettings;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.DoubleColumnBuilder;
import dev.headroom.data.column.LongColumnBuilder;
import dev.headroom.data.column.TextColumnBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes the cells of one reading. Thread-safe. */
final class CellMaker {

    private final CsvSettings settings;
    private final int chunkRows;
    private final char decimalMark;
    private final NullTexts stated;
    private final NullTexts markers;

    /** @param chunkRows how many rows a builder takes at most before it is asked for a column, as far as known */
    CellMaker(CsvSettings settings, CsvFormat format, int chunkRows) {
        this.chunkRows = chunkRows;
        this.settings = settings;
        this.decimalMark = format.decimalMark();
        List<String> everywhere = new ArrayList<>(settings.nullTexts());
        List<String> amongValues = new ArrayList<>(format.nullTexts());
        if (amongValues.remove("") && !everywhere.contains("")) {
            everywhere.add("");
        }
        this.stated = new NullTexts(everywhere);
        this.markers = new NullTexts(amongValues);
    }

    /** Returns a guess that knows nothing yet. */
    ColumnGuess guess(String name) {
        return new ColumnGuess(stated, markers, decimalMark, rounding(name));
    }

    /** Returns a cell for a column whose type is known. */
    Cell cell(String name, ColumnType type, ChunkStore store) {
        return switch (type) {
            case TEXT -> new TextCell(stated, texts(name, store));
            case DECIMAL ->
                new DecimalCell(nulls(name, type), decimals(name), (DoubleColumnBuilder) builder(name, type, store));
            default ->
                new LongCell(
                        nulls(name, type), type, longs(name, type), (LongColumnBuilder) builder(name, type, store));
        };
    }

    /** Returns a cell for a column without values so far. */
    UndecidedCell undecided(String name, ChunkStore store) {
        return new UndecidedCell(new Cell.Nulls(stated, markers, NullTexts.NONE), texts(name, store));
    }

    /** Returns a cell that only tells whether values fit. */
    Cell check(String name, ColumnType type) {
        return new CheckCell(nulls(name, type), type, values(name, type));
    }

    /** Returns whether a whole number's column that meets this text may go on as decimals. */
    boolean widens(String name, ColumnType type, String text) {
        return type == ColumnType.INTEGER && decimals(name).parse(text.toCharArray(), 0, text.length());
    }

    /** Returns a cell that goes on as decimals where whole numbers were read, if they allow it. */
    Optional<Cell> widened(String name, LongCell whole) {
        return whole.widened()
                .map(builder -> new DecimalCell(whole, nulls(name, ColumnType.DECIMAL), decimals(name), builder));
    }

    /** Returns a cell of a type found at last, with a null for each row so far. */
    Cell decided(String name, UndecidedCell open, ColumnType type, ChunkStore store) {
        Cell cell;
        if (type == ColumnType.TEXT) {
            cell = new TextCell(stated, open.builder());
        } else {
            open.discard();
            cell = cell(name, type, store);
            for (long row = 0; row < open.rows(); row++) {
                cell.setNull();
                cell.endRow();
            }
        }
        cell.continues(open);
        return cell;
    }

    private TextColumnBuilder texts(String name, ChunkStore store) {
        return (TextColumnBuilder) builder(name, ColumnType.TEXT, store);
    }

    private ColumnBuilder builder(String name, ColumnType type, ChunkStore store) {
        return ColumnBuilder.of(name, type, store, columnSettings(name));
    }

    private ColumnSettings columnSettings(String name) {
        ColumnSettings plain = ColumnSettings.defaults()
                .withDictionaryRatio(settings.textGiveUpRatio())
                .withChunkRows(chunkRows);
        OptionalDouble tolerance = settings.floats().of(name);
        return tolerance.isPresent() ? plain.withFloatTolerance(tolerance.getAsDouble()) : plain;
    }

    private Cell.Nulls nulls(String name, ColumnType type) {
        return type == ColumnType.TEXT
                ? new Cell.Nulls(stated, NullTexts.NONE, NullTexts.NONE)
                : new Cell.Nulls(stated, markers, markers.only(values(name, type)));
    }

    private CellText values(String name, ColumnType type) {
        return switch (type) {
            case TEXT -> (buffer, offset, length) -> true;
            case DECIMAL -> decimals(name)::parse;
            default -> longs(name, type)::parse;
        };
    }

    private LongText longs(String name, ColumnType type) {
        Optional<StatedType> own = settings.typeOf(name);
        Optional<String> pattern = own.flatMap(StatedType::pattern);
        if (pattern.isPresent()) {
            return new PatternText(type, pattern.get());
        }
        return switch (type) {
            case INTEGER -> new IntegerText();
            case BOOLEAN -> new BooleanText(own.isPresent() ? BooleanText.Styles.ANY : BooleanText.Styles.ONE);
            case DATE -> new DateText();
            case TIMESTAMP -> new TimestampText(TimestampText.Zone.LOCAL);
            case INSTANT -> new TimestampText(TimestampText.Zone.UTC);
            default -> throw new IllegalArgumentException("type must be stored as long, was " + type);
        };
    }

    private DecimalText decimals(String name) {
        return new DecimalText(decimalMark, rounding(name));
    }

    private DecimalText.Rounding rounding(String name) {
        boolean allowed =
                settings.typeOf(name).isPresent() || settings.floats().of(name).isPresent();
        return allowed ? DecimalText.Rounding.ALLOWED : DecimalText.Rounding.REFUSED;
    }
}

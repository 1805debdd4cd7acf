package dev.headroom.data.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A description as tables of plain text: values, numbers, most frequent values. */
final class DescriptionText {

    private static final int WIDE = 100;

    private final Description description;
    private final int width;
    private final Digits digits;

    DescriptionText(Description description, int width) {
        this.description = description;
        this.width = width;
        this.digits = new Digits(width < WIDE ? 4 : 6);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(Digits.count(description.rows()))
                .append(" rows, ")
                .append(Digits.count(description.columns().size()))
                .append(" columns\n\n")
                .append(values());
        List<ColumnDescription> numbers = description.columns().stream()
                .filter(column -> column.numbers().isPresent())
                .toList();
        if (!numbers.isEmpty()) {
            text.append('\n').append(numbers(numbers));
        }
        text.append('\n').append(top());
        List<String> notes = notes();
        if (!notes.isEmpty()) {
            text.append('\n');
            notes.forEach(note -> text.append(note).append('\n'));
        }
        return text.toString();
    }

    private String values() {
        AlignedText table =
                new AlignedText(width, "<<>><<", List.of("column", "type", "nulls", "distinct", "min", "max"));
        for (ColumnDescription column : description.columns()) {
            ValueSummary values = column.values();
            table.row(List.of(
                    column.name(),
                    column.type().name().toLowerCase(Locale.ROOT),
                    Digits.count(column.nulls()),
                    (values.distinctExactness() == Exactness.EXACT ? "" : ">= ") + Digits.count(values.distinct()),
                    column.min()
                            .map(value -> digits.value(column.type(), value))
                            .orElse("-"),
                    column.max()
                            .map(value -> digits.value(column.type(), value))
                            .orElse("-")));
        }
        return table.toString();
    }

    private String numbers(List<ColumnDescription> columns) {
        AlignedText table = new AlignedText(
                width, "<>>>>>>>", List.of("number", "mean", "std", "5 %", "25 %", "50 %", "75 %", "95 %"));
        for (ColumnDescription column : columns) {
            NumberSummary summary = column.numbers().orElseThrow();
            List<String> row = new ArrayList<>(
                    List.of(column.name(), digits.number(summary.mean()), digits.number(summary.standardDeviation())));
            for (double fraction : ExactColumn.fractions()) {
                row.add(digits.number(summary.quantile(fraction).orElse(Double.NaN)));
            }
            table.row(row);
        }
        return table.toString();
    }

    private String top() {
        AlignedText table = new AlignedText(width, "<<<", List.of("column", "length", "most frequent"));
        for (ColumnDescription column : description.columns()) {
            StringBuilder top = new StringBuilder();
            for (TopValue value : column.values().top()) {
                // a value that came once, or a count that is mostly possible error, says nothing
                if (value.count() > 1 && value.excess() <= value.count() / 2) {
                    top.append(top.length() == 0 ? "" : " | ")
                            .append(digits.value(column.type(), value.value()))
                            .append(value.excess() > 0 ? "  <= " : "  ")
                            .append(Digits.count(value.count()));
                }
            }
            if (top.length() == 0 && column.count() > 0) {
                top.append("none stands out");
            }
            table.row(List.of(
                    column.name(),
                    column.lengths()
                            .map(lengths -> lengths.shortest() == lengths.longest()
                                    ? Digits.count(lengths.longest())
                                    : Digits.count(lengths.shortest()) + " - " + Digits.count(lengths.longest()))
                            .orElse(""),
                    top.toString()));
        }
        return table.toString();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (ColumnDescription column : description.columns()) {
            column.numbers()
                    .filter(numbers -> numbers.notNumbers() > 0)
                    .ifPresent(numbers -> notes.add(column.name()
                            + ": " + Digits.count(numbers.notNumbers())
                            + " values are NaN and left out of min, max, mean, std"
                            + " and quantiles"));
        }
        if (description.columns().stream()
                .flatMap(column -> column.numbers().stream())
                .anyMatch(numbers -> numbers.exactness() == Exactness.APPROXIMATE)) {
            notes.add("Quantiles beyond the different values counted are approximate (t-digest).");
        }
        if (description.columns().stream()
                .anyMatch(column -> column.values().distinctExactness() == Exactness.LOWER_BOUND)) {
            notes.add(">= and <= mark bounds: too many different values to count each.");
        }
        return notes;
    }
}

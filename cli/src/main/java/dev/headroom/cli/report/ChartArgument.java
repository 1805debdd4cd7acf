package dev.headroom.cli.report;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One chart as the command line asks for it: {@code [NAME=]FILE:KIND:COLUMN[:COLUMN,…[:COLUMN]]}.
 *
 * @param name by which the text refers to it
 * @param file a table
 * @param kind how it is drawn
 * @param columns groups of columns, as the kind wants them
 */
record ChartArgument(String name, Path file, Kind kind, List<List<String>> columns) {

    private static final String FORM = "[NAME=]FILE:KIND:COLUMNS";

    /** What can be asked for, and which columns it wants. */
    enum Kind {
        LINE("X:Y,Y…", 2, 2),
        SCATTER("X:Y,Y…", 2, 2),
        BAR("LABEL:VALUE,VALUE…", 2, 2),
        STACKED_BAR("LABEL:VALUE,VALUE…", 2, 2),
        HISTOGRAM("COLUMN", 1, 1),
        BOX("COLUMN,COLUMN… or GROUP:COLUMN", 1, 2),
        HEAT_MAP("ROW:COLUMN:VALUE", 3, 3),
        PIE("LABEL:VALUE", 2, 2);

        final String wanted;
        final int least;
        final int most;

        Kind(String wanted, int least, int most) {
            this.wanted = wanted;
            this.least = least;
            this.most = most;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word.toLowerCase(Locale.ROOT)))
                    .findFirst();
        }
    }

    /** Reads an argument. The kind is searched for, since a path may hold colons. */
    static ChartArgument parse(String text) {
        String[] parts = text.split(":", -1);
        for (int i = 1; i < parts.length; i++) {
            Optional<Kind> kind = Kind.of(parts[i]);
            if (kind.isPresent()) {
                String source = String.join(":", Arrays.copyOf(parts, i));
                return of(text, source, kind.get(), Arrays.copyOfRange(parts, i + 1, parts.length));
            }
        }
        throw new IllegalArgumentException("--chart must be " + FORM + " with one of "
                + Arrays.stream(Kind.values()).map(Kind::word).toList() + ", was " + text);
    }

    private static ChartArgument of(String text, String source, Kind kind, String[] groups) {
        boolean fits = groups.length >= kind.least && groups.length <= kind.most;
        List<List<String>> columns =
                Arrays.stream(groups).map(group -> List.of(group.split(","))).toList();
        if (!fits || columns.stream().anyMatch(group -> group.contains(""))) {
            throw new IllegalArgumentException("--chart " + kind.word() + " must be [NAME=]FILE:" + kind.word() + ":"
                    + kind.wanted + ", was " + text);
        }
        int mark = source.indexOf('=');
        Path file = Path.of(source.substring(mark + 1));
        String name = mark > 0 ? source.substring(0, mark) : nameOf(file);
        return new ChartArgument(name, file, kind, columns);
    }

    private static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.', 1);
        String stem = dot < 0 ? name : name.substring(0, dot);
        return stem.replaceAll("[^A-Za-z0-9_-]", "-");
    }
}

package dev.headroom.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.data.frame.Tables;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRoundTripTest {

    @TempDir
    Path directory;

    private static CsvFile open(Path file, CsvFormat format, Map<String, ColumnType> types) {
        CsvSettings settings = CsvSettings.defaults().withFormat(format);
        for (Map.Entry<String, ColumnType> type : types.entrySet()) {
            settings = settings.withType(type.getKey(), type.getValue());
        }
        return CsvFile.open(file, settings);
    }

    private static CsvFormat format(Random random) {
        Charset[] charsets = {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_8};
        CsvFormat format = CsvFormat.standard()
                .withDelimiter(",;\t|".charAt(random.nextInt(4)))
                .withDecimalMark(random.nextInt(3) == 0 ? ',' : '.')
                .withCharset(charsets[random.nextInt(charsets.length)]);
        if (random.nextInt(4) == 0) {
            format = format.withComment('#');
        }
        if (random.nextInt(4) == 0) {
            format = format.withTrim(CsvFormat.Trim.SPACES);
        }
        return random.nextInt(4) == 0 ? format.withQuote('\'') : format;
    }

    private void assertNothingIsLost(long seed) throws IOException {
        GeneratedTable table = new GeneratedTable(seed);
        CsvFormat format = format(new Random(seed));
        Path first = directory.resolve("first.csv");
        Path second = directory.resolve(seed % 3 == 0 ? "second.csv.gz" : "second.csv");
        Files.writeString(first, table.csv(format), format.charset());

        CsvFormat compressed = seed % 3 == 0 ? format.withCompression(CsvFormat.Compression.GZIP) : format;
        try (Frame once = open(first, format, table.types).read(ReadSettings.defaults())) {
            assertThat(Tables.rows(once)).as("seed %s, read", seed).isEqualTo(table.rows);
            CsvExport.write(once, second, format);
            assertThat(once.columnNames()).containsExactlyElementsOf(table.types.keySet());
        }
        CsvFile written = open(second, compressed, table.types);
        try (Frame twice = written.read(ReadSettings.defaults())) {
            assertThat(twice.columns().stream().map(Column::type)).containsExactlyElementsOf(table.types.values());
            assertThat(Tables.rows(twice)).as("seed %s, written and read", seed).isEqualTo(table.rows);
        }
        List<List<@Nullable Object>> streamed = new ArrayList<>();
        written.forEachChunk(ReadSettings.defaults().withChunkRows(7), chunk -> streamed.addAll(Tables.rows(chunk)));
        assertThat(streamed).as("seed %s, streamed", seed).isEqualTo(table.rows);
    }

    @Test
    void nothingIsLost() throws IOException {
        for (long seed = 0; seed < 60; seed++) {
            assertNothingIsLost(seed);
        }
    }

    @Test
    @Tag("slow")
    void nothingIsLostInMoreTables() throws IOException {
        for (long seed = 1_000; seed < 4_000; seed++) {
            assertNothingIsLost(seed);
        }
    }

    @Test
    void typesAreGuessedAgainWhereTextsDoNotLookLikeOthers() throws IOException {
        Frame frame = Tables.frame(Tables.TYPES, Tables.random(7, 300));
        Path file = directory.resolve("guessed.csv");
        CsvExport.write(frame, file, CsvFormat.standard());

        try (Frame again = CsvFile.open(file, CsvSettings.defaults().withFormat(CsvFormat.standard()))
                .read(ReadSettings.defaults())) {
            assertThat(again.columns().stream().map(Column::type)).containsExactlyElementsOf(Tables.TYPES.values());
            assertThat(Tables.rows(again)).isEqualTo(Tables.rows(frame));
        }
    }

    @Test
    @Tag("slow")
    void severalChunksComeBack() {
        Frame frame = Tables.frame(Tables.TYPES, Tables.random(8, 150_000));
        Path file = directory.resolve("large.csv.gz");
        CsvExport.write(frame, file, CsvFormat.standard());
        CsvFormat format = CsvFormat.standard().withCompression(CsvFormat.Compression.GZIP);

        try (Frame again = open(file, format, Tables.TYPES).read(ReadSettings.defaults())) {
            assertThat(Tables.rows(again)).isEqualTo(Tables.rows(frame));
        }
    }
}

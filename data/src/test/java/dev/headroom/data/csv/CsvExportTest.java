package dev.headroom.data.csv;

import static dev.headroom.data.frame.Tables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.ByteSize;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameInMemory;
import dev.headroom.data.frame.ReadReport;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.data.frame.Tables;
import dev.headroom.data.plan.ColumnPlan;
import dev.headroom.data.plan.DtypePlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvExportTest {

    @TempDir
    Path directory;

    private static Frame frame() {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        types.put("text", ColumnType.TEXT);
        types.put("n, really", ColumnType.INTEGER);
        types.put("x", ColumnType.DECIMAL);
        return Tables.frame(
                types,
                List.of(
                        row("plain", 1L, 1.5),
                        row("", null, -0.0),
                        row(null, 3L, Double.NaN),
                        row("12", 4L, null),
                        row("NA", 5L, 1e300),
                        row("a \"b\"", 6L, 2.0)));
    }

    private String written(Frame frame, CsvFormat format) throws IOException {
        Path file = directory.resolve("out.csv");
        CsvExport.write(frame, file, format);
        return Files.readString(file, format.charset());
    }

    @Test
    void nullsAreBareAndEmptyTextsQuoted() throws IOException {
        assertThat(written(frame(), CsvFormat.standard())).isEqualTo("""
                text,"n, really",x
                plain,1,1.5
                "",,-0.0
                ,3,NaN
                "12",4,
                "NA",5,1.0E300
                "a ""b""\",6,2.0
                """);
    }

    @Test
    void followsTheFormat() throws IOException {
        CsvFormat format = CsvFormat.standard()
                .withDelimiter(';')
                .withQuote('\'')
                .withDecimalMark(',')
                .withHeader(CsvFormat.Header.ABSENT)
                .withNullTexts(List.of("none"));

        assertThat(written(frame(), format)).isEqualTo("""
                plain;1;1,5
                '';none;-0,0
                none;3;NaN
                '12';4;none
                'NA';5;1,0E300
                a "b";6;2,0
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.csv.gz", "OUT.CSV.GZ"})
    void compressesWhereTheNameSaysSo(String name) throws IOException {
        Path file = directory.resolve(name);
        CsvExport.write(frame(), file, CsvFormat.standard());

        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(written(frame(), CsvFormat.standard()));
        }
    }

    @Test
    void writesSourcesChunkByChunk() throws IOException {
        Frame frame = frame();
        FrameInMemory source = new FrameInMemory(
                frame,
                new DtypePlan(
                        frame.columns().stream()
                                .map(column -> new ColumnPlan(
                                        column.name(), column.type(), "", ByteSize.ZERO, ByteSize.ZERO, 0, ""))
                                .toList(),
                        6,
                        DtypePlan.Coverage.WHOLE));
        Path file = directory.resolve("source.csv");

        ReadReport report =
                CsvExport.write(source, ReadSettings.defaults().withChunkRows(4), file, CsvFormat.standard());

        assertThat(report.rows()).isEqualTo(6);
        assertThat(Files.readString(file)).isEqualTo(written(frame, CsvFormat.standard()));
    }

    @Test
    void failedWriteLeavesTheOldFileAndNoOther() throws IOException {
        Path file = directory.resolve("out.csv");
        Files.writeString(file, "old");
        Frame frame = Tables.column("t", ColumnType.TEXT, "ok", "\uD83D\uDE00");

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CsvExport.write(frame, file, CsvFormat.standard().withCharset(StandardCharsets.ISO_8859_1)))
                .withMessageStartingWith("charset must be able to write every text, was ISO-8859-1 for");
        assertThat(Files.readString(file)).isEqualTo("old");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void namesTheFileThatCannotBeWritten() {
        Path file = directory.resolve("missing/out.csv");

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> CsvExport.write(frame(), file, CsvFormat.standard()))
                .withMessageContaining("out.csv");
    }

    @Test
    void rejectsNullsOfTextsWithoutATextForThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(frame(), CsvFormat.standard().withNullTexts(List.of())))
                .withMessage("nullTexts must hold a text for the nulls of text column text, was empty");
    }
}

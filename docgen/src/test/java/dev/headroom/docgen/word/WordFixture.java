package dev.headroom.docgen.word;

import dev.headroom.cache.CacheLimits;
import dev.headroom.cache.TemplateCache;
import dev.headroom.chart.CategoryData;
import dev.headroom.chart.CategorySeries;
import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartKind;
import dev.headroom.chart.ChartSpec;
import dev.headroom.chart.Numbers;
import dev.headroom.docgen.citation.CitationStyle;
import dev.headroom.docgen.image.DocumentImage;
import dev.headroom.docgen.image.DocumentImages;
import dev.headroom.docgen.image.ImageLimits;
import dev.headroom.docgen.markdown.MarkdownParser;
import dev.headroom.docgen.markdown.TextLimits;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentLayout;
import dev.headroom.document.DocumentMetadata;
import dev.headroom.document.TableBlock;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.FakeChartRenderer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Documents to write, and what is in the files. */
final class WordFixture {

    static final ChartSpec CHART = ChartSpec.of(
            ChartKind.BAR,
            "Heights",
            new CategoryData(List.of("a", "b"), List.of(new CategorySeries("metres", Numbers.of(2, 3)))));

    static final String RICH = """
            # On tides

            Two tides a day[^1], see ![](chart:heights) and ![](table:harbours). *Emphasis*, **strong**, ***both***,
            ~~struck~~, `code  with spaces`, a [link](https://example.org/a?b=1&c=2), one [inside](#the-moon),
            [mail](mailto:a@example.org), a [bad one](javascript:alert(1)), <b>markup</b> & "signs".\\
            A hard break, $e^{i\\pi} = -1$ and again[^1], here^[A note in the line with *emphasis*.].

            ## The moon

            1. first
            2. second

               more of it

               - bullet
                 - deeper
                   1. number
            3. third

            7. seven

            - [x] done
            - [ ] open

            > A quote with `code`
            >
            > > and one within
            >
            > - and a list

            ### Code and tables {x}

            ```java
            class Tide {
            \tint height;   // <metres>
            }
            ```

                indented code

            | Harbour | Height[^2] | Note |
            |:--------|-----------:|:----:|
            | Brest   | 4.5        | `a`<br>b |
            | שלום    | 1          | *x* |

            $$
            \\int_0^1 x\\,dx
            $$

            ***

            זוהי פסקה בעברית עם English words ו-12 מספרים.

            هذه فقرة باللغة العربية مع Word في الوسط.

            An English paragraph with שלום עולם in it.

            ![a picture](pic.png) ![missing](none.png)

            #### Fourth
            ##### Fifth
            ###### Sixth

            <div>block</div>

            - ```
              code in a list
              ```

            [^1]: The note of the *moon*.

                With a second paragraph and a [link](https://example.org/note).
            [^2]: In a head[^1].
            """;

    private WordFixture() {}

    static Document rich() {
        return Document.of("", RICH)
                .withLayout(DocumentLayout.REPORT)
                .withMetadata(new DocumentMetadata(
                        "",
                        "A report <with> signs & marks",
                        List.of("Ada Lovelace", "Grace Hopper"),
                        "2026-12-01",
                        "Tides",
                        List.of("moon", "sea"),
                        Locale.UK))
                .withChart("heights", "Heights of \"two\" tides", CHART)
                .withBlock(new TableBlock(
                        "harbours",
                        "Harbours",
                        List.of(
                                new TableBlock.Column("Name", TableBlock.Alignment.START),
                                new TableBlock.Column("Metres", TableBlock.Alignment.END)),
                        List.of(List.of("Brest", "4.5"), List.of("Saint-Malo\u0001", "8.2\n(spring)"))));
    }

    static DocumentImage png(String name) {
        byte[] file = new FakeChartRenderer()
                .render(CHART, ChartFormat.PNG, new CancelToken())
                .bytes();
        return new DocumentImage(name, "image/png", 650, 400, file);
    }

    static WordSource source(Document document) {
        DocumentImages images = new DocumentImages(
                name -> name.equals("pic.png")
                        ? Optional.of(new ByteArrayInputStream(png("x.png").bytes()))
                        : Optional.empty(),
                ImageLimits.USUAL,
                new CancelToken(),
                note -> {},
                image -> {});
        return new WordSource(
                new MarkdownParser(TextLimits.USUAL, CitationStyle.APA).parse(document),
                images,
                Map.of("heights", png("chart-heights.png")));
    }

    static WrittenWord write(Document document) {
        return write(document, WordSettings.USUAL);
    }

    static WrittenWord write(Document document, WordSettings settings) {
        try (TemplateCache templates = TemplateCache.within(CacheLimits.defaults())) {
            return new WordWriter(templates).write(source(document), settings, new CancelToken());
        }
    }

    static String body(String markdown) {
        return part(write(Document.of("", markdown)).bytes(), "word/document.xml");
    }

    static String part(byte[] docx, String name) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "";
    }

    static List<String> names(byte[] docx) {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}

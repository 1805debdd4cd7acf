package dev.headroom.docgen.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cache.CacheLimits;
import dev.headroom.cache.TemplateCache;
import dev.headroom.queue.CancelToken;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A report of 13 pages is printed in 32 MB of heap, three times in one process, so that caches are full too. */
@Tag("memory")
class SmallHeapTest {

    @Test
    void printsReport() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Prints.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).isEqualTo("13 13 13");
    }

    /** Runs in the process with the small heap. */
    static final class Prints {

        public static void main(String[] arguments) {
            try (TemplateCache templates = TemplateCache.within(CacheLimits.defaults())) {
                PdfWriter writer = new PdfWriter(templates);
                int first = writer.write(SampleReport.page(), PdfSettings.DEFAULTS, new CancelToken())
                        .pageCount();
                int second = writer.write(SampleReport.page(), PdfSettings.DEFAULTS, new CancelToken())
                        .pageCount();
                int third = writer.write(SampleReport.page(), PdfSettings.DEFAULTS, new CancelToken())
                        .pageCount();
                System.out.print(first + " " + second + " " + third);
            }
        }
    }
}

package dev.headroom.docgen.pdf;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.pdfboxout.PdfBoxRawPDFontMetrics;
import java.util.concurrent.Callable;

/**
 * Heights of all fonts, in thousandths of the size: those of DejaVu Sans (tables hhea and post; strike-through at half of
 * its x-height), which all bundled fonts share. Without them the engine would open every fallback font for the first
 * line of text; and lines keep their distance when a font of the user helps out. Thread-safe.
 */
final class DejaVuMetrics implements FSCacheEx<String, FSCacheValue> {

    private static final float ASCENT = 928;
    private static final float DESCENT = 236;
    private static final float STRIKE_POSITION = -274;
    private static final float STRIKE_THICKNESS = 50;
    private static final float UNDERLINE_POSITION = 85;
    private static final float UNDERLINE_THICKNESS = 44;

    private static final FSCacheValue METRICS = new PdfBoxRawPDFontMetrics(
            ASCENT, DESCENT, STRIKE_POSITION, STRIKE_THICKNESS, UNDERLINE_POSITION, UNDERLINE_THICKNESS, DESCENT);

    @Override
    public void put(String key, FSCacheValue value) {}

    @Override
    public FSCacheValue get(String key, Callable<? extends FSCacheValue> loader) {
        return METRICS;
    }

    @Override
    public FSCacheValue get(String key) {
        return METRICS;
    }
}

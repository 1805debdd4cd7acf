package dev.headroom.docgen.font;

import dev.headroom.MalformedFileException;
import dev.headroom.cache.CacheLimits;
import dev.headroom.cache.TemplateCache;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fonts of the user with damaged tables are refused or read; nothing else comes out of them. */
@Tag("slow")
class DamagedFontTest {

    private static final int TRIES = 300;
    private static final int HEADERS = 2_000;

    @Test
    void damagedFontsAreReadOrRefused() throws IOException {
        byte[] good = BundledFonts.named().get(0).file().read();
        for (int seed = 0; seed < TRIES; seed++) {
            Random random = new Random(seed);
            byte[] bad = random.nextInt(4) == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int i = 0; i < 8 && bad.length > 0; i++) {
                bad[random.nextInt(random.nextBoolean() ? Math.min(HEADERS, bad.length) : bad.length)] =
                        (byte) random.nextInt();
            }
            tryToRead(bad, seed);
        }
    }

    private static void tryToRead(byte[] bytes, int seed) {
        try (TemplateCache templates = TemplateCache.within(CacheLimits.defaults());
                LentFonts fonts = new LentFonts(templates)) {
            fonts.lend(FontFile.of("damaged-" + seed, bytes));
        } catch (MalformedFileException expected) {
            // refused
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }
}

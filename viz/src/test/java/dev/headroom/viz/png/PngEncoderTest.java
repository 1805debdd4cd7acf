package dev.headroom.viz.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.RequestCancelledException;
import dev.headroom.queue.CancelToken;
import dev.headroom.viz.ImageIoPng;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngEncoderTest {

    private static final PngEncoder ENCODER = new PngEncoder(PngSettings.defaults());

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "4, 2", "5, 4", "16, 4", "17, 8", "64, 8"})
    void fewColoursAreKeptInTheFewestBits(int colours, int bits) {
        Pixels pixels = stripes(37, 11, colours);

        EncodedPng png = ENCODER.encode(pixels, new CancelToken());

        assertThat(png.palette().orElseThrow().psnr()).isInfinite();
        assertThat(png.palette().orElseThrow().colours()).isEqualTo(Math.max(2, colours));
        assertThat(png.bytes()[24]).as("bits").isEqualTo((byte) bits);
        assertSame(pixels, png);
    }

    @Test
    void manyColoursBecomeFewAndTheQualityIsTold() {
        Pixels pixels = gradient(200, 100);

        EncodedPng png = ENCODER.encode(pixels, new CancelToken());

        assertThat(png.palette().orElseThrow().colours()).isLessThanOrEqualTo(64);
        assertThat(png.palette().orElseThrow().psnr())
                .isGreaterThanOrEqualTo(40)
                .isCloseTo(psnr(pixels, png), within(1e-9));
    }

    @Test
    void coloursThatAPaletteWouldSpoilAreAllKept() {
        Pixels pixels = noise(120, 80);

        EncodedPng png = ENCODER.encode(pixels, new CancelToken());

        assertThat(png.palette()).isEmpty();
        assertSame(pixels, png);
    }

    @Test
    void aPaletteOfMoreColoursIsTriedBeforeAllAreKept() {
        EncodedPng png = new PngEncoder(new PngSettings(4, 35)).encode(gradient(200, 100), new CancelToken());

        assertThat(png.palette().orElseThrow().colours()).isGreaterThan(4);
    }

    @Test
    void imagesOfVeryManyColoursAreReducedToo() {
        Pixels pixels = noise(400, 300);

        EncodedPng png = new PngEncoder(new PngSettings(256, 0)).encode(pixels, new CancelToken());

        assertThat(png.palette().orElseThrow().psnr()).isCloseTo(psnr(pixels, png), within(1e-9));
    }

    @Test
    void theFileTellsDotsPerInch() {
        String file =
                new String(ENCODER.encode(stripes(4, 4, 2), new CancelToken()).bytes(), StandardCharsets.ISO_8859_1);
        int data = file.indexOf("pHYs") + 4;

        ByteBuffer perMetre = ByteBuffer.wrap(file.getBytes(StandardCharsets.ISO_8859_1), data, 9);
        assertThat(perMetre.getInt()).isEqualTo(3_937);
        assertThat(perMetre.getInt()).isEqualTo(3_937);
        assertThat(perMetre.get()).isEqualTo((byte) 1);
    }

    @Test
    void aCancelledEncodingStops() {
        CancelToken cancel = new CancelToken();
        cancel.cancel(CancelToken.Reason.CALLER);

        assertThatExceptionOfType(RequestCancelledException.class)
                .isThrownBy(() -> ENCODER.encode(gradient(50, 50), cancel));
    }

    @Test
    void settingsOutOfRangeAreRefusedWithTheirValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PngSettings.defaults().withColours(257))
                .withMessage("colours must be 2 to 256, was 257");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PngSettings.defaults().withLeastPsnr(Double.NaN))
                .withMessage("leastPsnr must be at least 0 dB, was NaN");
    }

    private static void assertSame(Pixels pixels, EncodedPng png) {
        BufferedImage image = ImageIoPng.read(png.bytes());
        for (int i = 0; i < pixels.count(); i++) {
            assertThat(image.getRGB(i % pixels.width(), i / pixels.width()) & 0xFFFFFF)
                    .isEqualTo(pixels.colour(i));
        }
    }

    private static double psnr(Pixels pixels, EncodedPng png) {
        BufferedImage image = ImageIoPng.read(png.bytes());
        double squares = 0;
        for (int i = 0; i < pixels.count(); i++) {
            int drawn = image.getRGB(i % pixels.width(), i / pixels.width());
            for (int shift = 0; shift <= 16; shift += 8) {
                squares += Math.pow((pixels.colour(i) >> shift & 0xFF) - (drawn >> shift & 0xFF), 2);
            }
        }
        return 10 * Math.log10(255 * 255 / (squares / (3.0 * pixels.count())));
    }

    private static Pixels stripes(int width, int height, int colours) {
        int[] rgb = new int[width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (i % colours * 0x030201) | 0xFF000000;
        }
        return new Pixels(width, height, 100, rgb);
    }

    private static Pixels gradient(int width, int height) {
        int[] rgb = new int[width * height];
        for (int i = 0; i < rgb.length; i++) {
            int grey = 255 * (i % width) / width;
            rgb[i] = (grey << 16) | (grey << 8) | ((grey + i / width % 5) & 0xFF);
        }
        return new Pixels(width, height, 100, rgb);
    }

    private static Pixels noise(int width, int height) {
        return new Pixels(
                width,
                height,
                100,
                new Random(7).ints((long) width * height, 0, 1 << 24).toArray());
    }
}

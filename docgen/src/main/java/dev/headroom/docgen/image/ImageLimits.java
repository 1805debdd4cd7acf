package dev.headroom.docgen.image;

import dev.headroom.ByteSize;

/**
 * How much of images a document may show.
 *
 * @param images of one document, at least 0
 * @param bytes of one file, more than 0
 * @param pixels of one image, at least 1: what decoding would take is four times as many bytes
 */
public record ImageLimits(int images, ByteSize bytes, long pixels) {

    /** 500 images, 10 MB and 16 million pixels each. */
    public static final ImageLimits USUAL = new ImageLimits(500, ByteSize.megabytes(10), 16_000_000);

    /** Rejects limits out of range. */
    public ImageLimits {
        if (images < 0) {
            throw new IllegalArgumentException("images must be at least 0, was " + images);
        }
        if (bytes.bytes() == 0 || bytes.bytes() > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("bytes must be more than 0 B and at most 1 GB, was " + bytes);
        }
        if (pixels < 1) {
            throw new IllegalArgumentException("pixels must be at least 1, was " + pixels);
        }
    }
}

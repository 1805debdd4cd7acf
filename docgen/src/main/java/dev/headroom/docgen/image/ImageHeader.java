package dev.headroom.docgen.image;

import java.util.Optional;

/**
 * What the first bytes of an image say.
 *
 * @param type of the file
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 */
record ImageHeader(Type type, int width, int height) {

    /** What every format can show. */
    enum Type {
        PNG("png", "image/png"),
        JPEG("jpg", "image/jpeg"),
        GIF("gif", "image/gif");

        final String extension;
        final String mediaType;

        Type(String extension, String mediaType) {
            this.extension = extension;
            this.mediaType = mediaType;
        }
    }

    /** Reads a header; nothing where it is of no such type or broken. */
    static Optional<ImageHeader> of(byte[] file) {
        Optional<ImageHeader> found = png(file).or(() -> gif(file)).or(() -> jpeg(file));
        return found.filter(header -> header.width > 0 && header.height > 0);
    }

    long pixels() {
        return (long) width * height;
    }

    // PNG (ISO 15948) §5.2 and §11.2.2
    private static Optional<ImageHeader> png(byte[] file) {
        boolean is = startsWith(file, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')
                && file.length > 24
                && startsWith(file, 12, 'I', 'H', 'D', 'R');
        return is ? Optional.of(new ImageHeader(Type.PNG, int32(file, 16), int32(file, 20))) : Optional.empty();
    }

    // GIF89a §18
    private static Optional<ImageHeader> gif(byte[] file) {
        boolean is = file.length > 10
                && (startsWith(file, 0, 'G', 'I', 'F', '8', '9', 'a')
                        || startsWith(file, 0, 'G', 'I', 'F', '8', '7', 'a'));
        return is
                ? Optional.of(new ImageHeader(
                        Type.GIF, byteAt(file, 6) | byteAt(file, 7) << 8, byteAt(file, 8) | byteAt(file, 9) << 8))
                : Optional.empty();
    }

    // JPEG (ITU T.81) B.1.1 and B.2.2: segments up to the frame header
    private static Optional<ImageHeader> jpeg(byte[] file) {
        if (!startsWith(file, 0, 0xFF, 0xD8)) {
            return Optional.empty();
        }
        int at = 2;
        while (at + 9 < file.length && byteAt(file, at) == 0xFF) {
            int marker = byteAt(file, at + 1);
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return Optional.of(new ImageHeader(Type.JPEG, int16(file, at + 7), int16(file, at + 5)));
            }
            boolean fill = marker == 0xFF;
            at += fill ? 1 : 2 + Math.max(2, int16(file, at + 2));
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] file, int at, int... expected) {
        if (file.length < at + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (byteAt(file, at + i) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static int byteAt(byte[] file, int at) {
        return file[at] & 0xFF;
    }

    private static int int16(byte[] file, int at) {
        return byteAt(file, at) << 8 | byteAt(file, at + 1);
    }

    private static int int32(byte[] file, int at) {
        return int16(file, at) << 16 | int16(file, at + 2);
    }
}

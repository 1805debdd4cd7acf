package dev.headroom.docgen.image;

import dev.headroom.queue.CancelToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The images of one document, each opened once. What is refused is noted once and shown by its words.
 *
 * <p>One thread at a time. Holds the files that were opened.
 */
public final class DocumentImages {

    private static final int MOST_WORDS = 80;

    private final ImageResolver resolver;
    private final ImageLimits limits;
    private final CancelToken cancel;
    private final Consumer<String> notes;
    private final Consumer<DocumentImage> opening;
    private final Map<String, Optional<DocumentImage>> opened = new LinkedHashMap<>();

    /**
     * @param resolver decides what may be opened
     * @param limits what is refused although it may be opened
     * @param cancel looked at before each file
     * @param notes hears what is not shown and why, one sentence each
     * @param opening hears of each image before it is shown, and may refuse its memory by an exception
     */
    public DocumentImages(
            ImageResolver resolver,
            ImageLimits limits,
            CancelToken cancel,
            Consumer<String> notes,
            Consumer<DocumentImage> opening) {
        this.resolver = resolver;
        this.limits = limits;
        this.cancel = cancel;
        this.notes = notes;
        this.opening = opening;
    }

    /** Returns the image that a body names, or nothing if it is not to be shown. */
    public Optional<DocumentImage> find(String destination) {
        Optional<DocumentImage> known = opened.get(destination);
        if (known == null) {
            known = open(destination);
            opened.put(destination, known);
        }
        return known;
    }

    private Optional<DocumentImage> open(String destination) {
        cancel.throwIfCancelled();
        if (opened.size() >= limits.images()) {
            return refuse(destination, "the document has more than " + limits.images());
        }
        try {
            Optional<InputStream> stream = resolver.open(destination);
            if (stream.isEmpty()) {
                return refuse(destination, "it is absent or not allowed");
            }
            int most = (int) limits.bytes().bytes();
            byte[] file;
            try (InputStream in = stream.get()) {
                file = in.readNBytes(most + 1);
            }
            if (file.length > most) {
                return refuse(destination, "it is larger than " + limits.bytes());
            }
            return checked(destination, file);
        } catch (IOException e) {
            return refuse(destination, "it cannot be read");
        }
    }

    private Optional<DocumentImage> checked(String destination, byte[] file) {
        Optional<ImageHeader> header = ImageHeader.of(file);
        if (header.isEmpty()) {
            return refuse(destination, "it is no PNG, JPEG or GIF");
        }
        ImageHeader read = header.get();
        if (read.pixels() > limits.pixels()) {
            return refuse(
                    destination,
                    String.format(Locale.ROOT, "it has %,d pixels, more than %,d", read.pixels(), limits.pixels()));
        }
        String name = String.format(Locale.ROOT, "image-%d.%s", opened.size() + 1, read.type().extension);
        DocumentImage image = new DocumentImage(name, read.type().mediaType, read.width(), read.height(), file);
        opening.accept(image);
        return Optional.of(image);
    }

    private Optional<DocumentImage> refuse(String destination, String reason) {
        String shown =
                destination.length() <= MOST_WORDS ? destination : destination.substring(0, MOST_WORDS - 1) + "…";
        notes.accept("image '" + shown + "' is not shown: " + reason);
        return Optional.empty();
    }
}

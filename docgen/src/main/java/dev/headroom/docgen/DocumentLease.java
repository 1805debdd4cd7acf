package dev.headroom.docgen;

import dev.headroom.ByteSize;
import dev.headroom.budget.Lease;
import dev.headroom.budget.MemoryBudget;
import dev.headroom.docgen.image.DocumentImage;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentBlock;
import dev.headroom.document.DocumentFormat;
import dev.headroom.document.TableBlock;
import java.util.Collection;
import java.util.Optional;

/**
 * The memory of one rendering, promised before it begins. Bytes per character come from the least heaps that reports of
 * 25 thousand to a million characters passed with ({@code benchmarks/run ReportLeastHeap}), with a quarter more.
 */
final class DocumentLease implements AutoCloseable {

    private static final long BYTES_PER_PIXEL = 4;

    private final Optional<Lease> lease;

    private DocumentLease(Optional<Lease> lease) {
        this.lease = lease;
    }

    /**
     * Promises what a document takes in a format.
     *
     * @throws dev.headroom.OverBudgetException if there is not so much left
     */
    static DocumentLease open(Optional<MemoryBudget> budget, Document document, DocumentFormat format) {
        return new DocumentLease(budget.map(ledger -> ledger.reserve("document as " + format, need(document, format))));
    }

    /** Returns the heap bytes that rendering takes, about, without images. */
    static ByteSize need(Document document, DocumentFormat format) {
        long characters = document.body().length();
        for (DocumentBlock block : document.blocks()) {
            characters += block instanceof TableBlock ? block.weight().bytes() / 4 : 0;
        }
        return switch (format) {
            case HTML -> ByteSize.of(8_000_000 + 30 * characters);
            case PDF -> ByteSize.of(24_000_000 + 210 * characters);
            case DOCX -> ByteSize.of(12_000_000 + 120 * characters);
        };
    }

    /** Promises what its images take as well: all files, and the pixels of the largest, which are there one at a time. */
    void addImages(Collection<DocumentImage> images) {
        if (lease.isEmpty() || images.isEmpty()) {
            return;
        }
        long files = images.stream().mapToLong(image -> image.weight().bytes()).sum();
        long largest = images.stream()
                .mapToLong(image -> BYTES_PER_PIXEL * image.width() * image.height())
                .max()
                .orElse(0);
        Lease held = lease.get();
        held.resize(held.bytes().plus(ByteSize.of(files + largest)));
    }

    @Override
    public void close() {
        lease.ifPresent(Lease::close);
    }
}

package dev.headroom.docgen;

import dev.headroom.ByteSize;
import dev.headroom.budget.Lease;
import dev.headroom.budget.MemoryBudget;
import dev.headroom.docgen.image.DocumentImage;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentBlock;
import dev.headroom.document.DocumentFormat;
import dev.headroom.document.TableBlock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The memory of one rendering, promised before it begins. Bytes per character come from the least heaps that reports of
 * 25 thousand to a million characters passed with ({@code benchmarks/run ReportLeastHeap}), with a quarter more.
 */
final class DocumentLease implements AutoCloseable {

    private static final long BYTES_PER_PIXEL = 4;
    private static final long COPIES = 3; // the file, and what it becomes in a document

    private final Optional<Lease> lease;
    private long largest;

    private DocumentLease(Optional<Lease> lease) {
        this.lease = lease;
    }

    /**
     * Promises what a document takes in the most demanding of these formats, which are made one after the other.
     *
     * @throws dev.headroom.OverBudgetException if there is not so much left
     */
    static DocumentLease open(Optional<MemoryBudget> budget, Document document, List<DocumentFormat> formats) {
        ByteSize most = formats.stream().map(format -> need(document, format)).reduce(ByteSize.ZERO, ByteSize::max);
        String names = formats.stream().map(DocumentFormat::name).collect(Collectors.joining(", "));
        return new DocumentLease(budget.map(ledger -> ledger.reserve("document as " + names, most)));
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

    /**
     * Promises what one more image takes: its file, and its pixels if it is the largest, since images are decoded one at a
     * time.
     *
     * @throws dev.headroom.OverBudgetException if there is not so much left
     */
    void add(DocumentImage image) {
        long pixels = BYTES_PER_PIXEL * image.width() * image.height();
        long more = COPIES * image.weight().bytes() + Math.max(0, pixels - largest);
        largest = Math.max(largest, pixels);
        lease.ifPresent(held -> held.resize(held.bytes().plus(ByteSize.of(more))));
    }

    @Override
    public void close() {
        lease.ifPresent(Lease::close);
    }
}

package dev.headroom.training.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.headroom.BackendException;
import dev.headroom.MalformedFileException;
import dev.headroom.checkpoint.json.JsonFields;
import dev.headroom.inference.TokenizerRuntime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Turns texts into ids with a Hugging Face tokenizer: each document is {@code <s>}, its ids, {@code </s>}.
 *
 * <pre>{@code
 * try (CorpusEncoder encoder = CorpusEncoder.open(tokenizerDirectory)) {
 *     encoder.encode(corpus.documents(), Path.of("train.tokens"));
 * }
 * }</pre>
 *
 * <p>Long documents are encoded in pieces cut at blank lines; for byte-level tokenizers such as
 * {@link dev.headroom.training.bpe.BytePairTrainer}'s that gives the ids of the whole document. Special tokens written in a text are recognised.
 *
 * <p>One thread at a time. Holds the vocabulary natively until closed.
 */
public final class CorpusEncoder implements AutoCloseable {

    private static final String BEGINNING = "<s>";
    private static final String END = "</s>";
    private static final int LARGEST_TOKENIZER = 256 << 20;
    private static final int PIECE = 1 << 14;

    private final HuggingFaceTokenizer tokenizer;
    private final int vocabularySize;
    private final String sha256;
    private final int beginning;
    private final int end;

    private CorpusEncoder(Path file, byte[] json, int vocabularySize, HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
        this.vocabularySize = vocabularySize;
        this.sha256 = sha256(json);
        this.beginning = single(file, BEGINNING);
        this.end = single(file, END);
    }

    /**
     * Opens the {@code tokenizer.json} of a directory.
     *
     * @throws MalformedFileException if it cannot be read as one or lacks {@code <s>} or {@code </s>}
     */
    public static CorpusEncoder open(Path directory) {
        Path file = directory.resolve("tokenizer.json");
        byte[] json = JsonFields.bytes(file, LARGEST_TOKENIZER);
        int vocabularySize = VocabularySize.of(file.toString(), json);
        HuggingFaceTokenizer tokenizer = tokenizer(file, json);
        boolean opened = false;
        try {
            CorpusEncoder encoder = new CorpusEncoder(file, json, vocabularySize, tokenizer);
            opened = true;
            return encoder;
        } finally {
            if (!opened) {
                tokenizer.close();
            }
        }
    }

    /** Adds no special tokens and cuts nothing. */
    private static HuggingFaceTokenizer tokenizer(Path file, byte[] json) {
        try {
            return TokenizerRuntime.open(
                    json, Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false"));
        } catch (BackendException e) {
            throw e;
        } catch (RuntimeException e) {
            // the native parser has no exception of its own
            throw new MalformedFileException(
                    file.toString(), "its content", "be a tokenizer", String.valueOf(e.getMessage()), e);
        }
    }

    /** Returns the number of ids. */
    public int vocabularySize() {
        return vocabularySize;
    }

    /** Returns the id of {@code <s>}, which starts every document. */
    public int beginningId() {
        return beginning;
    }

    /** Returns the id of {@code </s>}, which ends every document. */
    public int endId() {
        return end;
    }

    /** Returns the ids of a text without {@code <s>} and {@code </s>}. */
    public int[] encode(String text) {
        long[] ids = tokenizer.encode(text, false, false).getIds();
        int[] narrow = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            narrow[i] = (int) ids[i];
        }
        return narrow;
    }

    /** Returns the text of ids, special tokens included. */
    public String decode(int[] ids) {
        long[] wide = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            wide[i] = ids[i];
        }
        return tokenizer.decode(wide, false);
    }

    /**
     * Encodes documents into a token file, which appears when all are done; the stream is not closed. Empty documents
     * are left out.
     */
    public void encode(Stream<TextDocument> documents, Path file) {
        try (TokenFileWriter writer = TokenFileWriter.create(file, vocabularySize, sha256)) {
            documents.sequential().forEach(document -> add(document.text(), writer));
            writer.finish();
        }
    }

    private void add(String text, TokenFileWriter writer) {
        if (text.isEmpty()) {
            return;
        }
        writer.add(new int[] {beginning}, 0);
        Segments.cut(text, PIECE, piece -> writer.add(encode(piece), piece.getBytes(StandardCharsets.UTF_8).length));
        writer.add(new int[] {end}, 0);
        writer.endDocument();
    }

    private int single(Path file, String token) {
        int[] ids = encode(token);
        if (ids.length != 1) {
            throw new MalformedFileException(file.toString(), token, "be one token", ids.length + " tokens");
        }
        return ids[0];
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}

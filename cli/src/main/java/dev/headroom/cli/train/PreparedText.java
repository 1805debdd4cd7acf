package dev.headroom.cli.train;

import dev.headroom.ProgressListener;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.training.bpe.BytePairSettings;
import dev.headroom.training.bpe.BytePairTrainer;
import dev.headroom.training.bpe.BytePairVocabulary;
import dev.headroom.training.text.CorpusEncoder;
import dev.headroom.training.text.TextCleaning;
import dev.headroom.training.text.TextCorpus;
import dev.headroom.training.text.TextDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The text of a run on its way to token files, below the run's directory. Each product is written whole or not at all,
 * and found again when the run is continued. One thread at a time.
 */
final class PreparedText {

    private final Path directory;
    private final TextCleaning cleaning;
    private final Terminal terminal;
    private final ProgressListener progress;

    /** Progress is also where the work can be ended: the listener throws. */
    PreparedText(Path directory, TextCleaning cleaning, Terminal terminal, ProgressListener progress) {
        this.directory = directory;
        this.cleaning = cleaning;
        this.terminal = terminal;
        this.progress = progress;
    }

    /** Returns a directory with the tokenizer that was trained on the texts. */
    Path tokenizer(List<Path> texts, int vocabulary, int context) {
        Path tokenizer = directory.resolve("tokenizer");
        // the second of the two files that are written
        if (!Files.isRegularFile(tokenizer.resolve("tokenizer_config.json"))) {
            BytePairVocabulary trained = read(
                    "counting words",
                    texts,
                    documents -> new BytePairTrainer(BytePairSettings.ofSize(vocabulary))
                            .train(documents.map(TextDocument::text)));
            if (trained.missingTokens() > 0) {
                terminal.note(
                        "%,d tokens instead of %,d: the text has no more pairs that repeat",
                        trained.size(), vocabulary);
            }
            trained.write(tokenizer, context);
        }
        return tokenizer;
    }

    /** Returns the file with the texts as tokens. */
    Path tokens(String name, List<Path> texts, Path tokenizer) {
        Path file = directory.resolve(name + ".tokens");
        if (!Files.isRegularFile(file)) {
            try (CorpusEncoder encoder = CorpusEncoder.open(tokenizer)) {
                read("encoding " + name, texts, documents -> {
                    encoder.encode(documents, file);
                    return file;
                });
            }
        }
        return file;
    }

    /** What is done with documents that are read one by one. */
    private interface Use<T> {

        T of(Stream<TextDocument> documents);
    }

    private <T> T read(String stage, List<Path> texts, Use<T> use) {
        List<TextCorpus> corpora = new ArrayList<>();
        try {
            for (Path text : texts) {
                corpora.add(TextCorpus.open(text, cleaning));
            }
            long total =
                    corpora.stream().mapToLong(corpus -> corpus.names().size()).sum();
            long[] done = {0};
            progress.progress(stage, 0, total);
            return use.of(corpora.stream()
                    .flatMap(TextCorpus::documents)
                    .peek(document -> progress.progress(stage, ++done[0], total)));
        } finally {
            corpora.forEach(TextCorpus::close);
        }
    }
}

package dev.headroom.checkpoint.artefact;

import dev.headroom.checkpoint.artefact.ArtefactManifest.Cache;
import dev.headroom.checkpoint.artefact.ArtefactManifest.Quality;
import dev.headroom.checkpoint.artefact.ArtefactManifest.SpecialTokens;
import dev.headroom.checkpoint.artefact.ArtefactManifest.Weights;
import dev.headroom.model.ModelShape;
import dev.headroom.model.ModelTask;
import dev.headroom.model.Precision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A small artefact. */
final class Samples {

    static final Quality QUALITY = new Quality("held-out books", 4096, 10.25, 10.5, 0.0125, 0.9375);

    private Samples() {}

    static ArtefactManifest manifest() {
        return new ArtefactManifest(
                ArtefactManifest.FORMAT_VERSION,
                "stories",
                ModelTask.GENERATION,
                "LlamaForCausalLM",
                new ModelShape(5, 64, 172, 8, 4, 8, 512, 512, 260_000, 32_768),
                new Weights(Precision.INT4, OptionalInt.of(32), "round-to-nearest", 100_000, 20_000),
                Optional.of(new Cache(5, 4, 16, 512)),
                new SpecialTokens(OptionalInt.of(1), List.of(2)),
                Map.of(),
                "a directory",
                Optional.empty());
    }

    static Artefact build(Path target) {
        try (ArtefactWriter writer = ArtefactWriter.create(target)) {
            writer.write(ArtefactManifest.GRAPH, "graph".getBytes(StandardCharsets.UTF_8));
            writer.write("tokenizer.json", "{}".getBytes(StandardCharsets.UTF_8));
            return writer.commit(manifest());
        }
    }

    /** Makes the files old enough to be remembered. */
    static void age(Artefact artefact) throws IOException {
        for (String name : artefact.manifest().files().keySet()) {
            Files.setLastModifiedTime(artefact.file(name), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        }
    }

    static List<String> content(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }
}

package dev.headroom.checkpoint.artefact;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.headroom.MalformedFileException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.artefact.ArtefactManifest.Cache;
import dev.headroom.checkpoint.artefact.ArtefactManifest.FileEntry;
import dev.headroom.checkpoint.artefact.ArtefactManifest.Quality;
import dev.headroom.checkpoint.artefact.ArtefactManifest.SpecialTokens;
import dev.headroom.checkpoint.artefact.ArtefactManifest.Weights;
import dev.headroom.checkpoint.json.JsonFields;
import dev.headroom.model.ModelShape;
import dev.headroom.model.ModelTask;
import dev.headroom.model.Precision;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The manifest as JSON: written in one order, read strictly. */
final class ArtefactJson {

    private static final int MAXIMUM_BYTES = 1_000_000;

    /** Of a vocabulary: its logits still fit into one buffer. */
    private static final int MOST_TOKENS = 1 << 24;

    private ArtefactJson() {}

    static byte[] write(ArtefactManifest manifest) {
        JsonObject root = new JsonObject();
        root.addProperty("formatVersion", manifest.formatVersion());
        root.addProperty("id", manifest.id());
        root.addProperty("task", manifest.task().name().toLowerCase(Locale.ROOT));
        root.addProperty("architecture", manifest.architecture());
        root.add("shape", shape(manifest.shape()));
        root.add("weights", weights(manifest.weights()));
        manifest.cache().ifPresent(cache -> root.add("cache", cache(cache)));
        root.add("tokens", tokens(manifest.tokens()));
        root.addProperty("source", manifest.source());
        manifest.quality().ifPresent(quality -> root.add("quality", quality(quality)));
        JsonObject files = new JsonObject();
        new TreeMap<>(manifest.files()).forEach((name, entry) -> {
            JsonObject file = new JsonObject();
            file.addProperty("bytes", entry.bytes());
            file.addProperty("sha256", entry.sha256());
            files.add(name, file);
        });
        root.add("files", files);
        Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
        return (gson.toJson(root) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the JSON of a manifest that can be read back, so that nothing is written that would be refused later. */
    static byte[] checked(String file, ArtefactManifest manifest) {
        byte[] json;
        try {
            json = write(manifest);
            if (!read(file, json).equals(manifest)) {
                throw new IllegalArgumentException("manifest must survive writing and reading, was " + manifest);
            }
        } catch (MalformedFileException e) {
            throw new IllegalArgumentException(e.part() + " must " + e.rule() + ", was " + e.value(), e);
        }
        return json;
    }

    static ArtefactManifest read(String file, byte[] json) {
        if (json.length > MAXIMUM_BYTES) {
            throw new MalformedFileException(
                    file, "its size", "be at most " + MAXIMUM_BYTES + " bytes", Long.toString(json.length));
        }
        JsonFields root = JsonFields.parse(file, json);
        int version = size(root, "formatVersion");
        if (version > ArtefactManifest.FORMAT_VERSION) {
            throw new UnsupportedFeatureException(
                    "artefact format " + version + " (this release reads up to " + ArtefactManifest.FORMAT_VERSION
                            + "; a newer Headroom reads it)",
                    file);
        }
        ArtefactManifest manifest = new ArtefactManifest(
                version,
                root.requiredText("id"),
                task(root),
                root.requiredText("architecture"),
                shape(root.requiredObject("shape")),
                weights(root.requiredObject("weights")),
                root.object("cache").map(ArtefactJson::cache),
                tokens(root.requiredObject("tokens")),
                files(root, root.requiredObject("files")),
                root.requiredText("source"),
                root.object("quality").map(ArtefactJson::quality));
        root.end();
        return manifest;
    }

    private static int size(JsonFields json, String name) {
        return json.integer(name, 1, Integer.MAX_VALUE);
    }

    private static ModelTask task(JsonFields root) {
        String name = root.requiredText("task");
        for (ModelTask task : ModelTask.values()) {
            if (task.name().toLowerCase(Locale.ROOT).equals(name)) {
                return task;
            }
        }
        throw root.wrong("task", "be one of " + Arrays.toString(ModelTask.values()) + " in lower case", name);
    }

    private static JsonObject shape(ModelShape shape) {
        JsonObject json = new JsonObject();
        json.addProperty("layers", shape.layers());
        json.addProperty("hiddenSize", shape.hiddenSize());
        json.addProperty("intermediateSize", shape.intermediateSize());
        json.addProperty("heads", shape.heads());
        json.addProperty("kvHeads", shape.kvHeads());
        json.addProperty("headSize", shape.headSize());
        json.addProperty("vocabularySize", shape.vocabularySize());
        json.addProperty("contextLength", shape.contextLength());
        json.addProperty("parameters", shape.parameters());
        json.addProperty("embeddingParameters", shape.embeddingParameters());
        return json;
    }

    private static ModelShape shape(JsonFields json) {
        int heads = size(json, "heads");
        long parameters = json.longInteger("parameters", 1, Long.MAX_VALUE);
        ModelShape shape = new ModelShape(
                size(json, "layers"),
                size(json, "hiddenSize"),
                size(json, "intermediateSize"),
                heads,
                json.integer("kvHeads", 1, heads),
                size(json, "headSize"),
                json.integer("vocabularySize", 1, MOST_TOKENS),
                size(json, "contextLength"),
                parameters,
                json.longInteger("embeddingParameters", 0, parameters));
        json.end();
        return shape;
    }

    private static JsonObject weights(Weights weights) {
        JsonObject json = new JsonObject();
        json.addProperty("precision", weights.precision().label());
        weights.blockSize().ifPresent(size -> json.addProperty("blockSize", size));
        json.addProperty("method", weights.method());
        json.addProperty("packedBytes", weights.packedBytes());
        json.addProperty("mappedBytes", weights.mappedBytes());
        return json;
    }

    private static Weights weights(JsonFields json) {
        String precision = json.requiredText("precision");
        Precision known = Arrays.stream(Precision.values())
                .filter(each -> each.label().equals(precision))
                .findFirst()
                .orElseThrow(() -> json.wrong(
                        "precision",
                        "be one of "
                                + Arrays.stream(Precision.values())
                                        .map(Precision::label)
                                        .toList(),
                        precision));
        Weights weights = new Weights(
                known,
                json.optionalInteger("blockSize", 1, Integer.MAX_VALUE),
                json.requiredText("method"),
                json.longInteger("packedBytes", 0, Long.MAX_VALUE),
                json.longInteger("mappedBytes", 0, Long.MAX_VALUE));
        json.end();
        return weights;
    }

    private static JsonObject cache(Cache cache) {
        JsonObject json = new JsonObject();
        json.addProperty("layers", cache.layers());
        json.addProperty("kvHeads", cache.kvHeads());
        json.addProperty("headSize", cache.headSize());
        json.addProperty("maximumContext", cache.maximumContext());
        return json;
    }

    private static Cache cache(JsonFields json) {
        Cache cache = new Cache(
                size(json, "layers"), size(json, "kvHeads"), size(json, "headSize"), size(json, "maximumContext"));
        json.end();
        return cache;
    }

    private static JsonObject tokens(SpecialTokens tokens) {
        JsonObject json = new JsonObject();
        tokens.bos().ifPresent(bos -> json.addProperty("bos", bos));
        JsonArray eos = new JsonArray();
        tokens.eos().forEach(eos::add);
        json.add("eos", eos);
        return json;
    }

    private static SpecialTokens tokens(JsonFields json) {
        if (!json.has("eos")) {
            throw json.wrong("eos", "be a list of integers", "absent");
        }
        SpecialTokens tokens = new SpecialTokens(
                json.optionalInteger("bos", 0, Integer.MAX_VALUE), json.integers("eos", 0, Integer.MAX_VALUE));
        json.end();
        return tokens;
    }

    private static Map<String, FileEntry> files(JsonFields root, JsonFields json) {
        Map<String, FileEntry> files = new TreeMap<>();
        for (String name : json.names()) {
            if (!PlainName.isPlain(name)) {
                throw root.wrong("files", PlainName.RULE, name);
            }
            JsonFields entry = json.requiredObject(name);
            long bytes = entry.longInteger("bytes", 0, Long.MAX_VALUE);
            String sha256 = entry.requiredText("sha256");
            if (!Sha256.isDigest(sha256)) {
                throw entry.wrong("sha256", "be 64 lower-case hexadecimal digits", sha256);
            }
            entry.end();
            files.put(name, new FileEntry(bytes, sha256));
        }
        if (!files.containsKey(ArtefactManifest.GRAPH)) {
            throw root.wrong("files", "hold " + ArtefactManifest.GRAPH, files.keySet() + "");
        }
        return files;
    }

    private static JsonObject quality(Quality quality) {
        JsonObject json = new JsonObject();
        json.addProperty("text", quality.text());
        json.addProperty("tokens", quality.tokens());
        json.addProperty("sourcePerplexity", quality.sourcePerplexity());
        json.addProperty("perplexity", quality.perplexity());
        json.addProperty("meanDivergence", quality.meanDivergence());
        json.addProperty("topOneAgreement", quality.topOneAgreement());
        return json;
    }

    private static Quality quality(JsonFields json) {
        Quality quality = new Quality(
                json.requiredText("text"),
                json.longInteger("tokens", 1, Long.MAX_VALUE),
                json.requiredNumber("sourcePerplexity", 0, Double.MAX_VALUE),
                json.requiredNumber("perplexity", 0, Double.MAX_VALUE),
                json.requiredNumber("meanDivergence", -Double.MAX_VALUE, Double.MAX_VALUE),
                json.requiredNumber("topOneAgreement", 0, 1));
        json.end();
        return quality;
    }
}

package dev.headroom.checkpoint.safetensors;

import dev.headroom.MalformedFileException;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.TensorSource;
import dev.headroom.checkpoint.json.JsonFields;
import dev.headroom.checkpoint.json.StrictJson;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The shards that a {@code model.safetensors.index.json} names, as one source.
 *
 * <p>Thread-safe. Holds the headers of all shards.
 */
public final class ShardedSafetensors implements TensorSource {

    private final String origin;
    private final Map<String, SafetensorsFile> shards;
    private final Map<String, SafetensorsFile> tensors;

    private ShardedSafetensors(
            String origin, Map<String, SafetensorsFile> shards, Map<String, SafetensorsFile> tensors) {
        this.origin = origin;
        this.shards = shards;
        this.tensors = Collections.unmodifiableMap(tensors);
    }

    /**
     * Maps every shard that the index names.
     *
     * @throws MalformedFileException if the index, a shard or their agreement is broken
     */
    public static ShardedSafetensors open(Path index) {
        JsonFields fields = JsonFields.read(index);
        JsonFields map =
                fields.object("weight_map").orElseThrow(() -> fields.wrong("weight_map", "be an object", "absent"));
        Map<String, SafetensorsFile> shards = new LinkedHashMap<>();
        Map<String, SafetensorsFile> tensors = new LinkedHashMap<>();
        for (String tensor : map.names()) {
            String name = map.text(tensor).orElseThrow(() -> map.wrong(tensor, "name a file", "null"));
            SafetensorsFile shard = shards.get(name);
            if (shard == null) {
                shard = SafetensorsFile.open(shard(index, map, tensor, name));
                shards.put(name, shard);
            }
            if (!shard.contains(tensor)) {
                throw map.wrong(tensor, "be in its shard", name);
            }
            tensors.put(tensor, shard);
        }
        if (tensors.isEmpty()) {
            throw fields.wrong("weight_map", "name tensors", "empty");
        }
        return new ShardedSafetensors(index.toString(), shards, tensors);
    }

    private static Path shard(Path index, JsonFields map, String tensor, String name) {
        // A plain name only: an index must not reach outside its directory.
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.+-]{0,254}")) {
            throw map.wrong(tensor, "name a file beside the index", name);
        }
        Path shard = index.resolveSibling(name);
        if (!Files.isRegularFile(shard)) {
            throw map.wrong(tensor, "name a file that exists", name);
        }
        return shard;
    }

    /** Returns the bytes of all shards. */
    public long fileBytes() {
        return shards.values().stream().mapToLong(SafetensorsFile::fileBytes).sum();
    }

    @Override
    public String origin() {
        return origin;
    }

    @Override
    public Set<String> names() {
        return tensors.keySet();
    }

    @Override
    public TensorInfo info(String name) {
        return shard(name).info(name);
    }

    @Override
    public void readFloats(String name, long firstElement, float[] target, int count) {
        shard(name).readFloats(name, firstElement, target, count);
    }

    @Override
    public ByteBuffer slice(String name, long offset, int length) {
        return shard(name).slice(name, offset, length);
    }

    private SafetensorsFile shard(String name) {
        SafetensorsFile shard = tensors.get(name);
        if (shard == null) {
            throw new MalformedFileException(origin, "tensor " + StrictJson.brief(name), "exist", "absent");
        }
        return shard;
    }

    @Override
    public void close() {
        shards.values().forEach(SafetensorsFile::close);
    }
}

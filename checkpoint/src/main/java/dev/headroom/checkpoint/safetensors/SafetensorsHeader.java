package dev.headroom.checkpoint.safetensors;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.headroom.MalformedFileException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.json.StrictJson;
import dev.headroom.checkpoint.mapped.ByteBufferStream;
import dev.headroom.checkpoint.mapped.MappedFile;
import dev.headroom.checkpoint.mapped.MappedTensors.Placed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header of a safetensors file: eight bytes of length, then JSON. The rules are those of the reference
 * implementation (huggingface/safetensors, {@code Metadata::validate}): at most 100 MB, no duplicate keys, and tensors
 * that fill the rest of the file without holes or overlap.
 */
record SafetensorsHeader(Map<String, Placed> tensors, Map<String, String> metadata) {

    static final int LENGTH_BYTES = 8;
    static final String METADATA = "__metadata__";
    private static final long MAXIMUM = 100_000_000;
    private static final int MAXIMUM_DIMENSIONS = 64;
    private static final int MAXIMUM_TENSORS = 200_000;
    private static final Set<String> UNSUPPORTED = Set.of(
            "U16",
            "U32",
            "U64",
            "C64",
            "F4",
            "F6_E2M3",
            "F6_E3M2",
            "F8_E5M2",
            "F8_E4M3",
            "F8_E8M0",
            "F8_E5M2FNUZ",
            "F8_E4M3FNUZ");

    private record Extent(String name, TensorInfo info, long begin, long end) {}

    static SafetensorsHeader read(MappedFile file) {
        String path = file.path().toString();
        if (file.size() < LENGTH_BYTES) {
            throw new MalformedFileException(path, "size", "be at least 8 bytes", file.size() + "");
        }
        long length = file.slice(0, LENGTH_BYTES).getLong();
        if (length < 0 || length > MAXIMUM) {
            throw new MalformedFileException(
                    path, "header length", "be at most " + MAXIMUM, Long.toUnsignedString(length));
        }
        if (length > file.size() - LENGTH_BYTES) {
            throw new MalformedFileException(
                    path,
                    "header length",
                    "be at most the " + (file.size() - LENGTH_BYTES) + " bytes left",
                    length + "");
        }
        ByteBuffer bytes = file.slice(LENGTH_BYTES, (int) length);
        if (length == 0 || bytes.get(0) != '{') {
            throw new MalformedFileException(path, "header", "begin with {", length == 0 ? "empty" : bytes.get(0) + "");
        }
        long start = LENGTH_BYTES + length;
        return new Parser(path).parse(bytes, start, file.size() - start);
    }

    /** Reads the JSON as a stream, so that a hostile header costs no more than the names in it. */
    private static final class Parser {
        private final String path;
        private final Map<String, Extent> extents = new LinkedHashMap<>();
        private final Map<String, String> metadata = new LinkedHashMap<>();

        Parser(String path) {
            this.path = path;
        }

        SafetensorsHeader parse(ByteBuffer bytes, long start, long dataBytes) {
            JsonReader reader = StrictJson.reader(new ByteBufferStream(bytes));
            try {
                boolean metadataSeen = false;
                reader.beginObject();
                while (reader.hasNext()) {
                    String name = reader.nextName();
                    if (name.equals(METADATA)) {
                        if (metadataSeen) {
                            throw StrictJson.duplicate(path, name);
                        }
                        metadataSeen = true;
                        readMetadata(reader);
                    } else if (extents.put(name, tensor(name, reader)) != null) {
                        throw StrictJson.duplicate(path, name);
                    } else if (extents.size() > MAXIMUM_TENSORS) {
                        throw new MalformedFileException(
                                path, "header", "name at most " + MAXIMUM_TENSORS + " tensors", "more");
                    }
                }
                reader.endObject();
                if (reader.peek() != JsonToken.END_DOCUMENT) {
                    throw new MalformedFileException(path, "header", "end after its object", reader.peek() + "");
                }
            } catch (IOException | IllegalStateException | NumberFormatException e) {
                throw StrictJson.malformed(path, reader, e);
            }
            return new SafetensorsHeader(placed(start, dataBytes), Collections.unmodifiableMap(metadata));
        }

        private void readMetadata(JsonReader reader) throws IOException {
            reader.beginObject();
            while (reader.hasNext()) {
                String key = reader.nextName();
                if (reader.peek() != JsonToken.STRING) {
                    throw new MalformedFileException(
                            path, METADATA + " " + StrictJson.brief(key), "be a string", reader.peek() + "");
                }
                if (metadata.put(key, reader.nextString()) != null) {
                    throw StrictJson.duplicate(path, key);
                }
            }
            reader.endObject();
        }

        private Extent tensor(String name, JsonReader reader) throws IOException {
            @Nullable DType dtype = null;
            @Nullable List<Long> shape = null;
            @Nullable List<Long> offsets = null;
            reader.beginObject();
            while (reader.hasNext()) {
                String key = reader.nextName();
                switch (key) {
                    case "dtype" -> {
                        once(name, key, dtype);
                        dtype = dtype(name, text(name, reader));
                    }
                    case "shape" -> {
                        once(name, key, shape);
                        shape = integers(name, key, reader, MAXIMUM_DIMENSIONS);
                    }
                    case "data_offsets" -> {
                        once(name, key, offsets);
                        offsets = integers(name, key, reader, 2);
                    }
                    default -> throw wrong(name, "have dtype, shape and data_offsets alone", StrictJson.brief(key));
                }
            }
            reader.endObject();
            if (dtype == null || shape == null || offsets == null || offsets.size() != 2) {
                throw wrong(name, "have dtype, shape and two data_offsets", "one missing");
            }
            return extent(new TensorInfo(name, dtype, shape), offsets.get(0), offsets.get(1));
        }

        private Extent extent(TensorInfo info, long begin, long end) {
            if (begin > end) {
                throw wrong(info.name(), "begin at or before its end", begin + " > " + end);
            }
            long bytes;
            try {
                bytes = info.bytes();
            } catch (ArithmeticException e) {
                throw wrong(info.name(), "have fewer than 2^63 bytes", info.shape() + "");
            }
            if (bytes != end - begin) {
                throw wrong(
                        info.name(), "take the " + bytes + " bytes of its dtype and shape", (end - begin) + " bytes");
            }
            return new Extent(info.name(), info, begin, end);
        }

        private Map<String, Placed> placed(long start, long dataBytes) {
            List<Extent> sorted = new ArrayList<>(extents.values());
            sorted.sort(Comparator.comparingLong(Extent::begin).thenComparingLong(Extent::end));
            long next = 0;
            for (Extent extent : sorted) {
                if (extent.begin() != next) {
                    throw wrong(extent.name(), "begin at " + next + ", without hole or overlap", extent.begin() + "");
                }
                if (extent.end() > dataBytes) {
                    throw wrong(extent.name(), "end within the " + dataBytes + " bytes of data", extent.end() + "");
                }
                next = extent.end();
            }
            if (next != dataBytes) {
                throw new MalformedFileException(
                        path, "data", "end with the last tensor at " + next, dataBytes + " bytes");
            }
            Map<String, Placed> tensors = new LinkedHashMap<>();
            extents.forEach((name, extent) -> tensors.put(name, new Placed(extent.info(), start + extent.begin())));
            return tensors;
        }

        private List<Long> integers(String name, String key, JsonReader reader, int most) throws IOException {
            List<Long> integers = new ArrayList<>();
            reader.beginArray();
            while (reader.hasNext()) {
                long value = StrictJson.integer(reader);
                if (value < 0) {
                    throw wrong(name, "have no negative " + key, value + "");
                }
                integers.add(value);
                if (integers.size() > most) {
                    throw wrong(name, "have at most " + most + " values in " + key, "more");
                }
            }
            reader.endArray();
            return integers;
        }

        private String text(String name, JsonReader reader) throws IOException {
            if (reader.peek() != JsonToken.STRING) {
                throw wrong(name, "have a string as dtype", reader.peek() + "");
            }
            return reader.nextString();
        }

        private DType dtype(String name, String text) {
            if (UNSUPPORTED.contains(text)) {
                throw new UnsupportedFeatureException("dtype " + text + " of tensor " + name, path);
            }
            for (DType dtype : DType.values()) {
                if (dtype.blockElements() == 1 && dtype.name().equals(text)) {
                    return dtype;
                }
            }
            throw wrong(name, "have a known dtype", StrictJson.brief(text));
        }

        private void once(String name, String key, @Nullable Object before) {
            if (before != null) {
                throw wrong(name, "have one " + key, "two");
            }
        }

        private MalformedFileException wrong(String name, String rule, String value) {
            return new MalformedFileException(path, "tensor " + StrictJson.brief(name), rule, value);
        }
    }
}

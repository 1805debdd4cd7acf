package dev.headroom.checkpoint.gguf;

import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.DType;
import java.util.Map;

/** The codes of {@code enum ggml_type}. */
final class GgufTensorType {

    private static final Map<Integer, DType> READ = Map.of(
            0,
            DType.F32,
            1,
            DType.F16,
            2,
            DType.Q4_0,
            8,
            DType.Q8_0,
            24,
            DType.I8,
            25,
            DType.I16,
            26,
            DType.I32,
            27,
            DType.I64,
            28,
            DType.F64,
            30,
            DType.BF16);

    private static final Map<Integer, String> KNOWN = Map.ofEntries(
            Map.entry(3, "Q4_1"),
            Map.entry(6, "Q5_0"),
            Map.entry(7, "Q5_1"),
            Map.entry(9, "Q8_1"),
            Map.entry(10, "Q2_K"),
            Map.entry(11, "Q3_K"),
            Map.entry(12, "Q4_K"),
            Map.entry(13, "Q5_K"),
            Map.entry(14, "Q6_K"),
            Map.entry(15, "Q8_K"),
            Map.entry(16, "IQ2_XXS"),
            Map.entry(17, "IQ2_XS"),
            Map.entry(18, "IQ3_XXS"),
            Map.entry(19, "IQ1_S"),
            Map.entry(20, "IQ4_NL"),
            Map.entry(21, "IQ3_S"),
            Map.entry(22, "IQ2_S"),
            Map.entry(23, "IQ4_XS"),
            Map.entry(29, "IQ1_M"),
            Map.entry(34, "TQ1_0"),
            Map.entry(35, "TQ2_0"),
            Map.entry(39, "MXFP4"));

    private GgufTensorType() {}

    static DType dtype(String file, GgufCursor cursor, String tensor, int code) {
        DType dtype = READ.get(code);
        if (dtype != null) {
            return dtype;
        }
        String known = KNOWN.get(code);
        if (known != null) {
            throw new UnsupportedFeatureException("type " + known + " of tensor " + tensor, file);
        }
        throw cursor.wrong("tensor " + tensor, "have a known type", Integer.toUnsignedString(code));
    }
}

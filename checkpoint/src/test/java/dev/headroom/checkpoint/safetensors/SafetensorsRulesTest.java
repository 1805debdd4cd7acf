package dev.headroom.checkpoint.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.MalformedFileException;
import dev.headroom.UnsupportedFeatureException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsRulesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}; 4; take the 8 bytes
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}; 8; begin at 0, without hole or overlap
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[8,4]}}; 8; begin at or before its end
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}; 5; end with the last tensor at 4
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}; 4; end within the 4 bytes of data
            {"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}; 4; have no negative shape
            {"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}; 4; an integer of up to 18 digits
            {"a":{"dtype":"F32","shape":["1"],"data_offsets":[0,4]}}; 4; an integer was expected
            {"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,4]}}; 4; integer of up to 18 digits
            {"a":{"dtype":"F32","shape":[111111111111111111,99],"data_offsets":[0,4]}}; 4; fewer than 2^63 bytes
            {"a":{"dtype":"Q4_0","shape":[32],"data_offsets":[0,18]}}; 18; have a known dtype
            {"a":{"dtype":"F32","shape":[1]}}; 4; have dtype, shape and two data_offsets
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}; 4; two data_offsets
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":1}}; 4; alone
            {"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}; 4; have one dtype
            {"a":{"dtype":"I8","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"I8","shape":[0],"data_offsets":[0,0]}}; 0; occur once
            {"__metadata__":{"a":1}}; 0; be a string
            {"__metadata__":{"a":"1","a":"2"}}; 0; occur once
            {"__metadata__":{},"__metadata__":{}}; 0; occur once
            {"a":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]; 0; follow the format
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} x; 4; follow the format
            {'a':1}; 0; follow the format
            1{}; 0; begin with {
            []; 0; begin with {""")
    void refusesAHeaderNamingTheRule(String header, int dataBytes, String rule) throws Exception {
        Path file = write(header.getBytes(StandardCharsets.UTF_8), dataBytes);
        assertThatThrownBy(() -> SafetensorsFile.open(file))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining(rule)
                .hasMessageContaining(file.toString());
    }

    @Test
    void refusesAbsurdHeaderLengths() throws Exception {
        for (long length : new long[] {-1, 100_000_001, Long.MAX_VALUE, 99_999_999, 0}) {
            byte[] bytes = ByteBuffer.allocate(64)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(length)
                    .array();
            Path file = Files.write(folder.resolve("a.safetensors"), bytes);
            assertThatThrownBy(() -> SafetensorsFile.open(file)).isInstanceOf(MalformedFileException.class);
        }
    }

    @Test
    void refusesBytesThatAreNotUtf8() throws Exception {
        Path file = write(new byte[] {'{', '"', (byte) 0xFF, '"', ':', '{', '}', '}'}, 0);
        assertThatThrownBy(() -> SafetensorsFile.open(file)).isInstanceOf(MalformedFileException.class);
    }

    @Test
    void namesAFormatThatIsKnownButNotRead() throws Exception {
        String header = "{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[1],\"data_offsets\":[0,1]}}";
        Path file = write(header.getBytes(StandardCharsets.UTF_8), 1);
        assertThatThrownBy(() -> SafetensorsFile.open(file))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("dtype F8_E4M3 of tensor a");
    }

    @Test
    void readsEmptyTensorsScalarsAndTrailingSpaces() throws Exception {
        String header = "{\"s\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]},"
                + "\"e\":{\"dtype\":\"F32\",\"shape\":[0,3],\"data_offsets\":[4,4]}}   ";
        try (SafetensorsFile file = SafetensorsFile.open(write(header.getBytes(StandardCharsets.UTF_8), 4))) {
            assertThat(file.info("s").elements()).isOne();
            assertThat(file.info("e").elements()).isZero();
            assertThatThrownBy(() -> file.info("x"))
                    .isInstanceOf(MalformedFileException.class)
                    .hasMessageContaining("tensor x must exist, was absent");
        }
    }

    @Test
    void refusesToReadIntegersAsFloats() throws Exception {
        String header = "{\"i\":{\"dtype\":\"I32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
        try (SafetensorsFile file = SafetensorsFile.open(write(header.getBytes(StandardCharsets.UTF_8), 4))) {
            assertThatThrownBy(() -> file.readFloats("i", 0, new float[1], 1))
                    .isInstanceOf(MalformedFileException.class)
                    .hasMessageContaining("tensor i must hold floating point, was I32");
        }
    }

    private Path write(byte[] header, int dataBytes) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length).put(header);
        return Files.write(folder.resolve("a.safetensors"), bytes.array());
    }
}

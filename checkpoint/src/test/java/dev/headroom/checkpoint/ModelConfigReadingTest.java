package dev.headroom.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.headroom.MalformedFileException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.ModelConfig.Rotary;
import dev.headroom.checkpoint.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelConfigReadingTest {

    private static final String ZEPHYR = """
            {"architectures":["MistralForCausalLM"],"bos_token_id":1,"eos_token_id":2,"hidden_act":"silu",
             "hidden_size":4096,"initializer_range":0.02,"intermediate_size":14336,"max_position_embeddings":32768,
             "model_type":"mistral","num_attention_heads":32,"num_hidden_layers":32,"num_key_value_heads":8,
             "pad_token_id":2,"rms_norm_eps":1e-05,"rope_theta":10000.0,"sliding_window":4096,
             "tie_word_embeddings":false,"torch_dtype":"bfloat16","use_cache":true,"vocab_size":32000}""";

    private static final String LLAMA = """
            {"architectures":["LlamaForCausalLM"],"model_type":"llama","hidden_size":2048,"intermediate_size":8192,
             "num_hidden_layers":16,"num_attention_heads":32,"num_key_value_heads":8,"head_dim":64,
             "vocab_size":128256,"max_position_embeddings":131072,"tie_word_embeddings":true,"rms_norm_eps":1e-05,
             "eos_token_id":[128001,128008,128009],"bos_token_id":128000,%s}""";

    @Test
    void readsZephyr() {
        ModelConfig config = read(ZEPHYR);
        assertThat(config.shape().parameters()).isEqualTo(7_241_732_096L);
        assertThat(config.shape().embeddingParameters()).isEqualTo(32_000L * 4096);
        assertThat(config.shape().kvHeads()).isEqualTo(8);
        assertThat(config.shape().headSize()).isEqualTo(128);
        assertThat(config.slidingWindow()).hasValue(4096);
        assertThat(config.normEpsilon()).isEqualTo(1e-5);
        assertThat(config.rotary()).contains(new Rotary(10_000, 1, Optional.empty()));
        assertThat(read(ZEPHYR.replace("\"sliding_window\":4096", "\"sliding_window\":null"))
                        .slidingWindow())
                .isEmpty();
    }

    @Test
    void readsTheRotaryScalingOfLlama3InBothSpellings() {
        String scaling = """
                "factor":32.0,"high_freq_factor":4.0,"low_freq_factor":1.0,
                "original_max_position_embeddings":8192,"rope_type":"llama3\"""";
        ModelConfig old = read(LLAMA.formatted("\"rope_theta\":500000.0,\"rope_scaling\":{" + scaling + "}"));
        ModelConfig recent = read(LLAMA.formatted("\"rope_parameters\":{\"rope_theta\":500000.0," + scaling + "}"));
        assertThat(recent).isEqualTo(old);
        assertThat(old.shape().parameters()).isEqualTo(1_235_814_400L);
        assertThat(old.eosTokens()).containsExactly(128001, 128008, 128009);
        assertThat(old.rotary().orElseThrow().theta()).isEqualTo(500_000);
        assertThat(old.rotary().orElseThrow().scaling().orElseThrow().originalContext())
                .hasValue(8192);
    }

    @Test
    void namesTheRotaryScalingThatIsNotBuilt() {
        String json = LLAMA.formatted("\"rope_scaling\":{\"type\":\"yarn\",\"factor\":4}");
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("rope scaling yarn");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"architectures":["PhiForCausalLM"],"hidden_size":2560,"intermediate_size":10240,"num_hidden_layers":32,"num_attention_heads":32,"partial_rotary_factor":0.4,"vocab_size":51200,"max_position_embeddings":2048} | 2779683840 | 80
            {"architectures":["GPT2LMHeadModel"],"n_embd":768,"n_layer":12,"n_head":12,"n_positions":1024,"n_ctx":1024,"vocab_size":50257} | 124439808 | 64
            {"architectures":["GPT2LMHeadModel"],"n_embd":1024,"n_layer":24,"n_head":16,"n_inner":null,"n_positions":1024,"vocab_size":50257} | 354823168 | 64
            {"architectures":["DistilBertModel"],"dim":768,"hidden_dim":3072,"n_layers":6,"n_heads":12,"vocab_size":30522,"max_position_embeddings":512} | 66362880 | 64
            {"architectures":["BertModel"],"hidden_size":384,"intermediate_size":1536,"num_hidden_layers":6,"num_attention_heads":12,"vocab_size":30522,"max_position_embeddings":512} | 22713216 | 32""")
    void readsTheShapesOfTheOtherFamilies(String json, long parameters, int headSize) {
        ModelConfig config = read(json);
        assertThat(config.shape().parameters()).isEqualTo(parameters);
        assertThat(config.shape().headSize()).isEqualTo(headSize);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "hidden_size":4096 | "hidden_size":"4096" | hidden_size must be an integer in [1, 1048576], was 4096
            "hidden_size":4096 | "hidden_size":4095 | num_attention_heads must divide the hidden size 4095, was 32
            "hidden_size":4096 | "x":1 | hidden_size must be an integer in [1, 1048576], was absent
            "hidden_size":4096 | "hidden_size":1e300 | hidden_size must be an integer
            "num_key_value_heads":8 | "num_key_value_heads":5 | num_key_value_heads must divide the 32 heads, was 5
            "num_key_value_heads":8 | "num_key_value_heads":64 | num_key_value_heads must be an integer in [1, 32], was 64
            "rms_norm_eps":1e-05 | "rms_norm_eps":-1 | rms_norm_eps must be a number in (0.0, 1.0], was -1
            "bos_token_id":1 | "bos_token_id":1,"bos_token_id":1 | key bos_token_id must occur once, was repeated
            "tie_word_embeddings":false | "tie_word_embeddings":0 | tie_word_embeddings must be true or false, was 0
            "eos_token_id":2 | "eos_token_id":[2,"x"] | eos_token_id must be an integer
            "eos_token_id":2 | "eos_token_id":NaN | must follow the format
            "architectures":["MistralForCausalLM"] | "architectures":"MistralForCausalLM" | architectures must be a list of strings""")
    void refusesAWrongFieldNamingIt(String from, String to, String message) {
        assertThatThrownBy(() -> read(ZEPHYR.replace(from, to)))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesQuantizedWeightsAndUnknownArchitectures() {
        assertThatThrownBy(() -> read(ZEPHYR.replace(
                        "\"use_cache\":true", "\"quantization_config\":{\"quant_method\":\"gptq\",\"bits\":4}")))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("quantization_config gptq");
        assertThatThrownBy(() -> read("{\"architectures\":[\"MambaForCausalLM\"]}"))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("architecture MambaForCausalLM");
    }

    @Test
    void mutatedConfigurationsGiveOneOfTheTwoErrorsOrAConfiguration() {
        String bits = "{}[]\":,0123456789-.eE truefalsn\\";
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(ZEPHYR);
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(text.length());
                if (random.nextInt(3) == 0) {
                    text.deleteCharAt(at);
                } else {
                    text.setCharAt(at, bits.charAt(random.nextInt(bits.length())));
                }
            }
            if (random.nextInt(10) == 0) {
                text.setLength(random.nextInt(text.length()));
            }
            try {
                assertThat(read(text.toString())).isNotNull();
            } catch (MalformedFileException | UnsupportedFeatureException expected) {
                assertThat(expected).hasMessageContaining("config.json");
            } catch (RuntimeException | StackOverflowError e) {
                fail("seed " + seed + ": " + text, e);
            }
        }
    }

    @Test
    void refusesDeepNestingWithoutOverflowingTheStack() {
        assertThatThrownBy(() -> read("[".repeat(1_000_000))).isInstanceOf(MalformedFileException.class);
        assertThatThrownBy(() -> read("{\"a\":".repeat(100_000))).isInstanceOf(MalformedFileException.class);
    }

    private static ModelConfig read(String json) {
        return ConfigJson.read(
                JsonFields.parse("config.json", json.getBytes(StandardCharsets.UTF_8)), Optional.empty());
    }
}

package dev.headroom.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.OptimizationConfig;
import dev.headroom.StorageSettings;
import dev.headroom.cli.terminal.Recorder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is refused before anything is read or loaded. */
class TrainOptionsTest {

    @TempDir
    private Path folder;

    private final Recorder recorder = new Recorder();

    private String refusal(Object command, String... options) throws Exception {
        Path text = Files.writeString(folder.resolve("text.txt"), "Once upon a time.");
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of(
                "--text", text.toString(), "--out", folder.resolve("out").toString()));
        List<Exception> thrown = new ArrayList<>();
        CommandLine line = new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((error, given, parsed) -> {
            thrown.add(error);
            return 2;
        });
        line.setParameterExceptionHandler((error, given) -> {
            thrown.add(error);
            return 2;
        });
        assertThat(line.execute(all.toArray(String[]::new))).isEqualTo(2);
        assertThat(folder.resolve("out/prepared")).doesNotExist();
        return String.valueOf(thrown.get(0).getMessage());
    }

    private String train(String... options) throws Exception {
        return refusal(new TrainCommand(recorder.logged()), options);
    }

    private String finetune(String... options) throws Exception {
        OptimizationConfig config = OptimizationConfig.hfSpacesFree().toBuilder()
                .storage(StorageSettings.defaults().withCacheDirectory(folder.resolve("cache")))
                .build();
        return refusal(new FinetuneCommand(recorder.logged(), () -> config), options);
    }

    @Test
    void namesRuleAndValue() throws Exception {
        assertThat(train("--size", "70b")).isEqualTo("--size must be 1m, 5m or 16m, was 70b");
        assertThat(train("--precision", "int4")).isEqualTo("--precision must be fp32, bf16 or auto, was int4");
        assertThat(train("--steps", "0")).contains("at least 1").contains("was 0");
        assertThat(train("--save-every", "0")).isEqualTo("--save-every must be at least 1 second, was 0");
        assertThat(train("--learning-rate", "2")).contains("(0, 1]").contains("was 2.0");
        assertThat(train("--batch-tokens", "100"))
                .isEqualTo("--batch-tokens must be at least the context of 256, was 100");
        assertThat(train("--heads", "3"))
                .contains("heads must divide hiddenSize")
                .contains("was 3 for 128");
        assertThat(train("--optimizer", "sgd")).contains("--optimizer").contains("sgd");
        assertThat(train("--clean", "well")).contains("--clean").contains("well");
    }

    @Test
    void optionsThatSayTheSameCannotStandTogether() throws Exception {
        assertThat(train("--sequences", "4", "--batch-tokens", "1024")).startsWith("--sequences cannot stand with");
        assertThat(train("--vocabulary", "512", "--tokenizer", folder.toString()))
                .startsWith("--vocabulary cannot stand with --tokenizer");
    }

    @Test
    void optionsOfAnAdapterNeedOne() throws Exception {
        assertThat(finetune("--model", "x", "--rank", "8")).isEqualTo("--rank must stand with --lora, was 8");
        assertThat(finetune("--model", "x", "--merge", "y")).startsWith("--merge must stand with --lora, was");
        assertThat(finetune("--model", "x", "--lora", "--rank", "0"))
                .contains("rank must be in")
                .contains("was 0");
    }

    @Test
    void onlyACheckpointCanLearn() throws Exception {
        assertThat(finetune("--model", "headroom/stories"))
                .startsWith("--model must be a checkpoint directory, was artefact");
        assertThat(finetune("--model", "nobody/nothing"))
                .contains("nobody/nothing")
                .contains("not found");
    }
}

package dev.headroom.backend.djl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.spi.Availability;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TorchLibrariesTest {

    @Test
    void findsTheLibrariesOfTheClassPath() {
        assertThat(TorchLibraries.find().carried()).hasValue("linux-x86_64");
    }

    @ParameterizedTest
    @CsvSource({
        "Linux,amd64,linux-x86_64",
        "Linux,aarch64,linux-aarch64",
        "Mac OS X,aarch64,osx-aarch64",
        "Windows 11,amd64,win-x86_64"
    })
    void namesTheMachineAsTheLibrariesDo(String system, String processor, String machine) {
        assertThat(TorchLibraries.machine(system, processor)).isEqualTo(machine);
    }

    @Test
    void worksWhereTheLibrariesFitTheMachineOrAreNamed() {
        Optional<String> linux = Optional.of("linux-x86_64");
        assertThat(new TorchLibraries("linux-x86_64", linux, false).availability())
                .isInstanceOf(Availability.Available.class);
        assertThat(new TorchLibraries("linux-aarch64", Optional.empty(), true).availability())
                .isInstanceOf(Availability.Available.class);
    }

    @Test
    void saysWhatToAddWhereTheyDoNotFit() {
        assertThat(new TorchLibraries("osx-aarch64", Optional.of("linux-x86_64"), false).availability())
                .isInstanceOfSatisfying(Availability.Unavailable.class, answer -> {
                    assertThat(answer.reason()).contains("linux-x86_64").contains("osx-aarch64");
                    assertThat(answer.cure()).contains("pytorch-native-cpu").contains("osx-aarch64");
                });
        assertThat(new TorchLibraries("linux-x86_64", Optional.empty(), false).availability())
                .isInstanceOfSatisfying(
                        Availability.Unavailable.class,
                        answer -> assertThat(answer.reason()).contains("no native library"));
    }
}

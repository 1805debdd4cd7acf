package dev.headroom.backend.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.spi.Availability;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvailabilityTest {

    @ParameterizedTest
    @CsvSource({"Linux,amd64", "Linux,aarch64", "Mac OS X,aarch64", "Windows 11,amd64"})
    void isAvailableWhereNativeLibrariesExist(String system, String processor) {
        assertThat(OnnxBackendProvider.availability(system, processor)).isInstanceOf(Availability.Available.class);
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X,x86_64", "Linux,riscv64", "SunOS,amd64", "Windows 11,aarch64"})
    void saysWhatToDoWhereTheyDoNot(String system, String processor) {
        assertThat(OnnxBackendProvider.availability(system, processor))
                .isInstanceOfSatisfying(Availability.Unavailable.class, answer -> {
                    assertThat(answer.reason()).contains(system).contains(processor);
                    assertThat(answer.cure()).contains("Linux");
                });
    }
}

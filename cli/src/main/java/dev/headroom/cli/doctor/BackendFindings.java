package dev.headroom.cli.doctor;

import dev.headroom.spi.Availability;
import dev.headroom.spi.ModelBackendProvider;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Looks at the backends on the class path. */
final class BackendFindings {

    private BackendFindings() {}

    static List<Finding> look(List<ModelBackendProvider> providers) {
        if (providers.isEmpty()) {
            return List.of(Finding.fail("backend", "none on the class path", "add dev.headroom:backend-onnx"));
        }
        return providers.stream().map(BackendFindings::look).toList();
    }

    private static Finding look(ModelBackendProvider provider) {
        String abilities = provider.capabilities().stream()
                .map(capability -> capability.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .sorted()
                .collect(Collectors.joining(", "));
        return provider.availability() instanceof Availability.Unavailable unavailable
                ? Finding.fail("backend", provider.id() + ": " + unavailable.reason(), unavailable.cure())
                : Finding.ok("backend", provider.id() + ": " + abilities);
    }
}

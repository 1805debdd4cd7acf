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
        boolean another = providers.stream().anyMatch(provider -> !isMissing(provider));
        return providers.stream().map(provider -> look(provider, another)).toList();
    }

    private static boolean isMissing(ModelBackendProvider provider) {
        return provider.availability() instanceof Availability.Unavailable;
    }

    /** One backend that works is enough. */
    private static Finding look(ModelBackendProvider provider, boolean another) {
        String abilities = provider.capabilities().stream()
                .map(capability -> capability.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .sorted()
                .collect(Collectors.joining(", "));
        if (provider.availability() instanceof Availability.Unavailable unavailable) {
            String reason = provider.id() + ": " + unavailable.reason();
            return another
                    ? Finding.warn("backend", reason, unavailable.cure())
                    : Finding.fail("backend", reason, unavailable.cure());
        }
        return Finding.ok("backend", provider.id() + ": " + abilities);
    }
}

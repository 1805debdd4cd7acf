package dev.headroom.cli.box;

import dev.headroom.HeadroomException;
import dev.headroom.OptimizationConfig;
import dev.headroom.OptimizationManager;
import dev.headroom.QueueFullException;
import dev.headroom.StorageSettings;
import dev.headroom.generation.Generation;
import dev.headroom.generation.GenerationRequest;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.health.MemoryHealth;
import dev.headroom.health.SystemHealth;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** An application with a manager of its own: answers {@code ask}, {@code gauge} and {@code state}, a line each. */
final class PressuredChild {

    private PressuredChild() {}

    /** Arguments: artefact, cache directory. */
    public static void main(String[] args) throws IOException {
        OptimizationConfig config = OptimizationConfig.forThisBox().toBuilder()
                .storage(StorageSettings.defaults().withCacheDirectory(Path.of(args[1])))
                .build();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (OptimizationManager manager = OptimizationManager.open(config)) {
            System.out.println("ready");
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                System.out.println(
                        switch (line) {
                            case "ask" -> ask(manager, args[0]);
                            case "gauge" -> gauge(manager);
                            default -> state(manager);
                        });
            }
        }
    }

    private static String ask(OptimizationManager manager, String artefact) {
        try {
            Generation answer = manager.generate(GenerationRequest.of("Tell me about the sea.")
                    .onModel(artefact)
                    .with(GenerationSettings.greedy().withMaxTokens(8)));
            return "answered tokens=" + answer.generatedTokens() + " cached=" + answer.fromCache();
        } catch (QueueFullException e) {
            return "refused retry=" + e.retryAfter() + " " + e.getMessage();
        } catch (HeadroomException e) {
            return "failed " + e;
        }
    }

    private static String gauge(OptimizationManager manager) {
        MemoryHealth health = manager.checkMemoryHealth();
        return "gauge limit=" + health.reading().limit().bytes() + " hard="
                + health.reading().hard().bytes();
    }

    private static String state(OptimizationManager manager) {
        SystemHealth health = manager.systemHealth();
        long cached = health.caches().stream()
                .filter(tier -> !tier.name().equals("model"))
                .mapToLong(tier -> tier.entries())
                .sum();
        return "state level=" + health.memory().pressure() + " cached=" + cached + " models="
                + health.models().size()
                + health.relief()
                        .map(relief -> " relief-ms="
                                + Duration.between(
                                                relief.before().at(),
                                                relief.after().at())
                                        .toMillis()
                                + " freed=" + relief.freed().bytes() + " steps: " + relief.describe())
                        .orElse("");
    }
}

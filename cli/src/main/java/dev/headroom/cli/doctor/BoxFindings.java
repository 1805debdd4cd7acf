package dev.headroom.cli.doctor;

import dev.headroom.ByteSize;
import dev.headroom.box.Box;
import dev.headroom.box.MemoryEvents;
import dev.headroom.box.MemoryReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks at the box.
 *
 * @param box its limits
 * @param processor the processor as the kernel describes it
 * @param javaProcessors processors that the JVM believes to have
 * @param reading its memory now
 * @param events what the kernel has done to it; absent where it does not say
 */
record BoxFindings(
        Box box, Processor processor, int javaProcessors, MemoryReading reading, Optional<MemoryEvents> events) {

    private static final ByteSize SMALL = ByteSize.gigabytes(1);

    List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("box", box.describe()));
        findings.add(size());
        findings.add(memory());
        findings.add(threads());
        findings.add(instructions());
        events.ifPresent(counted -> findings.add(counted.lastDeath()
                .map(death -> Finding.warn(
                        "kills", death, "give the container more memory, or let 'headroom plan' pick a smaller model"))
                .orElseGet(() -> Finding.ok("kills", "no process was killed here for want of memory"))));
        return findings;
    }

    private Finding size() {
        return box.memory().isMoreThan(SMALL)
                ? Finding.ok("limit", box.memory() + " by " + reading.source())
                : Finding.warn(
                        "limit",
                        box.memory() + " by " + reading.source(),
                        "only sentence encoders and the smallest decoders fit below " + SMALL);
    }

    private Finding memory() {
        String detail = String.format(
                Locale.ROOT,
                "%.0f %% hard (%s), %s in use with page cache, %s free",
                100 * reading.hardFraction(),
                reading.hard(),
                reading.workingSet(),
                reading.free());
        if (reading.hardFraction() >= 0.95) {
            return Finding.fail("memory", detail, "end other processes in this container before loading a model");
        }
        if (reading.stall().isPresent() && reading.stall().get().some() > 10) {
            return Finding.warn(
                    "memory",
                    detail
                            + String.format(
                                    Locale.ROOT,
                                    "; stalled %.0f %% of the time",
                                    reading.stall().get().some()),
                    "something waits for memory: end other processes, or take a smaller model");
        }
        return reading.hardFraction() >= 0.8
                ? Finding.warn("memory", detail, "little is left for a model; end other processes")
                : Finding.ok("memory", detail);
    }

    private Finding threads() {
        String detail = String.format(
                Locale.ROOT,
                "%d compute threads; the host has %d processors, Java sees %d",
                box.threads(),
                processor.count(),
                javaProcessors);
        return javaProcessors > box.cpus() + 1
                ? Finding.warn(
                        "threads",
                        detail,
                        "Java sees more than the quota: start it with -XX:ActiveProcessorCount=" + box.threads())
                : Finding.ok("threads", detail);
    }

    private Finding instructions() {
        if (processor.instructions().isEmpty()) {
            return Finding.ok("processor", processor.name());
        }
        List<String> useful = processor.usefulInstructions();
        String detail = processor.name() + ": " + (useful.isEmpty() ? "no AVX2" : String.join(", ", useful));
        boolean fast = useful.stream().anyMatch(name -> name.contains("vnni"));
        if (fast || processor.isArm()) {
            return Finding.ok("processor", detail);
        }
        return Finding.warn(
                "processor", detail, "without VNNI int4 models run, but slower than 'headroom plan' predicts");
    }
}

package dev.headroom.cli.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The processor as {@code /proc/cpuinfo} describes it.
 *
 * @param name its name, or that of the architecture
 * @param count processors of the host
 * @param instructions names of its instruction sets; empty where the kernel does not list them
 */
record Processor(String name, int count, Set<String> instructions) {

    private static final List<String> USEFUL =
            List.of("avx2", "avx512f", "avx512_vnni", "avx_vnni", "amx_int8", "amx_bf16", "asimddp", "i8mm");

    /** Reads the content of {@code /proc/cpuinfo}; an empty one gives what Java knows. */
    static Processor parse(List<String> lines, String architecture, int javaProcessors) {
        String name = architecture;
        int count = 0;
        Set<String> instructions = new LinkedHashSet<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                continue;
            }
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).strip()) {
                case "processor" -> count++;
                case "model name" -> name = value;
                case "flags", "Features" -> instructions.addAll(Arrays.asList(value.split("\\s+", -1)));
                default -> {
                    // nothing that matters here
                }
            }
        }
        return new Processor(name, count == 0 ? javaProcessors : count, instructions);
    }

    /** Returns those of its instruction sets that make models faster. */
    List<String> usefulInstructions() {
        List<String> useful = new ArrayList<>(USEFUL);
        useful.retainAll(instructions);
        return useful;
    }

    /** Returns whether it is an ARM processor with dot products. */
    boolean isArm() {
        return instructions.contains("asimddp");
    }
}

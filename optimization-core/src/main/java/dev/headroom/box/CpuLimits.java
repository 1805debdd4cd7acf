package dev.headroom.box;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The CPU limits of our control groups: the smallest quota of all visible ancestors, and the size of the CPU set.
 *
 * @param quota CPUs by quota divided by period, infinite where there is none
 * @param set CPUs in the set, infinite where there is none
 */
record CpuLimits(double quota, double set) {

    static CpuLimits read(CgroupLayout layout) {
        Optional<ControlGroup> v2 = layout.v2();
        double quota = Math.min(
                layout.v1("cpu").map(CpuLimits::quotaV1).orElse(Double.POSITIVE_INFINITY),
                v2.map(CpuLimits::quotaV2).orElse(Double.POSITIVE_INFINITY));
        double set = Math.min(
                layout.v1("cpuset")
                        .map(group -> Math.min(set(group, "cpuset.effective_cpus"), set(group, "cpuset.cpus")))
                        .orElse(Double.POSITIVE_INFINITY),
                v2.map(group -> set(group, "cpuset.cpus.effective")).orElse(Double.POSITIVE_INFINITY));
        return new CpuLimits(quota, set);
    }

    /** Returns the tighter of the two. */
    double atMost() {
        return Math.min(quota, set);
    }

    private static double quotaV1(ControlGroup group) {
        double smallest = Double.POSITIVE_INFINITY;
        for (Path level : group.levelsWith("cpu.cfs_quota_us")) {
            KernelFile quota = KernelFile.read(level.resolve("cpu.cfs_quota_us"));
            if (!quota.text().strip().equals("-1")) {
                long period =
                        KernelFile.read(level.resolve("cpu.cfs_period_us")).number();
                smallest = Math.min(smallest, share(quota, quota.number(), period));
            }
        }
        return smallest;
    }

    // cpu.max: "200000 100000" or "max 100000"
    private static double quotaV2(ControlGroup group) {
        double smallest = Double.POSITIVE_INFINITY;
        for (Path level : group.levelsWith("cpu.max")) {
            KernelFile file = KernelFile.read(level.resolve("cpu.max"));
            String[] parts = file.text().strip().split("\\s+", -1);
            if (!parts[0].equals("max")) {
                smallest = Math.min(
                        smallest,
                        share(file, number(file, parts[0]), parts.length > 1 ? number(file, parts[1]) : 100_000));
            }
        }
        return smallest;
    }

    private static double share(KernelFile file, long quota, long period) {
        if (quota <= 0 || period <= 0) {
            throw file.malformed("quota and period", quota + " " + period);
        }
        return (double) quota / period;
    }

    private static long number(KernelFile file, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw file.malformed("the quota", text);
        }
    }

    // "0-3,6" is five CPUs; an empty file means that the set is inherited
    private static double set(ControlGroup group, String name) {
        Optional<KernelFile> file = KernelFile.readIfThere(group.folder().resolve(name));
        if (file.isEmpty() || file.get().text().isBlank()) {
            return Double.POSITIVE_INFINITY;
        }
        double count = 0;
        for (String range : file.get().text().strip().split(",", -1)) {
            int dash = range.indexOf('-');
            long first = number(file.get(), dash < 0 ? range : range.substring(0, dash));
            long last = dash < 0 ? first : number(file.get(), range.substring(dash + 1));
            if (first < 0 || last < first) {
                throw file.get().malformed("the CPU set", range);
            }
            count += (double) last - first + 1;
        }
        return count;
    }
}

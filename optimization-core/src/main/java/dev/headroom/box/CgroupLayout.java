package dev.headroom.box;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where this process stands in the control groups: {@code /proc/self/cgroup} joined with
 * {@code /proc/self/mountinfo}.
 *
 * <p>A controller belongs either to a v1 hierarchy of its own or to the one v2 hierarchy; a hybrid system has both. In
 * a container the path that the kernel prints may lie outside what is mounted (no cgroup namespace), or be {@code /}
 * (with one); both end at the mount point, which then is our own group.
 */
final class CgroupLayout {

    private record Mount(Path root, Path point, boolean unified, Set<String> options) {}

    private record Membership(Set<String> controllers, String path) {}

    private final Path root;
    private final List<Mount> mounts;
    private final List<Membership> memberships;

    private CgroupLayout(Path root, List<Mount> mounts, List<Membership> memberships) {
        this.root = root;
        this.mounts = mounts;
        this.memberships = memberships;
    }

    /** Reads the layout below {@code root}; empty where there are no control groups. */
    static CgroupLayout read(Path root) {
        List<Mount> mounts = new ArrayList<>();
        Path mountinfo = root.resolve("proc/self/mountinfo");
        KernelFile.readIfThere(mountinfo)
                .ifPresent(file -> file.text()
                        .lines()
                        .filter(line -> line.contains(" - cgroup"))
                        .forEach(line -> mounts.add(mount(mountinfo, line))));
        List<Membership> memberships = new ArrayList<>();
        Path cgroup = root.resolve("proc/self/cgroup");
        KernelFile.readIfThere(cgroup)
                .ifPresent(file -> file.text()
                        .lines()
                        .filter(line -> !line.isBlank())
                        .forEach(line -> memberships.add(membership(cgroup, line))));
        return new CgroupLayout(root, List.copyOf(mounts), List.copyOf(memberships));
    }

    // 36 35 98:0 /root /point rw,noatime master:1 - cgroup source rw,memory
    private static Mount mount(Path file, String line) {
        int dash = line.indexOf(" - cgroup");
        String[] left = line.substring(0, dash).split(" ", -1);
        String[] right = line.substring(dash + 3).split(" ", -1);
        if (left.length < 6 || right.length < 3 || !left[3].startsWith("/") || !left[4].startsWith("/")) {
            throw new IllegalStateException(file + ": a mount must have ten fields, was '" + line + "'");
        }
        try {
            return new Mount(
                    Path.of(unescaped(left[3])),
                    Path.of(unescaped(left[4])),
                    right[0].equals("cgroup2"),
                    Set.of(distinct(right[2])));
        } catch (InvalidPathException e) {
            throw new IllegalStateException(file + ": a mount must name paths, was '" + line + "'", e);
        }
    }

    // 4:memory:/docker/abc for v1, 0::/docker/abc for v2
    private static Membership membership(Path file, String line) {
        String[] fields = line.split(":", 3);
        if (fields.length < 3 || !fields[2].startsWith("/")) {
            throw new IllegalStateException(file + ": a line must be ID:CONTROLLERS:/PATH, was '" + line + "'");
        }
        return new Membership(fields[1].isEmpty() ? Set.of() : Set.of(distinct(fields[1])), fields[2]);
    }

    private static String[] distinct(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(",", -1)).distinct().toArray(String[]::new);
    }

    // The kernel writes blank, tab, newline and backslash as three octal digits.
    private static String unescaped(String field) {
        return field.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }

    /** Returns whether a v2 hierarchy is mounted beside v1 ones. */
    boolean isHybrid() {
        return mounts.stream().anyMatch(Mount::unified) && mounts.stream().anyMatch(mount -> !mount.unified());
    }

    /** Returns our v1 group of {@code controller}, where that controller has a v1 hierarchy. */
    Optional<ControlGroup> v1(String controller) {
        return memberships.stream()
                .filter(membership -> membership.controllers().contains(controller))
                .findFirst()
                .flatMap(membership -> locate(
                        membership.path(),
                        mounts.stream()
                                .filter(mount ->
                                        !mount.unified() && mount.options().contains(controller))
                                .toList()));
    }

    /** Returns our v2 group, where a v2 hierarchy is mounted. */
    Optional<ControlGroup> v2() {
        return memberships.stream()
                .filter(membership -> membership.controllers().isEmpty())
                .findFirst()
                .flatMap(membership -> locate(
                        membership.path(),
                        mounts.stream().filter(Mount::unified).toList()));
    }

    private Optional<ControlGroup> locate(String path, List<Mount> candidates) {
        for (Mount mount : candidates) {
            Optional<ControlGroup> exact = below(mount, path);
            if (exact.isPresent()) {
                return exact;
            }
        }
        return candidates.stream()
                .map(mount -> inRoot(mount.point()))
                .filter(Files::isDirectory)
                .findFirst()
                .map(point -> new ControlGroup(point, point));
    }

    /** Returns the group where {@code path}, or the longest end of it that exists, lies below the mount. */
    private Optional<ControlGroup> below(Mount mount, String path) {
        Path point = inRoot(mount.point());
        Path group;
        try {
            group = Path.of(path);
        } catch (InvalidPathException e) {
            throw new IllegalStateException(
                    root.resolve("proc/self/cgroup") + ": a group must be a path, was '" + path + "'", e);
        }
        if (path.contains("..") && !group.equals(group.normalize())) {
            return Optional.empty(); // our group lies outside the namespace that is mounted
        }
        Path relative = group.startsWith(mount.root())
                ? mount.root().relativize(group)
                : group.getRoot().relativize(group);
        for (int skip = 0;
                skip < relative.getNameCount() && !relative.toString().isEmpty();
                skip++) {
            Path found = point.resolve(relative.subpath(skip, relative.getNameCount()));
            if (Files.isDirectory(found)) {
                return Optional.of(new ControlGroup(found, point));
            }
        }
        return relative.toString().isEmpty() && Files.isDirectory(point)
                ? Optional.of(new ControlGroup(point, point))
                : Optional.empty();
    }

    private Path inRoot(Path absolute) {
        return root.resolve(absolute.getRoot().relativize(absolute));
    }
}

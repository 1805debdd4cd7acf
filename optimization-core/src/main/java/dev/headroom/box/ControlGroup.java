package dev.headroom.box;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Our own control group in one hierarchy, and its ancestors as far as they are mounted.
 *
 * @param folder the group that this process is in
 * @param mountPoint where the hierarchy is mounted; the outermost group that can be seen
 */
record ControlGroup(Path folder, Path mountPoint) {

    /** Returns the groups from our own outwards that have the file {@code name}; a limit of any of them applies. */
    List<Path> levelsWith(String name) {
        List<Path> levels = new ArrayList<>();
        Path level = folder;
        while (level != null && level.startsWith(mountPoint)) {
            if (Files.exists(level.resolve(name))) {
                levels.add(level);
            }
            level = level.getParent();
        }
        return List.copyOf(levels);
    }
}

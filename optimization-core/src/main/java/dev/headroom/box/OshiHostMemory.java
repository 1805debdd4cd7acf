package dev.headroom.box;

import java.util.function.Supplier;
import oshi.SystemInfo;
import oshi.hardware.GlobalMemory;

/** The only class that touches OSHI; it is loaded when the host's memory is first asked for, and not before. */
final class OshiHostMemory implements Supplier<HostProbe.HostMemory> {

    @Override
    public HostProbe.HostMemory get() {
        // A GlobalMemory keeps its figures for some 300 ms, longer than the fast sampling interval: take a fresh one.
        GlobalMemory memory = new SystemInfo().getHardware().getMemory();
        return new HostProbe.HostMemory(memory.getTotal(), memory.getAvailable());
    }
}

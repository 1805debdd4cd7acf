package dev.headroom.data.frame;

import dev.headroom.data.plan.DtypePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A source whose rows are there already; remembers which columns it was asked for. */
public final class FrameInMemory implements FrameSource {

    private final Frame frame;
    private final DtypePlan plan;
    private final List<List<String>> asked = new ArrayList<>();

    /** Begins with a frame. */
    public FrameInMemory(Frame frame, DtypePlan plan) {
        this.frame = frame;
        this.plan = plan;
    }

    /** Returns the columns that each read asked for. */
    public List<List<String>> asked() {
        return asked;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public DtypePlan plan() {
        return plan;
    }

    @Override
    public Frame read(ReadSettings settings) {
        asked.add(settings.columns());
        return settings.columns().isEmpty()
                ? frame
                : frame.select(settings.columns().toArray(String[]::new));
    }

    @Override
    public FrameStream stream(ReadSettings settings) {
        Frame wanted = read(settings);
        return new FrameStream() {

            private int next;

            @Override
            public Optional<Frame> next() {
                if (next == wanted.rowCount()) {
                    return Optional.empty();
                }
                int from = next;
                next = Math.min(wanted.rowCount(), from + settings.chunkRows());
                return Optional.of(wanted.slice(from, next));
            }

            @Override
            public ReadReport report() {
                return new ReadReport(name(), next, 0, List.of(), plan, List.of());
            }

            @Override
            public void close() {}
        };
    }
}

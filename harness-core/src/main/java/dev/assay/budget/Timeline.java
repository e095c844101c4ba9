package dev.assay.budget;

import dev.assay.conditions.Disturbance;
import dev.assay.load.Window;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Where the windows of a recording lie by the ticker of the run. There are gaps between stretches. Not thread-safe. */
final class Timeline {
    /** Operations that a disturbance held up end a little after it. */
    private static final long AFTER_NANOS = 10_000_000;

    private final List<Stretch> stretches = new ArrayList<>();
    private int windows;

    private record Stretch(long startNanos, int first, int windows) {}

    /** Add a stretch that follows those before. */
    void add(long startNanos, int more) {
        stretches.add(new Stretch(startNanos, windows, more));
        windows += more;
    }

    int windows() {
        return windows;
    }

    /** Return the windows in which operations ended that some disturbances could have held up. */
    BitSet touchedBy(List<Disturbance> disturbances) {
        BitSet touched = new BitSet(windows);
        disturbances.forEach(disturbance -> stretches.forEach(stretch -> touch(stretch, disturbance, touched)));
        return touched;
    }

    private static void touch(Stretch stretch, Disturbance disturbance, BitSet touched) {
        long first = Math.floorDiv(disturbance.startNanos() - stretch.startNanos(), Window.NANOS);
        long last = Math.floorDiv(disturbance.endNanos() + AFTER_NANOS - stretch.startNanos(), Window.NANOS);
        long from = Math.max(0, first);
        long to = Math.min(stretch.windows() - 1L, last);
        if (from <= to) {
            touched.set(stretch.first() + (int) from, stretch.first() + (int) to + 1);
        }
    }
}

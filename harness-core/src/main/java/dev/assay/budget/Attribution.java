package dev.assay.budget;

import dev.assay.conditions.Cause;
import dev.assay.conditions.Disturbance;
import dev.assay.statistics.Block;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many of the slow operations ended where something else had the machine. It shows what could have caused them, never
 * what did.
 *
 * @param cause what had the machine
 * @param lostNanos for how long, as far as it touches the measured time
 * @param touched the windows that it touched
 * @param windows how many windows were measured
 * @param inside the operations that ended in touched windows, the slow ones as hits
 * @param total all operations
 */
record Attribution(Cause cause, long lostNanos, BitSet touched, int windows, Block inside, Block total) {
    private static final double LEAST_SHARE = 0.1;
    private static final double LEAST_EXCESS = 2;

    /**
     * Attribute slow operations to the disturbances of one cause.
     *
     * @param ended for each window of the timeline, what ended in it, slow operations as hits
     */
    static Attribution of(Cause cause, List<Disturbance> disturbances, Timeline timeline, List<Block> ended) {
        List<Disturbance> own = disturbances.stream()
                .filter(disturbance -> disturbance.cause() == cause)
                .filter(disturbance -> !timeline.touchedBy(List.of(disturbance)).isEmpty())
                .toList();
        BitSet touched = timeline.touchedBy(own);
        Block inside = Block.sum(touched.stream().mapToObj(ended::get).toList());
        long lost = own.stream().mapToLong(Disturbance::lostNanos).sum();
        return new Attribution(cause, lost, touched, ended.size(), inside, Block.sum(ended));
    }

    /** Return the share of the slow operations that ended in touched windows; 0 where there are none. */
    double shareOfSlow() {
        return total.hits() == 0 ? 0 : (double) inside.hits() / total.hits();
    }

    /** Return the share of the windows that were touched; 0 where nothing was measured. */
    double shareOfTime() {
        return windows == 0 ? 0 : (double) touched.cardinality() / windows;
    }

    /**
     * Return whether it is worth naming: at least a tenth of the slow operations, and at least twice as many as if they had
     * been spread evenly over time.
     */
    boolean couldBeTheCause() {
        return shareOfSlow() >= LEAST_SHARE && shareOfSlow() >= LEAST_EXCESS * shareOfTime();
    }

    /** Return the windows that nothing of this cause has touched, in the order of time. */
    IntStream untouched() {
        return IntStream.range(0, windows).filter(window -> !touched.get(window));
    }
}

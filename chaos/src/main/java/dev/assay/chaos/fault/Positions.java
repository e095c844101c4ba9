package dev.assay.chaos.fault;

import dev.assay.chaos.wire.WireFaults;
import dev.assay.chaos.wire.WireHit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The faults of a schedule that strike at places, each of which waits for its step. Safe for use by many threads. */
public final class Positions {
    private final List<PositionFault> faults;
    private final WireFaults wire;
    private final List<Integer> armed = new ArrayList<>();

    /**
     * Keep faults for their steps.
     *
     * @param faults one for each step
     * @param seed what probabilities are drawn from
     */
    public Positions(List<PositionFault> faults, long seed) {
        this.faults = List.copyOf(faults);
        this.wire = WireFaults.waiting(
                seed, faults.stream().map(PositionFault::rule).toList());
    }

    /** Return whether there is nothing to read the conversation for. */
    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /** Return the rules, for the proxy that reads the conversation. */
    public WireFaults wire() {
        return wire;
    }

    /** Return where the n-th fault that was put in force struck, counted from 0. */
    public synchronized List<WireHit> hits(int nth) {
        int rule = armed.get(nth);
        return wire.journal().stream().filter(hit -> hit.rule() == rule).toList();
    }

    synchronized Healing arm(PositionFault fault) {
        int rule = IntStream.range(0, faults.size())
                .filter(index -> faults.get(index).equals(fault) && !armed.contains(index))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("[" + fault.write() + "] stands in no step"));
        armed.add(rule);
        wire.arm(rule);
        return () -> wire.disarm(rule);
    }
}

package dev.assay.load;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What one lane measured. Not thread-safe. */
final class LaneRounds {
    private final int sides;
    private final List<Round> rounds = new ArrayList<>();
    private final List<FailureLog> failures;

    /**
     * One request of each side.
     *
     * @param beginNanos when the first of them began
     * @param nanos how long each took, by side
     */
    private record Round(long beginNanos, Latencies nanos) {}

    /** Latencies of one round by side. */
    private static final class Latencies {
        private final long[] bySide;

        Latencies(int sides) {
            bySide = new long[sides];
        }
    }

    LaneRounds(int sides) {
        this.sides = sides;
        this.failures = Stream.generate(FailureLog::new).limit(sides).toList();
    }

    int count() {
        return rounds.size();
    }

    void begin(long nanos) {
        rounds.add(new Round(nanos, new Latencies(sides)));
    }

    /** A request that the clock cannot tell from nothing took at least one tick of it. */
    void success(int side, long nanos) {
        record(side, Math.max(1, nanos));
    }

    void failure(int side, SQLException complaint) {
        record(side, Rounds.FAILED);
        failures.get(side).add(complaint);
    }

    /** Return what several lanes measured, in order of time. */
    static Rounds pooled(List<String> names, List<LaneRounds> lanes) {
        List<Round> all = lanes.stream()
                .flatMap(lane -> lane.rounds.stream())
                .sorted(Comparator.comparingLong(Round::beginNanos))
                .toList();
        long[][] nanos = new long[names.size()][all.size()];
        List<FailureLog> failures = new ArrayList<>();
        for (int side = 0; side < names.size(); side++) {
            for (int round = 0; round < all.size(); round++) {
                nanos[side][round] = all.get(round).nanos().bySide[side];
            }
            FailureLog failed = new FailureLog();
            for (LaneRounds lane : lanes) {
                failed.addAll(lane.failures.get(side));
            }
            failures.add(failed);
        }
        return new Rounds(names, nanos, failures);
    }

    private void record(int side, long nanos) {
        rounds.get(rounds.size() - 1).nanos().bySide[side] = nanos;
    }
}

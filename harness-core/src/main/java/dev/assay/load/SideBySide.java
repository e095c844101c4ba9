package dev.assay.load;

import dev.assay.check.Run;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Several sides that are measured request by request in turn, so that whatever troubles the machine troubles all of them. A
 * round is one request of each side, in random order. Each side has connections and random numbers of its own in every
 * lane, so that the sides ask for different keys and none warms the cache for another.
 *
 * <p>After every {@value #RENEWED_AFTER} rounds a lane takes new connections. On a crowded machine of two processors the same
 * query was measured 1.5 times as slow on one of two connections, over 8,000 rounds; why was not found out. Whatever belongs
 * to a connection differs from block to block where it is renewed, and an interval over blocks covers it.
 *
 * <p>All of it may take as long as the run's limit of time, counted from {@link #open}. Not thread-safe.
 */
public final class SideBySide implements AutoCloseable {
    /** How many rounds a lane measures on the same connections. */
    public static final int RENEWED_AFTER = 100;

    /** The driver prepares at the fifth execution, and the server may change to a generic plan five later. */
    public static final int UNMEASURED = 11;

    private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(1);

    private final List<Side> sides;
    private final Run run;
    private final long deadlineNanos;
    private final Crew crew;
    private final List<Lane> lanes;

    private SideBySide(List<Side> sides, Run run, long deadlineNanos, Crew crew, List<Lane> lanes) {
        this.sides = sides;
        this.run = run;
        this.deadlineNanos = deadlineNanos;
        this.crew = crew;
        this.lanes = lanes;
    }

    /**
     * Open every connection; nothing runs before {@link #drive}.
     *
     * @param sides at least one
     * @param concurrency how many lanes run rounds at once, at least 1; each has one connection for each side
     */
    public static SideBySide open(List<Side> sides, int concurrency, Run run) throws SQLException {
        long deadlineNanos = run.ticker().nanos() + run.limits().time().toNanos();
        List<Side> kept = List.copyOf(sides);
        List<Crew.Recruit> recruits = IntStream.range(0, concurrency)
                .boxed()
                .flatMap(lane -> Lane.recruits(kept, lane, concurrency, run))
                .toList();
        Crew crew = Crew.open(recruits, concurrency, LoadThreads.PLATFORM.factory(concurrency, Pace.UNPAUSED));
        List<Lane> lanes = IntStream.range(0, concurrency)
                .mapToObj(lane ->
                        new Lane(kept, crew.workers().subList(lane * kept.size(), (lane + 1) * kept.size()), lane, run))
                .toList();
        return new SideBySide(kept, run, deadlineNanos, crew, lanes);
    }

    /**
     * Run so many rounds, fewer only where the time is over.
     *
     * @throws Exception what an operation threw, unless it was an {@link SQLException}
     */
    public Rounds drive(long rounds) throws Exception {
        return drive(rounds, sides.size());
    }

    /** Run rounds in which only the first so many sides take part; otherwise as {@link #drive(long)}. */
    public Rounds drive(long rounds, int taking) throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        List<Callable<LaneRounds>> tasks = new ArrayList<>();
        for (int number = 0; number < lanes.size(); number++) {
            long share = rounds / lanes.size() + (number < rounds % lanes.size() ? 1 : 0);
            tasks.add(lanes.get(number).rounds(share, taking, deadlineNanos, stop));
        }
        List<String> names = sides.stream().limit(taking).map(Side::name).toList();
        return LaneRounds.pooled(names, crew.run(tasks, patience()));
    }

    /** Return how much of the run's time is left; zero when it is over. */
    public Duration timeLeft() {
        return Duration.ofNanos(Math.max(0, deadlineNanos - run.ticker().nanos()));
    }

    /** Return the statements that the workers of a side have prepared, each once. */
    public Set<String> preparedSql(int side) {
        Set<String> all = new TreeSet<>();
        lanes.forEach(lane -> all.addAll(lane.worker(side).preparedSql()));
        return all;
    }

    @Override
    public void close() throws SQLException {
        crew.close();
    }

    /** A request that began in time may end a little later. */
    private Duration patience() {
        Duration quarter = run.limits().time().dividedBy(4);
        return timeLeft().plus(quarter.compareTo(SHORTEST_PATIENCE) > 0 ? quarter : SHORTEST_PATIENCE);
    }
}

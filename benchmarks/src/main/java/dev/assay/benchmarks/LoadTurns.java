package dev.assay.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Lets the three sides drive one load by turns. */
final class LoadTurns {
    /**
     * How many turns the sides in this JVM share a round in: they change places quickly, since a machine changes too. The
     * engine counts whole windows of 100 ms, so a turn must be some of them.
     */
    private static final int TURNS = 4;

    private final LoadSession.Opening bareLoop;
    private final LoadSession.Opening engine;
    private final LoadEffort effort;
    private final Random random;

    LoadTurns(LoadSession.Opening bareLoop, LoadSession.Opening engine, LoadEffort effort, Random random) {
        this.bareLoop = bareLoop;
        this.engine = engine;
        this.effort = effort;
        this.random = random;
    }

    /** Drive the load once on every side, in random order, on new connections. */
    LoadRound round(LoadCase load, Pgbench pgbench) throws Exception {
        boolean first = random.nextBoolean();
        double before = first ? pgbench.perSecond(load, effort.length()) : 0;
        try (LoadSession bare = bareLoop.open(load);
                LoadSession driven = engine.open(load)) {
            double[] rates = alternate(List.of(bare, driven));
            double rate = first ? before : pgbench.perSecond(load, effort.length());
            return new LoadRound(rate, rates[0], rates[1]);
        }
    }

    private double[] alternate(List<LoadSession> sessions) throws Exception {
        for (LoadSession session : sessions) {
            session.perSecond(effort.warmUp());
        }
        double[] rates = new double[sessions.size()];
        List<Integer> order = new ArrayList<>(List.of(0, 1));
        Duration turn = effort.length().dividedBy(TURNS);
        for (int count = 0; count < TURNS; count++) {
            Collections.shuffle(order, random);
            for (int side : order) {
                rates[side] += sessions.get(side).perSecond(turn) / TURNS;
            }
        }
        return rates;
    }
}

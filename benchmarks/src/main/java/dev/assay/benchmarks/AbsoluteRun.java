package dev.assay.benchmarks;

import dev.assay.statistics.Block;
import dev.assay.statistics.Decision;
import dev.assay.statistics.DesignEffect;
import dev.assay.statistics.ErrorRates;
import dev.assay.statistics.Proportion;
import dev.assay.statistics.ProportionTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One session held against a budget on its p95, at 2,000, 4,000 and 8,000 requests.
 *
 * @param decision the first clear decision
 * @param requests how many it took
 * @param naive whether the p95 of all 8,000 requests is above the budget
 */
record AbsoluteRun(Decision decision, int requests, boolean naive) {
    static final int MOST_REQUESTS = 8000;

    private static final List<Integer> LOOKS = List.of(2000, 4000, MOST_REQUESTS);
    private static final int BLOCK = 50;

    static AbsoluteRun of(double[] latencies, double budget) {
        List<Block> blocks = blocks(latencies, budget);
        boolean naive = Block.sum(blocks).hits() > LatencySession.BEYOND * latencies.length;
        for (int look = 1; look <= LOOKS.size(); look++) {
            int requests = LOOKS.get(look - 1);
            Decision decision =
                    decide(blocks.subList(0, requests / BLOCK), ErrorRates.DEFAULT.ofLook(look, LOOKS.size()));
            if (decision != Decision.UNDECIDED) {
                return new AbsoluteRun(decision, requests, naive);
            }
        }
        return new AbsoluteRun(Decision.UNDECIDED, MOST_REQUESTS, naive);
    }

    private static Decision decide(List<Block> blocks, ErrorRates rates) {
        Block all = Block.sum(blocks);
        return new ProportionTest(LatencySession.BEYOND, rates)
                .decide(new Proportion(all.hits(), all.trials(), DesignEffect.of(blocks)));
    }

    private static List<Block> blocks(double[] latencies, double budget) {
        List<Block> blocks = new ArrayList<>();
        for (int from = 0; from < latencies.length; from += BLOCK) {
            long hits = Arrays.stream(latencies, from, from + BLOCK)
                    .filter(latency -> latency > budget)
                    .count();
            blocks.add(new Block(hits, BLOCK));
        }
        return blocks;
    }
}

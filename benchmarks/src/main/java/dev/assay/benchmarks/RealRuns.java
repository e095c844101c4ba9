package dev.assay.benchmarks;

import java.util.List;

/**
 * What comparisons on a real database found, 50 of each kind.
 *
 * @param sameBreached how many of the comparisons of a side with itself were breached
 * @param plantedBreached how many of those with a planted slow-down of 20 % were
 */
record RealRuns(int sameBreached, int plantedBreached) {
    List<Goal> goals() {
        return List.of(
                Goal.atMost("real_aa_breached", sameBreached, 1),
                Goal.atLeast("real_planted_breached", plantedBreached, 49));
    }
}

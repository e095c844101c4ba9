package dev.assay.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * How much less a clustered sample tells than an independent one of the same size: the variance of the share, estimated
 * from neighbouring blocks as a ratio of totals (Cochran, Sampling Techniques, 3rd ed., section 9A), over the binomial
 * variance.
 */
public final class DesignEffect {
    /** Fewer blocks estimate a variance too badly to be merged further. */
    private static final int FEWEST_BLOCKS = 10;

    private DesignEffect() {}

    /**
     * Return the design effect of blocks in the order of time: at least 1, and 1 where nothing varies. Neighbours are
     * merged in pairs as long as at least 10 blocks remain and the largest effect counts, because a stall longer than a
     * block correlates the blocks too.
     */
    public static double of(List<Block> blocks) {
        double largest = 1;
        List<Block> merged = blocks.stream().filter(block -> block.trials() > 0).toList();
        while (merged.size() >= 2) {
            largest = Math.max(largest, ofIndependent(merged));
            if (merged.size() < 2 * FEWEST_BLOCKS) {
                break;
            }
            merged = inPairs(merged);
        }
        return largest;
    }

    private static double ofIndependent(List<Block> blocks) {
        Block total = Block.sum(blocks);
        double share = (double) total.hits() / total.trials();
        double binomial = total.trials() * share * (1 - share);
        double observed = blocks.stream()
                .mapToDouble(block -> block.squaredDeviation(share))
                .sum();
        return binomial == 0 ? 1 : observed / binomial * blocks.size() / (blocks.size() - 1);
    }

    private static List<Block> inPairs(List<Block> blocks) {
        List<Block> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < blocks.size(); i += 2) {
            pairs.add(Block.sum(blocks.subList(i, i + 2)));
        }
        return pairs;
    }
}

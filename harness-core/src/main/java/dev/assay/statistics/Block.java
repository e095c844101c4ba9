package dev.assay.statistics;

import java.util.List;

/**
 * Neighbouring trials, such as all requests that ended in the same 100 ms.
 *
 * @param hits how many of them were hits
 * @param trials how many there were
 */
public record Block(long hits, long trials) {
    public Block {
        if (hits < 0 || hits > trials) {
            throw new IllegalArgumentException("[" + hits + "] of [" + trials + "] is not a block");
        }
    }

    /** Return the sum of some blocks. */
    public static Block sum(List<Block> blocks) {
        return new Block(
                blocks.stream().mapToLong(Block::hits).sum(),
                blocks.stream().mapToLong(Block::trials).sum());
    }

    double squaredDeviation(double share) {
        double deviation = hits - share * trials;
        return deviation * deviation;
    }
}

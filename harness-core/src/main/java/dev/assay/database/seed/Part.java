package dev.assay.database.seed;

import java.util.SplittableRandom;

/** Fills some columns of each row. */
interface Part {
    /** Name what is filled, so that its draws stay the same when other columns change. */
    String name();

    void fill(Block block, int row, SplittableRandom random);
}

package dev.assay.database.seed;

import java.util.SplittableRandom;

/** Fills one column from its values, with a share of NULL. */
record OneColumn(String name, int slot, ColumnValues values, double nulls) implements Part {
    @Override
    public void fill(Block block, int row, SplittableRandom random) {
        boolean absent = nulls > 0 && random.nextDouble() < nulls;
        block.set(row, slot, absent ? null : values.value(block.index(row), random));
    }
}

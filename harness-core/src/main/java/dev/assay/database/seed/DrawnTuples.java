package dev.assay.database.seed;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Fills columns with those of a row that exists: a key of the parent table, or a row of a sample, whose columns stay together
 * as they were.
 *
 * @param slots of the columns, in the order of the tuples
 * @param nullable slots that are NULL in a share of the rows
 */
record DrawnTuples(String name, List<Integer> slots, Tuples tuples, List<Integer> nullable, double nulls)
        implements Part {
    @Override
    public void fill(Block block, int row, SplittableRandom random) {
        take(block, row, random.nextInt(tuples.size()));
        if (nulls > 0 && random.nextDouble() < nulls) {
            nullable.forEach(slot -> block.set(row, slot, null));
        }
    }

    void take(Block block, int row, int drawn) {
        for (int i = 0; i < slots.size(); i++) {
            @Nullable Encoded value = tuples.value(drawn, i);
            block.set(row, slots.get(i), value);
        }
    }
}

package dev.assay.database.seed;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Fills a foreign key to the own table with the key of an earlier row of the block, so that blocks can be written in any
 * order. The first row of a block is a root: NULL where that is allowed, else it refers to itself.
 *
 * @param slots of the columns that refer
 * @param keySlots of the columns referred to
 * @param nullable those of the referring columns that may be NULL
 */
record SelfReference(String name, List<Integer> slots, List<Integer> keySlots, List<Integer> nullable, double nulls)
        implements Part {
    @Override
    public void fill(Block block, int row, SplittableRandom random) {
        boolean root = row == 0 || random.nextDouble() < nulls;
        if (root && !nullable.isEmpty()) {
            nullable.forEach(slot -> block.set(row, slot, null));
            return;
        }
        int target = row == 0 ? 0 : random.nextInt(row);
        for (int i = 0; i < slots.size(); i++) {
            block.set(row, slots.get(i), block.get(target, keySlots.get(i)));
        }
    }
}

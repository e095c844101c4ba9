package dev.assay.database.seed;

import java.util.List;

/**
 * How rows are made and written.
 *
 * @param columns of the table, whose places are the slots of a row
 * @param written slots that are written, the others keep their default
 * @param parts fill the slots, in this order
 */
record RowPlan(List<Column> columns, List<Integer> written, List<Part> parts) {
    Block block(GeneratedRows rows, long number) {
        int size = (int) Math.min(Block.SIZE, rows.count() - number * Block.SIZE);
        Block block = new Block(number, size, columns.size());
        for (Part part : parts) {
            var random = block.random(rows.seed(), rows.table() + "." + part.name());
            for (int row = 0; row < size; row++) {
                part.fill(block, row, random);
            }
        }
        return block;
    }
}

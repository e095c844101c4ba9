package dev.assay.database.seed;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Rows that are made and written together. Their values depend on the seed and the block's number, not on who makes it. */
final class Block {
    /** Large enough that a statement for each costs nothing, small enough that threads end together. */
    static final int SIZE = 4_000;

    private final long number;
    private final int rows;
    private final int columns;
    private final @Nullable Object[] cells;

    Block(long number, int rows, int columns) {
        this.number = number;
        this.rows = rows;
        this.columns = columns;
        this.cells = new @Nullable Object[rows * columns];
    }

    int size() {
        return rows;
    }

    /** Give the number of a row among all that are generated, from 0. */
    long index(int row) {
        return number * SIZE + row;
    }

    @Nullable Object get(int row, int slot) {
        return cells[row * columns + slot];
    }

    void set(int row, int slot, @Nullable Object value) {
        cells[row * columns + slot] = value;
    }

    /** Give draws for a part of this block: another part or another block draws independently. */
    SplittableRandom random(long seed, String part) {
        long mixed = new SplittableRandom(seed ^ part.hashCode() * 0x9E3779B97F4A7C15L).nextLong();
        return new SplittableRandom(mixed + number * 0xD1B54A32D192ED03L).split();
    }
}

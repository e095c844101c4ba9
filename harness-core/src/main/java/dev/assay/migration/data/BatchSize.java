package dev.assay.migration.data;

/** How many rows the next batch has: half as many after others had to wait, and twice as many after some that nobody waited for. */
final class BatchSize {
    private static final int CALM = 4;

    private final int most;
    private int rows;
    private int smallest;
    private int calm;

    BatchSize(int most) {
        this.most = most;
        rows = most;
        smallest = most;
    }

    int rows() {
        return rows;
    }

    int smallest() {
        return smallest;
    }

    void shrink() {
        rows = Math.max(1, rows / 2);
        smallest = Math.min(smallest, rows);
        calm = 0;
    }

    void calm() {
        calm++;
        if (calm >= CALM) {
            rows = (int) Math.min(most, 2L * rows);
            calm = 0;
        }
    }
}

package dev.assay.migration.data;

/** The two ways through the rows of a step: each has a key where it stands and one where it ends, in columns of the journal. */
enum Direction {
    FORWARD("last_key", "upper_key", "passed"),
    UNDO("undo_key", "last_key", "undone");

    private final String cursor;
    private final String end;
    private final String counter;

    Direction(String cursor, String end, String counter) {
        this.cursor = cursor;
        this.end = end;
        this.counter = counter;
    }

    String cursor() {
        return cursor;
    }

    String end() {
        return end;
    }

    String counter() {
        return counter;
    }
}

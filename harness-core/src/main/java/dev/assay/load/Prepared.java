package dev.assay.load;

import java.sql.PreparedStatement;

/** A statement of one worker, and how often it was asked for. Not thread-safe. */
final class Prepared {
    private final PreparedStatement statement;
    private long uses;

    Prepared(PreparedStatement statement) {
        this.statement = statement;
    }

    PreparedStatement use() {
        uses++;
        return statement;
    }

    long uses() {
        return uses;
    }
}

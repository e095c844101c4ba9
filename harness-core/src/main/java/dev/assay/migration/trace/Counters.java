package dev.assay.migration.trace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a session has done with the rows of a table: since its transaction began, or since the counters began. */
record Counters(long scanned, long inserted, long updated, long deleted) {
    static final Counters NONE = new Counters(0, 0, 0, 0);

    /**
     * Return the columns that {@link #of} reads.
     *
     * @param scope {@code xact_} for what the session has not handed over, empty for all sessions
     * @param oid the expression for the table
     */
    static String columns(String scope, String oid) {
        return Stream.of("returned", "inserted", "updated", "deleted")
                .map(what -> "pg_stat_get_" + scope + "tuples_" + what + "(" + oid + ")")
                .collect(Collectors.joining(", "));
    }

    /** Read four columns, from this one on. */
    static Counters of(ResultSet row, int column) throws SQLException {
        return new Counters(
                row.getLong(column), row.getLong(column + 1), row.getLong(column + 2), row.getLong(column + 3));
    }

    /** Return what was done since. A savepoint that was rolled back takes nothing away. */
    Counters since(Counters earlier) {
        return new Counters(
                Math.max(0, scanned - earlier.scanned),
                Math.max(0, inserted - earlier.inserted),
                Math.max(0, updated - earlier.updated),
                Math.max(0, deleted - earlier.deleted));
    }
}

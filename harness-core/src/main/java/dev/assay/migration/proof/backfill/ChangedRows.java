package dev.assay.migration.proof.backfill;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the session's own counters say of the transaction that is open. */
final class ChangedRows {
    /** The table in which data migrations note how far they have come. */
    static final String JOURNAL = "assay_data_migration";

    private static final String ROWS = "SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::bigint"
            + " FROM pg_stat_xact_user_tables WHERE relname <> '" + JOURNAL + "'";

    private ChangedRows() {}

    /** Return a count that grows with each row that is inserted, updated or deleted until the transaction ends. */
    static long soFar(Connection connection) throws SQLException {
        return Long.parseLong(one(connection, ROWS));
    }

    /** Return the number that rows of this transaction carry; empty if it wrote nothing. */
    static String transaction(Connection connection) throws SQLException {
        return one(
                connection,
                "SELECT coalesce((pg_current_xact_id_if_assigned()::text::numeric % 4294967296)::text, '')");
    }

    static String one(Connection connection, String sql) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}

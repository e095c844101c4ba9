package dev.assay.migration.proof.runner;

import dev.assay.migration.Migration;
import dev.assay.migration.Notice;
import dev.assay.migration.StatementListener;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Sees, from another session, in which transaction the last statement of the first migration stood, so that it can be told whether the
 * row of the history was written in the same one: then a runner that dies leaves both or neither. For one run.
 */
final class LastStatement implements StatementListener {
    private static final String TRANSACTION =
            "SELECT coalesce(backend_xid::text, '') FROM pg_stat_activity WHERE pid = ?";

    private final Connection watcher;
    private int migrations;
    private String sql = "";
    private String transaction = "";

    LastStatement(Connection watcher) {
        this.watcher = watcher;
    }

    /** Return the statement; empty if there was none. */
    String sql() {
        return sql;
    }

    /** Return whether the history has a row of the same transaction, when the run is over. */
    boolean isNotedWithin(String history) throws SQLException {
        for (String table : HistoryTables.find(watcher, history)) {
            if (!transaction.isEmpty()
                    && !text("SELECT 'noted' FROM " + table + " WHERE xmin::text = ? LIMIT 1", transaction)
                            .isEmpty()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void migrationStarts(Migration migration, Connection connection) {
        migrations++;
    }

    @Override
    public void statementStarts(String statement, Connection connection) {
        if (migrations <= 1) {
            sql = statement;
        }
    }

    @Override
    public void statementEnds(Connection connection, List<Notice> notices) throws SQLException {
        if (migrations <= 1) {
            int pid = connection.unwrap(PGConnection.class).getBackendPID();
            transaction = text(TRANSACTION, pid);
        }
    }

    private String text(String question, Object value) throws SQLException {
        try (PreparedStatement query = watcher.prepareStatement(question)) {
            query.setObject(1, value);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }
}

package dev.assay.migration.proof.runner;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds where the history of a runner lies. */
final class HistoryTables {
    private static final String FIND = """
            SELECT format('%I.%I', nspname, relname) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
            WHERE relname = ? AND relkind IN ('r', 'p')
            """;

    private HistoryTables() {}

    /** Return the tables of this name, with their schemas and as SQL needs them; empty if there is none. */
    static List<String> find(Connection connection, String history) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setString(1, history);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
        }
        return tables;
    }
}

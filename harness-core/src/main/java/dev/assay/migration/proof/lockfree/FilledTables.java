package dev.assay.migration.proof.lockfree;

import dev.assay.database.TestDatabase;
import dev.assay.migration.trace.LockMode;
import dev.assay.schema.SqlName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** Finds out which of some tables are there before an upgrade, and have rows that somebody may want. */
record FilledTables(Map<String, LockMode> locked, Set<String> bookkeeping) {
    /** A partition stands for its table: an application hardly names it, and reaches another one with each row. */
    private static final String ROOT = """
            SELECT CASE WHEN n.nspname = 'public' THEN c.relname ELSE n.nspname || '.' || c.relname END
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p')
              AND c.oid = coalesce(pg_partition_root(to_regclass(%1$s)), to_regclass(%1$s))
            """;

    /** Return those, each with the strongest lock on it or its partitions. */
    Map<String, LockMode> in(TestDatabase database) throws SQLException {
        Map<String, LockMode> filled = new TreeMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, LockMode> lock : locked.entrySet()) {
                Optional<String> table = root(statement, lock.getKey());
                if (table.isPresent() && !bookkeeping.contains(table.get()) && isFilled(statement, table.get())) {
                    filled.merge(table.get(), lock.getValue(), BinaryOperator.maxBy(Comparator.naturalOrder()));
                }
            }
        }
        return filled;
    }

    private static Optional<String> root(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery(ROOT.formatted(SqlName.literal(SqlName.ofShown(table))))) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    private static boolean isFilled(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT FROM " + SqlName.ofShown(table) + " LIMIT 1")) {
            return row.next();
        }
    }
}

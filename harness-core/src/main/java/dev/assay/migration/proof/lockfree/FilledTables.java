package dev.assay.migration.proof.lockfree;

import dev.assay.database.TestDatabase;
import dev.assay.migration.trace.LockMode;
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
    /** Return those, each with the strongest lock on it or its partitions. */
    Map<String, LockMode> in(TestDatabase database) throws SQLException {
        Map<String, LockMode> filled = new TreeMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, LockMode> lock : locked.entrySet()) {
                Optional<ShownTable> table = ShownTable.root(statement, lock.getKey());
                if (table.isPresent()
                        && !bookkeeping.contains(table.get().shown())
                        && isFilled(statement, table.get())) {
                    filled.merge(table.get().shown(), lock.getValue(), BinaryOperator.maxBy(Comparator.naturalOrder()));
                }
            }
        }
        return filled;
    }

    private static boolean isFilled(Statement statement, ShownTable table) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT FROM " + table.sqlName() + " LIMIT 1")) {
            return row.next();
        }
    }
}

package dev.assay.migration.proof.scales;

import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.rehearsal.Upgrade;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A database that stands before an upgrade, with the rows of its tables multiplied.
 *
 * @param database to be copied, and closed in the end
 * @param left the tables whose rows could not be multiplied, with the reason
 */
record Sized(TestDatabase database, Map<String, String> left) implements AutoCloseable {
    /** Copy a database and multiply what it holds. */
    static Sized of(TestDatabase before, int factor, int generation, Upgrade upgrade) throws SQLException {
        TestDatabase copy = before.copy();
        try {
            List<String> books = upgrade.rehearsal().source().bookkeeping();
            return new Sized(copy, MultipliedRows.in(copy, factor, generation, books));
        } catch (SQLException | RuntimeException | Error failure) {
            copy.close();
            throw failure;
        }
    }

    /** Return the rows of each table, by name. */
    static Map<String, Long> rows(TestDatabase database, Upgrade upgrade) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            List<String> books = upgrade.rehearsal().source().bookkeeping();
            for (GrownTable table : GrownCatalog.read(connection, books).tables()) {
                try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table.source())) {
                    row.next();
                    counts.put(table.shown(), row.getLong(1));
                }
            }
        }
        return counts;
    }

    /**
     * Apply an upgrade to a copy of it, and return what its statements did.
     *
     * @param recounted whether each row that a nested loop looks at again counts again: the planner would keep the rows of the inner
     *     side aside, where the server counts them once
     */
    List<MeteredStatement> apply(Upgrade upgrade, Ticker ticker, boolean recounted) throws Exception {
        WorkMeter meter = new WorkMeter(ticker, upgrade.rehearsal().source().bookkeeping());
        try (TestDatabase copy = database.copy()) {
            if (recounted) {
                keepNoRowsAside(copy);
            }
            upgrade.apply(copy, meter);
        }
        return new ArrayList<>(meter.statements());
    }

    /** A setting of the copy alone, for whatever connections the migration opens; how rows are joined stays the planner's choice. */
    private static void keepNoRowsAside(TestDatabase copy) throws SQLException {
        try (Connection connection = copy.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET enable_material = off',"
                    + " current_database()); END $$");
        }
    }

    @Override
    public void close() {
        database.close();
    }
}

package dev.assay.migration.shadow;

import dev.assay.check.Finding;
import dev.assay.check.MistakeException;
import dev.assay.migration.data.DataMigration;
import dev.assay.migration.data.RunSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An old and a new column or table, kept equal by triggers in both directions while two versions of an application write. Install
 * the triggers, fill what was there before with {@link #fill}, look whether all rows agree, cut over, and remove the old place when
 * nobody needs it. Immutable and thread-safe.
 *
 * <p>Where one statement writes both columns, the new one counts. The new column has no default meanwhile, because it could not be told
 * from a value. Two transactions that write one row of a table pair from both sides may deadlock, as the server then says; the
 * tables agree all the same.
 */
public final class DualWrites {
    private final Pair pair;

    private DualWrites(Pair pair) {
        this.pair = Objects.requireNonNull(pair);
    }

    /** Begin with the old column of a table, which is named as SQL writes it, and the column without quotes. */
    public static ColumnStart from(String table, String column) {
        return new ColumnStart(table, column);
    }

    /** Begin with the old table, named as SQL writes it. */
    public static TableStart from(String table) {
        return new TableStart(table);
    }

    /**
     * The old column.
     *
     * @param table its table
     * @param column its name
     */
    public record ColumnStart(String table, String column) {
        /**
         * Return the pair with a new column of the same table.
         *
         * @param other the new column
         * @param forward the new value, an SQL expression over the row: {@code round(amount * 100)}
         * @param backward the old value, an SQL expression over the row: {@code amount_cents / 100.0}
         */
        public DualWrites to(String other, String forward, String backward) {
            return new DualWrites(new ColumnPair(table, column, other, forward, backward));
        }
    }

    /**
     * The old table.
     *
     * @param table its name
     */
    public record TableStart(String table) {
        /** Return the pair with a new table, which has the same primary key; say with {@link TablePlan} what the columns are made of. */
        public TablePlan to(String other) {
            return new TablePlan(table, other, List.of(), List.of());
        }
    }

    /** What the columns of two tables are made of. Immutable. */
    public static final class TablePlan {
        private final String before;
        private final String after;
        private final List<Mapping> forward;
        private final List<Mapping> backward;

        private TablePlan(String before, String after, List<Mapping> forward, List<Mapping> backward) {
            this.before = before;
            this.after = after;
            this.forward = forward;
            this.backward = backward;
        }

        /** Return this with a column of the new table and what it is made of, an SQL expression over a row of the old one. */
        public TablePlan forward(String column, String expression) {
            return new TablePlan(before, after, and(forward, new Mapping(column, expression)), backward);
        }

        /** Return this with a column of the old table and what it is made of, an SQL expression over a row of the new one. */
        public TablePlan backward(String column, String expression) {
            return new TablePlan(before, after, forward, and(backward, new Mapping(column, expression)));
        }

        /** Return this with a column that both tables have. */
        public TablePlan same(String column) {
            return forward(column, Names.quoted(column)).backward(column, Names.quoted(column));
        }

        /** Return the pair. */
        public DualWrites pair() {
            if (forward.isEmpty() || backward.isEmpty()) {
                throw new MistakeException(
                        "dual writes from [" + before + "] to [" + after + "]",
                        "no column is mapped " + (forward.isEmpty() ? "forward" : "backward"),
                        "Only the primary key would be copied",
                        ".same(\"title\").forward(\"cents\", \"price * 100\").backward(\"price\", \"cents / 100.0\")");
            }
            return new DualWrites(new TablePair(before, after, forward, backward));
        }

        private static List<Mapping> and(List<Mapping> mappings, Mapping more) {
            List<Mapping> longer = new ArrayList<>(mappings);
            longer.add(more);
            return longer;
        }
    }

    /**
     * Install the triggers. The tables are locked for an instant; where that cannot be had within the lock timeout it is tried again.
     * The sequence of a new table's key is set behind the largest key of the old one.
     *
     * @throws MistakeException if the keys of the tables are not alike or deferrable, or an expression is not valid
     */
    public void install(Connection connection, RunSettings settings) throws SQLException, InterruptedException {
        new ShortTransaction(connection, settings).run(() -> pair.install(connection));
    }

    /**
     * Return the migration that fills the new place for rows that were there before the triggers.
     *
     * @param name the name that its journal has
     */
    public DataMigration fill(String name) {
        return DataMigration.named(name).step(pair.fill());
    }

    /** Return the rows in which old and new differ, as JSON, at most so many. Reads all rows. */
    public List<String> differences(Connection connection, int most) throws SQLException {
        List<String> differences = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery(differencesSql(connection) + " LIMIT " + most)) {
            while (rows.next()) {
                differences.add(rows.getString(1));
            }
        }
        return differences;
    }

    /** Return the query for the rows in which old and new differ: one text for each. */
    public String differencesSql(Connection connection) throws SQLException {
        return pair.differences(connection);
    }

    /**
     * Give the new place the name of the old one, which becomes {@code amount_before}, and remove the triggers, in one short
     * transaction. Looks before whether all rows agree. The old column takes NULL from then on; the sequence of a new table's key goes on
     * behind the largest key.
     *
     * @throws ShadowException if a row differs, a trigger is missing, a foreign key points to the old table, or the tables lie in
     *     different schemas
     */
    public void cutOver(Connection connection, RunSettings settings) throws SQLException, InterruptedException {
        List<String> differences = differences(connection, 1);
        if (!differences.isEmpty()) {
            throw new ShadowException(List.of(
                    Finding.of("found", pair.describe() + " differ: " + differences.get(0)),
                    Finding.of("fix", "run fill(...) to its end before the cut, and look with differences(...)")));
        }
        new ShortTransaction(connection, settings).run(() -> {
            requireTriggers(connection);
            List<String> statements = new ArrayList<>(pair.remove(connection));
            statements.addAll(pair.cutOver(connection));
            return statements;
        });
    }

    /** Hold the tables, and require that nothing was written past the triggers since the rows were compared. */
    private void requireTriggers(Connection connection) throws SQLException {
        for (Triggers.Installed trigger : pair.triggers(connection)) {
            try (Statement lock = connection.createStatement()) {
                lock.execute("LOCK TABLE " + trigger.table() + " IN ACCESS EXCLUSIVE MODE");
            }
            if (!trigger.isEnabled(connection)) {
                throw new ShadowException(List.of(
                        Finding.of(
                                "found",
                                "the trigger [" + trigger.name() + "] of [" + trigger.table()
                                        + "] is missing or disabled"),
                        Finding.of("fix", "install(...) and fill(...) again, so that no write is lost at the cut")));
            }
        }
    }

    /** Remove the triggers and give nothing up. Does nothing where they are not installed. */
    public void remove(Connection connection, RunSettings settings) throws SQLException, InterruptedException {
        new ShortTransaction(connection, settings).run(() -> pair.remove(connection));
    }

    @Override
    public String toString() {
        return pair.describe();
    }
}

package dev.assay.migration.data;

import dev.assay.check.MistakeException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What the database knows of a migration: one row for it, with the number 0, and one for each step that was begun. Written in the
 * transactions of the batches, so that what is written here and what was done never differ.
 */
final class Journal {
    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS %s (
                migration text NOT NULL,
                step integer NOT NULL,
                name text NOT NULL,
                marker text NOT NULL,
                state text NOT NULL,
                upper_key text[],
                last_key text[],
                undo_key text[],
                total bigint NOT NULL DEFAULT 0,
                passed bigint NOT NULL DEFAULT 0,
                changed bigint NOT NULL DEFAULT 0,
                undone bigint NOT NULL DEFAULT 0,
                changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
                PRIMARY KEY (migration, step)
            )""";

    private static final String PLACE = """
            SELECT quote_ident(coalesce(
                (SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = to_regclass(?)),
                current_schema(), 'public')) || '.assay_data_migration'""";

    private final Connection connection;
    private final String migration;
    private final String table;

    private Journal(Connection connection, String migration, String table) {
        this.connection = connection;
        this.migration = migration;
        this.table = table;
    }

    /** Return the journal beside the table of the first step, which is the same one whatever the search path says. */
    static Journal of(Connection connection, DataMigration migration) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PLACE)) {
            select.setString(1, migration.steps().get(0).table());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Journal(connection, migration.name(), row.getString(1));
            }
        }
    }

    /** Return what tells this migration from one of the same name elsewhere in the database. */
    String place() {
        return table + " " + migration;
    }

    /** Create the table unless it is there; looked for before, because creating needs a right that a later run may lack. */
    void create() throws SQLException {
        if (!exists()) {
            try (Statement create = connection.createStatement()) {
                // IF NOT EXISTS fails where two first runs create it at once.
                create.execute("SELECT pg_advisory_xact_lock(hashtextextended('assay data migration journal', 0))");
                create.execute(CREATE.formatted(table));
            }
        }
    }

    boolean exists() throws SQLException {
        try (PreparedStatement select = prepare("SELECT to_regclass(?) IS NOT NULL", table);
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Write down that the migration begins, unless it has, and return where it stands. */
    State open(String marker) throws SQLException {
        update(
                "INSERT INTO " + table + " (migration, step, name, marker, state)"
                        + " VALUES (?, 0, '', ?, 'running') ON CONFLICT DO NOTHING",
                migration,
                marker);
        try (PreparedStatement select = prepare(
                        "SELECT state, marker FROM " + table + " WHERE migration = ? AND step = 0 FOR UPDATE",
                        migration);
                ResultSet row = select.executeQuery()) {
            row.next();
            if (!marker.equals(row.getString(2))) {
                throw changed();
            }
            return State.of(row.getString(1));
        }
    }

    /** Hold the migration until the transaction ends, and refuse to work on one that another run has turned elsewhere. */
    void hold(State expected) throws SQLException {
        try (PreparedStatement select = prepare(
                        "SELECT state FROM " + table + " WHERE migration = ? AND step = 0 FOR UPDATE", migration);
                ResultSet row = select.executeQuery()) {
            if (!row.next() || State.of(row.getString(1)) != expected) {
                throw new SQLException("the journal of the migration [" + migration + "] is no longer ["
                        + expected.word() + "]: another run has changed it");
            }
        }
    }

    void state(State next) throws SQLException {
        update(
                "UPDATE " + table + " SET state = ?, changed_at = clock_timestamp() WHERE migration = ? AND step = 0",
                next.word(),
                migration);
    }

    /** Forget where the steps stand. */
    void forgetSteps() throws SQLException {
        update("DELETE FROM " + table + " WHERE migration = ? AND step > 0", migration);
    }

    boolean hasBegun(int step) throws SQLException {
        try (PreparedStatement select =
                        prepare("SELECT FROM " + table + " WHERE migration = ? AND step = " + step, migration);
                ResultSet row = select.executeQuery()) {
            return row.next();
        }
    }

    /** Write down where a step will end: rows that come later are none of its. */
    void begin(int step, String name, List<String> upper, long total) throws SQLException {
        Array key = connection.createArrayOf("text", upper.toArray());
        update(
                "INSERT INTO " + table + " (migration, step, name, marker, state, upper_key, total)" + " VALUES (?, "
                        + step + ", ?, '', '', ?, ?)",
                migration,
                name,
                key,
                total);
    }

    Position position(int step, Direction direction) throws SQLException {
        try (PreparedStatement select = prepare(
                        "SELECT coalesce(" + direction.cursor() + ", '{}'), coalesce(" + direction.end() + ", '{}'), "
                                + direction.counter() + ", "
                                + (direction == Direction.FORWARD ? "total" : "passed")
                                + " FROM " + table + " WHERE migration = ? AND step = " + step,
                        migration);
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Position(key(row, 1), key(row, 2), row.getLong(3), row.getLong(4));
        }
    }

    void advance(int step, Direction direction, Batch batch, long changed) throws SQLException {
        Array key = connection.createArrayOf("text", batch.last().toArray());
        String counter = direction.counter();
        update(
                "UPDATE " + table + " SET " + direction.cursor() + " = ?, " + counter + " = " + counter
                        + " + ?, changed = changed + ?, changed_at = clock_timestamp() WHERE migration = ? AND step = "
                        + step,
                key,
                (long) batch.keys().size(),
                direction == Direction.FORWARD ? changed : 0L,
                migration);
    }

    private void update(String sql, Object... values) throws SQLException {
        try (PreparedStatement update = prepare(sql, values)) {
            update.executeUpdate();
        }
    }

    private PreparedStatement prepare(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static List<String> key(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private MistakeException changed() {
        return new MistakeException(
                "data migration [" + migration + "]",
                "it was begun with other steps",
                "A step was added, removed or edited after a first run; what that run did cannot be told any more",
                "DataMigration.named(\"" + migration + "-2\") for the new steps");
    }
}

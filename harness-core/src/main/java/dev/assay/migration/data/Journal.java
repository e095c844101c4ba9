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
            CREATE TABLE IF NOT EXISTS assay_data_migration (
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

    private final Connection connection;
    private final String migration;

    Journal(Connection connection, String migration) {
        this.connection = connection;
        this.migration = migration;
    }

    /** Create the table unless it is there; looked for before, because creating needs a right that a later run may lack. */
    static void create(Connection connection) throws SQLException {
        if (!exists(connection)) {
            try (Statement create = connection.createStatement()) {
                create.execute(CREATE);
            }
        }
    }

    static boolean exists(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT to_regclass('assay_data_migration') IS NOT NULL")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Write down that the migration begins, unless it has, and return where it stands. */
    State open(String marker) throws SQLException {
        update(
                "INSERT INTO assay_data_migration (migration, step, name, marker, state)"
                        + " VALUES (?, 0, '', ?, 'running') ON CONFLICT DO NOTHING",
                migration,
                marker);
        try (PreparedStatement select = prepare(
                        "SELECT state, marker FROM assay_data_migration WHERE migration = ? AND step = 0 FOR UPDATE",
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
                        "SELECT state FROM assay_data_migration WHERE migration = ? AND step = 0 FOR UPDATE",
                        migration);
                ResultSet row = select.executeQuery()) {
            if (!row.next() || State.of(row.getString(1)) != expected) {
                throw new SQLException("the journal of the migration [" + migration + "] is no longer ["
                        + expected.word() + "]: another run has changed it");
            }
        }
    }

    void state(State next) throws SQLException {
        update(
                "UPDATE assay_data_migration SET state = ?, changed_at = clock_timestamp() WHERE migration = ? AND step = 0",
                next.word(),
                migration);
    }

    /** Forget where the steps stand. */
    void forgetSteps() throws SQLException {
        update("DELETE FROM assay_data_migration WHERE migration = ? AND step > 0", migration);
    }

    boolean hasBegun(int step) throws SQLException {
        try (PreparedStatement select =
                        prepare("SELECT FROM assay_data_migration WHERE migration = ? AND step = " + step, migration);
                ResultSet row = select.executeQuery()) {
            return row.next();
        }
    }

    /** Write down where a step will end: rows that come later are none of its. */
    void begin(int step, String name, List<String> upper, long total) throws SQLException {
        Array key = connection.createArrayOf("text", upper.toArray());
        update(
                "INSERT INTO assay_data_migration (migration, step, name, marker, state, upper_key, total)"
                        + " VALUES (?, " + step + ", ?, '', '', ?, ?)",
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
                                + " FROM assay_data_migration WHERE migration = ? AND step = " + step,
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
                "UPDATE assay_data_migration SET " + direction.cursor() + " = ?, " + counter + " = " + counter
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

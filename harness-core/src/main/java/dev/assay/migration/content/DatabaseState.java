package dev.assay.migration.content;

import dev.assay.database.TestDatabase;
import dev.assay.schema.LiveSchema;
import dev.assay.schema.Schema;
import dev.assay.schema.SchemaDifference;
import dev.assay.schema.SchemaText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Objects;

/**
 * A database at one moment: its schema, and what its tables held. What the runner notes down for itself is no part of it. A value:
 * it keeps no connection. Immutable and thread-safe.
 *
 * @param schema the schema as text
 * @param contents counts and checksums of the tables
 */
public record DatabaseState(SchemaText schema, Contents contents) {
    public DatabaseState {
        Objects.requireNonNull(schema);
        Objects.requireNonNull(contents);
    }

    /**
     * Read a database.
     *
     * @param bookkeeping the tables of the runner, without schema: {@link dev.assay.migration.MigrationSource#bookkeeping}
     */
    public static DatabaseState read(TestDatabase database, Collection<String> bookkeeping) throws SQLException {
        return read(database, bookkeeping, ColumnPatterns.NONE);
    }

    /**
     * Read a database to compare it with one that was read in the same way.
     *
     * @param bookkeeping the tables of the runner, without schema
     * @param without columns that will not be compared. Where no key tells which row is which, they must be left out here, so that
     *     values that have changed places are seen beside them.
     */
    public static DatabaseState read(TestDatabase database, Collection<String> bookkeeping, ColumnPatterns without)
            throws SQLException {
        try (Connection connection = database.connect()) {
            return Moment.of(connection, () -> read(connection, bookkeeping, without));
        }
    }

    /**
     * Read the schema alone.
     *
     * @param connection outside a transaction; left as it was
     * @param bookkeeping the tables of the runner, without schema
     */
    public static SchemaText readSchema(Connection connection, Collection<String> bookkeeping) throws SQLException {
        return Moment.of(connection, () -> SchemaText.of(OwnObjects.of(LiveSchema.readOnce(connection), bookkeeping)));
    }

    private static DatabaseState read(Connection connection, Collection<String> bookkeeping, ColumnPatterns without)
            throws SQLException {
        Schema schema = OwnObjects.of(LiveSchema.readOnce(connection), bookkeeping);
        return new DatabaseState(SchemaText.of(schema), Contents.read(connection, schema, bookkeeping, without));
    }

    /** Compare with what was found; this state is the one expected. */
    public StateDifference differences(DatabaseState actual) {
        return differences(actual, ColumnPatterns.NONE);
    }

    /**
     * Compare with what was found; this state is the one expected.
     *
     * @param without columns whose values are not compared, such as {@link Contents#undetermined}
     */
    public StateDifference differences(DatabaseState actual, ColumnPatterns without) {
        return new StateDifference(
                SchemaDifference.between(schema, actual.schema), contents.difference(actual.contents, without));
    }

    /** Return the columns that no run decides, from the state that another undisturbed run of the same statements left. */
    public ColumnPatterns undetermined(DatabaseState again) {
        return contents.undetermined(again.contents);
    }
}

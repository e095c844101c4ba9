package dev.assay.migration.trace;

import dev.assay.schema.Relation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes locks on those tables that are free. Who has the others makes a statement wait as well.
 *
 * @param tables the tables, each without what inherits from it
 */
record TableLocks(List<Relation> tables) {
    /** What is shut, gone meanwhile or somebody else's is left out. */
    private static final String EACH = """
            DO $assay$ DECLARE one text; BEGIN
                FOREACH one IN ARRAY ARRAY[%s] LOOP
                    BEGIN
                        EXECUTE 'LOCK TABLE ' || one || ' IN %s MODE NOWAIT';
                    EXCEPTION WHEN lock_not_available OR undefined_table OR insufficient_privilege THEN
                    END;
                END LOOP;
            END $assay$
            """;

    TableLocks {
        tables = List.copyOf(tables);
    }

    /** Lock until the transaction of the session ends, which must be new. */
    void take(Connection session, LockMode mode) throws SQLException {
        try (Statement statement = session.createStatement()) {
            try {
                statement.execute("LOCK TABLE " + names().collect(Collectors.joining(", ")) + " IN " + mode.write()
                        + " MODE NOWAIT");
            } catch (SQLException refused) {
                session.rollback();
                statement.execute(EACH.formatted(
                        names().map(TableLocks::quoted).collect(Collectors.joining(", ")), mode.write()));
            }
        }
    }

    private Stream<String> names() {
        return tables.stream().map(table -> "ONLY " + Quoted.name(table));
    }

    private static String quoted(String name) {
        return "'" + name.replace("'", "''") + "'";
    }
}

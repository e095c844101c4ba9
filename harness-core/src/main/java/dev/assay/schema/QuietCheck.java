package dev.assay.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * Tells without reading a catalog that nothing changed: within one transaction, when the session's counters of written catalog
 * rows stand still, no other transaction ended, and no savepoint was rolled back. A rolled back savepoint takes a setting of
 * the transaction with it, and so does the end of the transaction.
 */
final class QuietCheck {
    private static final String PROBE = """
            SELECT current_setting('assay.schema', true),
                   concat_ws(' ', pg_current_snapshot(), current_setting('track_counts'),
                       (SELECT sum(pg_stat_get_xact_tuples_inserted(c) + pg_stat_get_xact_tuples_updated(c)
                                   + pg_stat_get_xact_tuples_deleted(c))
                        FROM unnest(ARRAY['pg_class', 'pg_attribute', 'pg_attrdef', 'pg_index', 'pg_constraint', 'pg_trigger',
                            'pg_policy', 'pg_rewrite', 'pg_inherits', 'pg_sequence', 'pg_partitioned_table', 'pg_proc',
                            'pg_enum', 'pg_publication', 'pg_publication_rel', 'pg_namespace', 'pg_type', 'pg_extension',
                            'pg_depend', 'pg_collation', 'pg_operator', 'pg_opclass', 'pg_language',
                            'pg_authid']::regclass[]) c))
            """;
    private static final String MARK = "SELECT set_config('assay.schema', clock_timestamp()::text, true)";
    private static final Probe SILENT = new Probe(null, "");
    private Probe last = SILENT;

    /** What the session says of itself. */
    record Probe(@Nullable String mark, String counters) {
        boolean tells() {
            return mark != null && !mark.isEmpty() && !counters.contains(" off ");
        }
    }

    /** Ask the session; before anything is read, so that what happens meanwhile is not missed. */
    Probe probe(Connection connection) throws SQLException {
        if (CatalogSession.isOutsideTransactions(connection)) {
            return SILENT;
        }
        try (PreparedStatement statement = connection.prepareStatement(PROBE)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(1);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Probe(row.getString(1), row.getString(2));
            }
        }
    }

    /** Return whether nothing changed since the schema was known. */
    boolean isQuiet(Probe now) {
        return now.tells() && now.equals(last);
    }

    /** Note that the schema is known as it was at that probe. */
    void known(Connection connection, Probe probe) throws SQLException {
        last = SILENT;
        if (CatalogSession.isOutsideTransactions(connection)) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(MARK)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(1);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                last = new Probe(row.getString(1), probe.counters());
            }
        }
    }
}

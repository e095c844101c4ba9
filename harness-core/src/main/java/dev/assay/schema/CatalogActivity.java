package dev.assay.schema;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a session says of its writes to the catalogs, which tells without reading them what can have changed: within one
 * transaction only the catalogs whose counters moved, as long as no other transaction ended and no savepoint was rolled back. A
 * rolled back savepoint takes a setting of the transaction with it, and so does the end of the transaction.
 *
 * @param mark the setting; empty where none was left
 * @param transaction the number of the transaction; empty as long as it has written nothing
 * @param others the transactions that had ended, as {@code pg_current_snapshot()} writes them
 * @param locked the oids of the relations that the session has locked as changes of a schema do; a change may come without
 * @param counters how many rows of each catalog the session inserted, and how many it updated or deleted; empty if it does not
 *     count
 */
public record CatalogActivity(String mark, String transaction, String others, Set<Long> locked, List<Long> counters) {
    static final CatalogActivity UNKNOWN = new CatalogActivity("", "", "", Set.of(), List.of());

    /** What to select for {@link #of}. */
    public static final String COLUMNS = """
            current_setting('assay.schema', true), pg_current_xact_id_if_assigned()::text, pg_current_snapshot()::text,
            CASE current_setting('track_counts') WHEN 'on' THEN concat_ws(' ', %s) END
            """.formatted(
            Arrays.stream(Catalog.values()).map(CatalogActivity::counters).collect(Collectors.joining(", ")));

    /** What was written in between. */
    record Writes(Set<Catalog> catalogs, Set<Catalog> changed) {
        /** Return whether a column may be another one than it was, so that all texts with its name must be read. */
        boolean changedColumns() {
            return changed.contains(Catalog.PG_ATTRIBUTE);
        }
    }

    public CatalogActivity {
        locked = Set.copyOf(locked);
        counters = List.copyOf(counters);
    }

    /** Read four columns of a row, from this one on. */
    public static CatalogActivity of(ResultSet row, int column) throws SQLException {
        String counters = row.getString(column + 3);
        return new CatalogActivity(
                Objects.requireNonNullElse(row.getString(column), ""),
                Objects.requireNonNullElse(row.getString(column + 1), ""),
                row.getString(column + 2),
                Set.of(),
                counters == null
                        ? List.of()
                        : Stream.of(counters.split(" ", -1)).map(Long::valueOf).toList());
    }

    private static String counters(Catalog catalog) {
        String oid = "'pg_catalog." + catalog.table() + "'::regclass";
        return "pg_stat_get_xact_tuples_inserted(%1$s), pg_stat_get_xact_tuples_updated(%1$s) + pg_stat_get_xact_tuples_deleted(%1$s)"
                .formatted(oid);
    }

    /** Return the same with relations that the session has locked. */
    public CatalogActivity withLocked(Set<Long> relations) {
        return new CatalogActivity(mark, transaction, others, relations, counters);
    }

    CatalogActivity marked(String newMark) {
        return new CatalogActivity(newMark, transaction, others, locked, counters);
    }

    /**
     * Return whether the transaction of an earlier moment is the only one that ended since, and the session wrote nothing after
     * it; the counters go on until the session hands them over. Then nothing changed, if that transaction has committed.
     */
    boolean follows(CatalogActivity earlier) {
        return mark.isEmpty()
                && !counters.isEmpty()
                && !earlier.transaction.isEmpty()
                && counters.equals(earlier.counters)
                && earlier.others.equals(allBefore(Long.parseLong(earlier.transaction)))
                && others.equals(allBefore(Long.parseLong(earlier.transaction) + 1));
    }

    private static String allBefore(long transaction) {
        return transaction + ":" + transaction + ":";
    }

    /** Return what the session wrote since, if nothing else can have changed; nothing if that is unknown. */
    Optional<Writes> since(CatalogActivity earlier) {
        boolean alone =
                !mark.isEmpty() && !counters.isEmpty() && mark.equals(earlier.mark) && others.equals(earlier.others);
        return alone ? Optional.of(writes(earlier)) : Optional.empty();
    }

    private Writes writes(CatalogActivity earlier) {
        Set<Catalog> catalogs = EnumSet.noneOf(Catalog.class);
        Set<Catalog> changed = EnumSet.noneOf(Catalog.class);
        int inserted = 0;
        for (Catalog catalog : Catalog.values()) {
            if (moved(earlier, inserted + 1)) {
                changed.add(catalog);
            }
            if (moved(earlier, inserted) || moved(earlier, inserted + 1)) {
                catalogs.add(catalog);
            }
            inserted += 2;
        }
        return new Writes(catalogs, changed);
    }

    private boolean moved(CatalogActivity earlier, int counter) {
        return !counters.get(counter).equals(earlier.counters.get(counter));
    }
}

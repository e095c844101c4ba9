package dev.assay.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares two snapshots by file number. A table keeps its identity when it is rewritten. An index does not always: a type
 * change drops it and makes it anew, so indexes are compared by name.
 */
final class FileChanges {
    private final Set<Long> old;
    private final Snapshot before;
    private final Snapshot after;
    private final List<FileChange> changes = new ArrayList<>();
    private final Set<Long> truncated = new HashSet<>();

    private FileChanges(Set<Long> old, Snapshot before, Snapshot after) {
        this.old = old;
        this.before = before;
        this.after = after;
    }

    /**
     * Return what a statement changed.
     *
     * @param old the relations that were there before the migration
     */
    static List<FileChange> between(Set<Long> old, Snapshot before, Snapshot after, String sql, Connection connection)
            throws SQLException {
        FileChanges found = new FileChanges(old, before, after);
        for (Relation table : after.tables()) {
            found.compareTable(table, sql, connection);
        }
        after.relations().values().stream().filter(Relation::isIndex).forEach(found::compareIndex);
        return List.copyOf(found.changes);
    }

    private void compareTable(Relation table, String sql, Connection connection) throws SQLException {
        Relation earlier = before.relations().get(table.oid());
        if (earlier != null && earlier.file() != table.file()) {
            boolean emptied = mentionsTruncate(sql) && isEmpty(table, connection);
            if (emptied) {
                truncated.add(table.oid());
            }
            add(emptied ? FileChange.Kind.TABLE_TRUNCATED : FileChange.Kind.TABLE_REWRITTEN, table, table);
        }
    }

    private void compareIndex(Relation index) {
        Relation table = after.relations().get(index.table());
        if (table == null || truncated.contains(table.oid())) {
            return;
        }
        Relation earlier = earlier(index);
        if (earlier == null) {
            add(FileChange.Kind.INDEX_BUILT, index, table);
        } else if (earlier.file() != index.file()) {
            add(FileChange.Kind.INDEX_REBUILT, index, table);
        }
    }

    private @Nullable Relation earlier(Relation index) {
        Map<Long, Relation> known = before.relations();
        return known.containsKey(index.oid()) ? known.get(index.oid()) : before.byName(index.name());
    }

    private void add(FileChange.Kind kind, Relation relation, Relation table) {
        changes.add(new FileChange(kind, relation.name(), table.name(), !old.contains(table.oid())));
    }

    /** A rewrite of an empty table leaves the same traces as TRUNCATE; only then the text has to decide. */
    private static boolean mentionsTruncate(String sql) {
        return sql.toUpperCase(Locale.ROOT).contains("TRUNCATE");
    }

    private static boolean isEmpty(Relation table, Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT pg_relation_size(?::oid) = 0")) {
            query.setLong(1, table.oid());
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}

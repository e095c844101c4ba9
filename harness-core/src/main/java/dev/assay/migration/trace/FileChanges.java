package dev.assay.migration.trace;

import dev.assay.migration.script.SqlWords;
import dev.assay.schema.Change;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads file numbers out of the changes of a statement. A table keeps its identity when it is rewritten. An index does not
 * always: a type change drops it and makes it anew, so an index that is new is compared with the one that had its name.
 */
final class FileChanges {
    private final Schema after;
    private final LongPredicate made;
    private final Map<String, Relation> goneIndexes = new HashMap<>();
    private final List<FileChange> found = new ArrayList<>();
    private final Set<Long> emptied = new HashSet<>();

    private FileChanges(Schema after, LongPredicate made) {
        this.after = after;
        this.made = made;
    }

    /**
     * Return what a statement did to files.
     *
     * @param changes its changes
     * @param after the schema after it
     * @param made whether the migration itself made the table with this oid
     * @param sql its text
     * @param connection its session
     */
    static List<FileChange> of(
            List<Change> changes, Schema after, LongPredicate made, String sql, Connection connection)
            throws SQLException {
        FileChanges files = new FileChanges(after, made);
        List<Change> relations = changes.stream()
                .filter(change -> change.object() instanceof Relation)
                .toList();
        for (Change change : relations) {
            files.learn(change, sql, connection);
        }
        relations.forEach(files::compareIndex);
        return List.copyOf(files.found);
    }

    private void learn(Change change, String sql, Connection connection) throws SQLException {
        if (change.isGone() && ((Relation) change.object()).isIndex()) {
            Relation gone = (Relation) change.object();
            goneIndexes.put(gone.name(), gone);
        } else if (change.after() instanceof Relation table
                && table.isTable()
                && change.before() instanceof Relation earlier
                && earlier.file() != table.file()) {
            compareTable(table, sql, connection);
        }
    }

    private void compareTable(Relation table, String sql, Connection connection) throws SQLException {
        boolean empty = SqlWords.of(sql).contains("TRUNCATE") && isEmpty(table, connection);
        if (empty) {
            emptied.add(table.oid());
        }
        add(empty ? FileChange.Kind.TABLE_TRUNCATED : FileChange.Kind.TABLE_REWRITTEN, table, table);
    }

    private void compareIndex(Change change) {
        if (!(change.after() instanceof Relation index)
                || !index.isIndex()
                || index.file() == 0
                || emptied.contains(index.table())) {
            return;
        }
        Relation table = after.relation(index.table()).orElse(null);
        Relation earlier = earlier(change, index);
        if (table == null || (earlier != null && earlier.file() == index.file())) {
            return;
        }
        add(earlier == null ? FileChange.Kind.INDEX_BUILT : FileChange.Kind.INDEX_REBUILT, index, table);
    }

    private @Nullable Relation earlier(Change change, Relation index) {
        return change.before() instanceof Relation same ? same : goneIndexes.get(index.name());
    }

    private void add(FileChange.Kind kind, Relation relation, Relation table) {
        found.add(new FileChange(kind, relation.name(), table.name(), made.test(table.oid())));
    }

    /** A rewrite of an empty table leaves the same traces as TRUNCATE, so that the text decides as well. */
    private static boolean isEmpty(Relation table, Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT pg_relation_size(?::oid) = 0")) {
            query.setLong(1, table.oid());
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}

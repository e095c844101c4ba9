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
import org.jspecify.annotations.Nullable;

/**
 * Reads file numbers out of the changes of a statement. A table keeps its identity when it is rewritten. An index does not
 * always: a type change drops it and makes it anew, so an index that is new is compared with the one that had its name.
 */
final class FileChanges {
    private static final List<String> DEFINITIONS = List.of("ALTER", "CLUSTER", "CREATE", "REFRESH", "VACUUM");

    private final Schema after;
    private final Stage stage;
    private final Map<String, Relation> goneIndexes = new HashMap<>();
    private final List<FileChange> found = new ArrayList<>();
    private final Set<Long> emptied = new HashSet<>();

    private FileChanges(Schema after, Stage stage) {
        this.after = after;
        this.stage = stage;
    }

    /**
     * Return what a statement did to files.
     *
     * @param changes its changes
     * @param after the schema after it
     * @param stage its migration
     * @param sql its text
     * @param connection its session
     */
    static List<FileChange> of(List<Change> changes, Schema after, Stage stage, String sql, Connection connection)
            throws SQLException {
        FileChanges files = new FileChanges(after, stage);
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
        boolean empty = mayTruncate(table, SqlWords.of(sql)) && isEmpty(table, connection);
        if (empty) {
            emptied.add(table.oid());
        }
        add(empty ? FileChange.Kind.TABLE_TRUNCATED : FileChange.Kind.TABLE_REWRITTEN, table, table);
    }

    /** A rewrite of an empty table leaves the same traces. The text of code may not tell, but then the rows that were there do. */
    private boolean mayTruncate(Relation table, SqlWords words) {
        boolean definition = DEFINITIONS.stream().anyMatch(words::startsWith);
        return !definition && (stage.filled(table.oid()) || words.withBodies().contains("TRUNCATE"));
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
        found.add(new FileChange(kind, relation.name(), table.name(), stage.made(table.oid())));
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

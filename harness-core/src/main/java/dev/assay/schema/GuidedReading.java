package dev.assay.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads in one round trip what belongs to the relations that a session has locked, where only they changed. Whether that is so
 * tell the hashes of the catalogs as a whole, which then are those of the earlier state with other hashes of these relations.
 */
final class GuidedReading implements PreparedQueries.Reading {
    private final CatalogReader reader;
    private final Inquiry inquiry;
    private final List<String> first;
    private final List<String> questions;
    private final List<RelationCatalogQuery> kinds;
    private final KnownObjects known;
    private final Map<String, Long> parts = new HashMap<>();
    private final Map<Catalog, Map<Long, Long>> hashes = new EnumMap<>(Catalog.class);
    private final Map<ObjectId, SchemaObject> found = new HashMap<>();
    private boolean dependents;
    private String mark = "";

    /** What changed, and the state after it. */
    record Result(List<Change> changes, CatalogState state) {}

    private GuidedReading(
            CatalogReader reader, Inquiry inquiry, List<String> first, Set<Catalog> written, KnownObjects known) {
        this.reader = reader;
        this.inquiry = inquiry;
        this.first = first;
        this.kinds = CatalogReader.ofRelations(written, false);
        this.known = known;
        this.questions = new ArrayList<>(List.of(CatalogState.someSql(written)));
        if (known.hasDependents()) {
            questions.add(CatalogReader.AFFECTED);
        }
    }

    /**
     * Read, after a session has been asked.
     *
     * @param written the catalogs that can have changed
     * @param activity what the session said
     */
    static GuidedReading after(
            CatalogReader reader,
            Connection connection,
            CatalogActivity activity,
            Set<Catalog> written,
            KnownObjects known)
            throws SQLException {
        GuidedReading reading = new GuidedReading(reader, Inquiry.answered(activity), List.of(), written, known);
        reading.read(connection, CatalogReader.list(activity.locked()));
        return reading;
    }

    /** Ask a session, and read at once, as if these catalogs had changed. */
    static GuidedReading with(
            CatalogReader reader, Connection connection, Inquiry inquiry, Set<Catalog> written, KnownObjects known)
            throws SQLException {
        GuidedReading reading = new GuidedReading(reader, inquiry, inquiry.queries(), written, known);
        reading.read(connection, Inquiry.LOCKED);
        return reading;
    }

    private void read(Connection connection, String relations) throws SQLException {
        reader.guided(connection, first, questions, kinds, relations, this);
    }

    @Override
    public void read(int query, ResultSet rows) throws SQLException {
        int question = query - first.size();
        int kind = question - questions.size();
        if (question < 0) {
            inquiry.read(query, rows);
        } else if (question == 0) {
            readHashes(rows);
        } else if (kind < 0) {
            dependents = rows.next();
        } else if (kind < kinds.size()) {
            readObjects(kinds.get(kind), rows);
        } else {
            rows.next();
            mark = rows.getString(1);
        }
    }

    private void readHashes(ResultSet rows) throws SQLException {
        while (rows.next()) {
            if (rows.getString(1).equals(CatalogState.PARTS)) {
                parts.putAll(CatalogState.hashes(rows, Function.identity()));
            } else {
                hashes.put(Catalog.valueOf(rows.getString(1)), CatalogState.hashes(rows, Long::valueOf));
            }
        }
    }

    private void readObjects(RelationCatalogQuery kind, ResultSet rows) throws SQLException {
        if (kind.kind().equals(Relation.class)) {
            reader.forget(inquiry.activity().locked());
        }
        reader.read(kind, rows, found);
    }

    /** Return the mark that was left. */
    String mark() {
        return mark;
    }

    /** Return what changed since a state; nothing if something else may have changed as well. */
    Optional<Result> since(CatalogState state) {
        Set<Long> relations = inquiry.activity().locked();
        CatalogState now = state.with(relations, hashes);
        if (relations.isEmpty() || dependents || !now.agrees(parts)) {
            return Optional.empty();
        }
        Map<ObjectId, SchemaObject> before =
                known.of(relations).filter(this::isRead).collect(Collectors.toMap(SchemaObject::id, object -> object));
        List<Change> changes = Differences.between(before, found);
        return changes.stream().anyMatch(GuidedReading::mayShowElsewhere)
                ? Optional.empty()
                : Optional.of(new Result(changes, now));
    }

    /** The text of what names a column of another type may be another one. */
    private static boolean mayShowElsewhere(Change change) {
        boolean retyped = change.before() instanceof Column before
                && change.after() instanceof Column after
                && !before.type().equals(after.type());
        return retyped || Differences.mayShowElsewhere(change);
    }

    private boolean isRead(SchemaObject object) {
        return kinds.stream().anyMatch(query -> query.kind().isInstance(object));
    }
}

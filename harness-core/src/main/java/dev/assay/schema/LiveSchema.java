package dev.assay.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The schema of a database that is kept up to date while it changes. Not thread-safe. */
public final class LiveSchema implements Schema {
    private final CatalogReader reader = new CatalogReader();
    private final QuietCheck quiet = new QuietCheck();
    private Map<ObjectId, SchemaObject> objects = new HashMap<>();
    private CatalogState state = new CatalogState(Map.of());

    private LiveSchema() {}

    /** Read everything that this session sees. */
    public static LiveSchema read(Connection connection) throws SQLException {
        LiveSchema schema = new LiveSchema();
        QuietCheck.Probe probe = schema.quiet.probe(connection);
        CatalogSession session = CatalogSession.of(connection);
        schema.state = schema.reader.state(session);
        schema.objects = schema.reader.all(session);
        schema.quiet.known(connection, probe);
        return schema;
    }

    /**
     * Read again what changed since the last time, and return it. Whatever changed it: this session, a transaction that ended,
     * a savepoint that was rolled back, another session. Afterwards this schema is what {@link #read} would give.
     *
     * @param connection a session of the same database; within a transaction, its own changes are seen
     */
    public List<Change> refresh(Connection connection) throws SQLException {
        QuietCheck.Probe probe = quiet.probe(connection);
        if (quiet.isQuiet(probe)) {
            return List.of();
        }
        CatalogSession session = CatalogSession.of(connection);
        CatalogState now = reader.state(session);
        List<Change> changes = changes(session, now.changedSince(state));
        state = now;
        quiet.known(connection, probe);
        return changes;
    }

    private List<Change> changes(CatalogSession session, Set<CatalogState.Part> parts) throws SQLException {
        if (parts.isEmpty()) {
            return List.of();
        }
        Optional<List<Change>> partial = new PartialReading(reader, session, parts).changes(objects);
        return partial.isPresent() ? apply(partial.get()) : whole(session);
    }

    private List<Change> apply(List<Change> changes) {
        for (Change change : changes) {
            SchemaObject after = change.after();
            if (after == null) {
                objects.remove(change.object().id());
            } else {
                objects.put(after.id(), after);
            }
        }
        return changes;
    }

    private List<Change> whole(CatalogSession session) throws SQLException {
        Map<ObjectId, SchemaObject> now = reader.all(session);
        List<Change> changes = Differences.between(objects, now);
        objects = now;
        return changes;
    }

    /** Return this schema as it was before these changes; a view that is right until the next refresh. */
    public Schema before(List<Change> changes) {
        return new EarlierView(this, changes);
    }

    @Override
    public Optional<SchemaObject> find(ObjectId id) {
        return Optional.ofNullable(objects.get(id));
    }

    @Override
    public Stream<SchemaObject> objects() {
        return objects.values().stream();
    }
}

package dev.assay.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The schema of a database that is kept up to date while it changes. Not thread-safe. */
public final class LiveSchema implements Schema {
    private static final List<String> ACTIVITY = List.of("SELECT " + CatalogActivity.COLUMNS, CatalogActivity.LOCKED);

    private final PreparedQueries queries = new PreparedQueries();
    private final CatalogReader reader = new CatalogReader(queries);
    private final StateReader states = new StateReader(queries);
    private Map<ObjectId, SchemaObject> objects = new HashMap<>();
    private CatalogState state = CatalogState.EMPTY;
    private CatalogActivity last = CatalogActivity.UNKNOWN;

    private LiveSchema() {}

    /** Read everything that this session sees. */
    public static LiveSchema read(Connection connection) throws SQLException {
        LiveSchema schema = new LiveSchema();
        schema.state = schema.states.read(connection);
        schema.objects = schema.reader.all(connection);
        return schema;
    }

    /** Read everything that this session sees, and leave nothing prepared in it. */
    public static Schema readOnce(Connection connection) throws SQLException {
        LiveSchema schema = read(connection);
        schema.queries.forget(connection);
        return schema;
    }

    /**
     * Read again what changed since the last time, and return it. Whatever changed it: this session, a transaction that ended,
     * a savepoint that was rolled back, another session. Afterwards this schema is what {@link #read} would give.
     *
     * @param connection a session of the same database; within a transaction, its own changes are seen
     */
    public List<Change> refresh(Connection connection) throws SQLException {
        if (PreparedQueries.isOutsideTransactions(connection)) {
            return refresh(connection, CatalogActivity.UNKNOWN);
        }
        CatalogActivity[] activity = {CatalogActivity.UNKNOWN};
        Set<Long> locked = new HashSet<>();
        queries.run(connection, ACTIVITY, (query, rows) -> {
            while (rows.next()) {
                if (query == 0) {
                    activity[0] = CatalogActivity.of(rows, 1);
                } else {
                    locked.add(rows.getLong(1));
                }
            }
        });
        return refresh(connection, activity[0].withLocked(locked));
    }

    /**
     * Do the same, with what the session says of its writes to the catalogs.
     *
     * @param activity asked after the last statement of the session that may have changed something
     */
    public List<Change> refresh(Connection connection, CatalogActivity activity) throws SQLException {
        Optional<CatalogActivity.Writes> writes = activity.since(last);
        if (writes.isPresent() && writes.get().catalogs().isEmpty()) {
            last = activity;
            return List.of();
        }
        boolean within = !PreparedQueries.isOutsideTransactions(connection);
        if (within && activity.follows(last)) {
            Optional<String> mark = markIfCommitted(last, connection);
            if (mark.isPresent()) {
                last = activity.marked(mark.get());
                return List.of();
            }
        }
        Optional<GuidedReading.Result> guided =
                writes.isPresent() && within && isGuided(writes.get(), activity.locked())
                        ? GuidedReading.of(reader, connection, state, writes.get(), activity.locked(), objects)
                        : Optional.empty();
        if (guided.isPresent()) {
            state = guided.get().now().state();
            last = activity.marked(guided.get().now().mark());
            return apply(guided.get().changes());
        }
        StateReader.Marked now = states.read(connection, state, writes);
        boolean columnsChanged =
                writes.map(CatalogActivity.Writes::changedColumns).orElse(true);
        List<Change> changes = changes(connection, now.state().since(state), columnsChanged);
        state = now.state();
        last = within ? activity.marked(now.mark()) : CatalogActivity.UNKNOWN;
        return changes;
    }

    private static boolean isGuided(CatalogActivity.Writes writes, Set<Long> locked) {
        return !locked.isEmpty() && writes.catalogs().stream().allMatch(Catalog::isNear);
    }

    /** Leave a mark in this transaction, and return it if the one before has committed. */
    private static Optional<String> markIfCommitted(CatalogActivity before, Connection connection) throws SQLException {
        String question = "SELECT pg_xact_status('" + before.transaction() + "'), "
                + "set_config('assay.schema', clock_timestamp()::text, true)";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return "committed".equals(row.getString(1)) ? Optional.of(row.getString(2)) : Optional.empty();
        }
    }

    private List<Change> changes(Connection connection, CatalogState.Changes changed, boolean columnsChanged)
            throws SQLException {
        if (changed.isEmpty()) {
            return List.of();
        }
        Optional<List<Change>> partial = changed.mayShowAnywhere()
                ? Optional.empty()
                : new PartialReading(reader, connection, changed, columnsChanged).changes(objects);
        return partial.isPresent() ? apply(partial.get()) : whole(connection);
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

    private List<Change> whole(Connection connection) throws SQLException {
        Map<ObjectId, SchemaObject> now = reader.all(connection);
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

package dev.assay.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The schema of a database that is kept up to date while it changes. Not thread-safe. */
public final class LiveSchema implements Schema {
    private final PreparedQueries queries = new PreparedQueries();
    private final CatalogReader reader = new CatalogReader(queries);
    private final StateReader states = new StateReader(queries);
    private final Expectations expectations = new Expectations();
    private KnownObjects objects = new KnownObjects(Map.of());
    private CatalogState state = CatalogState.EMPTY;
    private CatalogActivity last = CatalogActivity.UNKNOWN;

    private LiveSchema() {}

    /** Read everything that this session sees. */
    public static LiveSchema read(Connection connection) throws SQLException {
        LiveSchema schema = new LiveSchema();
        schema.state = schema.states.read(connection);
        schema.objects = new KnownObjects(schema.reader.all(connection));
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
        return PreparedQueries.isOutsideTransactions(connection)
                ? refresh(connection, CatalogActivity.UNKNOWN)
                : refresh(connection, new ActivityInquiry(), "");
    }

    /**
     * Do the same after a statement, and ask its session something else in the same round trip where that is possible.
     *
     * @param connection a session that has a transaction, or has none
     * @param sql the statement, to guess what it wrote; all is read that it did
     */
    public List<Change> refresh(Connection connection, Inquiry inquiry, String sql) throws SQLException {
        Set<Catalog> expected = expectations.of(sql);
        if (expected.isEmpty() || last.mark().isEmpty() || PreparedQueries.isOutsideTransactions(connection)) {
            queries.run(connection, inquiry.queries(), inquiry);
            return refresh(connection, learn(sql, inquiry.activity()));
        }
        GuidedReading reading = GuidedReading.with(reader, connection, inquiry, expected, objects);
        CatalogActivity activity = learn(sql, inquiry.activity());
        Optional<Set<Catalog>> written = activity.since(last).map(CatalogActivity.Writes::catalogs);
        if (written.isPresent() && written.get().isEmpty()) {
            last = activity.marked(reading.mark());
            return List.of();
        }
        Optional<List<Change>> changes =
                written.filter(expected::containsAll).isPresent() ? apply(reading, activity) : Optional.empty();
        return changes.isPresent() ? changes.get() : refresh(connection, activity);
    }

    private CatalogActivity learn(String sql, CatalogActivity activity) {
        activity.since(last).ifPresent(writes -> expectations.learn(sql, writes.catalogs()));
        return activity;
    }

    /**
     * Do the same at the beginning of a transaction.
     *
     * @param connection a session that has a transaction
     */
    public List<Change> begin(Connection connection, Inquiry inquiry) throws SQLException {
        if (last.transaction().isEmpty()) {
            queries.run(connection, inquiry.queries(), inquiry);
            return refresh(connection, inquiry.activity());
        }
        Committed committed = new Committed(inquiry);
        queries.run(connection, inquiry.queries(), Committed.question(last), committed);
        CatalogActivity activity = inquiry.activity();
        if (committed.isSo() && activity.follows(last)) {
            last = activity.marked(committed.mark());
            return List.of();
        }
        return refresh(connection, activity);
    }

    /**
     * Do the same, with what the session says of its writes to the catalogs.
     *
     * @param activity asked after the last statement of the session that may have changed something
     */
    private List<Change> refresh(Connection connection, CatalogActivity activity) throws SQLException {
        Optional<CatalogActivity.Writes> writes = activity.since(last);
        if (writes.isPresent() && writes.get().catalogs().isEmpty()) {
            last = activity;
            return List.of();
        }
        boolean within = !PreparedQueries.isOutsideTransactions(connection);
        if (within && writes.isPresent() && isGuided(writes.get(), activity.locked())) {
            Set<Catalog> written = writes.get().catalogs();
            Optional<List<Change>> changes =
                    apply(GuidedReading.after(reader, connection, activity, written, objects), activity);
            if (changes.isPresent()) {
                return changes.get();
            }
        }
        return changes(connection, activity, writes);
    }

    private Optional<List<Change>> apply(GuidedReading reading, CatalogActivity activity) {
        Optional<GuidedReading.Result> result = reading.since(state);
        result.ifPresent(found -> {
            state = found.state();
            last = activity.marked(reading.mark());
            objects.apply(found.changes());
        });
        return result.map(GuidedReading.Result::changes);
    }

    private List<Change> changes(
            Connection connection, CatalogActivity activity, Optional<CatalogActivity.Writes> writes)
            throws SQLException {
        StateReader.Marked now = states.read(connection, state, writes);
        boolean columnsChanged =
                writes.map(CatalogActivity.Writes::changedColumns).orElse(true);
        List<Change> changes = changes(connection, now.state().since(state), columnsChanged);
        state = now.state();
        boolean within = !PreparedQueries.isOutsideTransactions(connection);
        last = within ? activity.marked(now.mark()) : CatalogActivity.UNKNOWN;
        return changes;
    }

    private static boolean isGuided(CatalogActivity.Writes writes, Set<Long> locked) {
        return !locked.isEmpty() && writes.catalogs().stream().allMatch(Catalog::isNear);
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
        objects.apply(changes);
        return changes;
    }

    private List<Change> whole(Connection connection) throws SQLException {
        Map<ObjectId, SchemaObject> now = reader.all(connection);
        List<Change> changes = Differences.between(objects.all(), now);
        objects = new KnownObjects(now);
        return changes;
    }

    /** Return what asks sessions here, so that what it prepared there can be used by others. */
    public PreparedQueries queries() {
        return queries;
    }

    /** Return this schema as it was before these changes; a view that is right until the next refresh. */
    public Schema before(List<Change> changes) {
        return new EarlierView(this, changes);
    }

    @Override
    public Optional<SchemaObject> find(ObjectId id) {
        return Optional.ofNullable(objects.find(id));
    }

    @Override
    public Stream<SchemaObject> objects() {
        return objects.all().values().stream();
    }

    @Override
    public <T extends SchemaObject> Stream<T> objects(Class<T> type) {
        return type.equals(Relation.class) ? objects.relations().stream().map(type::cast) : Schema.super.objects(type);
    }
}

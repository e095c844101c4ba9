package dev.assay.migration.hazard;

import dev.assay.migration.Migration;
import dev.assay.migration.trace.Stage;
import dev.assay.migration.trace.StatementTrace;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Change;
import dev.assay.schema.Extension;
import dev.assay.schema.Index;
import dev.assay.schema.ObjectId;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import dev.assay.schema.SchemaObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A traced migration that no server has seen, for what the server of the tests cannot show. */
final class BuiltMigration {
    static final long TABLE = 100;
    static final Relation READINGS = table(TABLE, "public", "readings", 0);

    private final Migration migration = new Migration("2", "V2__change.sql");
    private final Map<ObjectId, SchemaObject> start = new HashMap<>();
    private final List<StatementTrace> statements = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();
    private int version = 170_000;
    private Set<Long> old = Set.of(TABLE);

    BuiltMigration() {
        with(READINGS);
    }

    BuiltMigration with(SchemaObject object) {
        start.put(object.id(), object);
        return this;
    }

    BuiltMigration withTimescale() {
        return with(new Extension(1, "timescaledb", "2.19", "public"))
                .with(table(200, "_timescaledb_internal", "_hyper_1_1_chunk", TABLE));
    }

    BuiltMigration onVersion(int serverVersion) {
        version = serverVersion;
        return this;
    }

    BuiltMigration set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    BuiltMigration tableIsNew() {
        old = Set.of();
        return this;
    }

    /** Add a statement outside of a transaction. */
    BuiltMigration ran(String sql, Change... changes) {
        return add(sql, "", changes);
    }

    /** Add a statement within a transaction. */
    BuiltMigration ranWithin(String sql) {
        return add(sql, "", true);
    }

    BuiltMigration failed(String sql, String sqlState) {
        return add(sql, sqlState);
    }

    List<String> seenBy(HazardRule rule) {
        List<Sighting> seen = new ArrayList<>();
        statements.forEach(trace -> rule.examine(step(trace)).forEach(seen::add));
        rule.examine(new WholeMigration(stage(), statements, after(), settings)).forEach(seen::add);
        return seen.stream()
                .map(sighting -> sighting.hazard() + " " + sighting.table())
                .toList();
    }

    static Change newIndex() {
        return new Change(
                null,
                new Index(
                        300,
                        "readings_sensor_idx",
                        TABLE,
                        "btree",
                        false,
                        false,
                        false,
                        true,
                        true,
                        true,
                        false,
                        List.of(1),
                        false,
                        "CREATE INDEX readings_sensor_idx ON public.readings USING btree (sensor)"));
    }

    private static Relation table(long oid, String schema, String name, long parent) {
        return new Relation(oid, schema, name, 'r', oid, 0, 'p', "heap", 0, parent, null, false, 'd', "", "");
    }

    private BuiltMigration add(String sql, String sqlState, Change... changes) {
        return add(sql, sqlState, false, changes);
    }

    private BuiltMigration add(String sql, String sqlState, boolean transactional, Change... changes) {
        statements.add(new StatementTrace(
                migration,
                1,
                List.of(),
                sql,
                transactional,
                Duration.ZERO,
                Duration.ZERO,
                List.of(),
                List.of(),
                List.of(changes),
                Optional.empty(),
                List.of(),
                List.of(),
                0,
                0,
                sqlState));
        return this;
    }

    private Step step(StatementTrace trace) {
        return new Step(trace, Schema.of(start), after(), settings, stage());
    }

    private Schema after() {
        Map<ObjectId, SchemaObject> after = new HashMap<>(start);
        statements.forEach(trace ->
                trace.changes().forEach(change -> after.put(change.object().id(), change.object())));
        return Schema.of(after);
    }

    private Stage stage() {
        return new Stage(migration, "scripts", version, Optional.empty(), Schema.of(start), old, Map.of(), settings);
    }
}

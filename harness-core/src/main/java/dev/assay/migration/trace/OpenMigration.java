package dev.assay.migration.trace;

import dev.assay.migration.script.Script;
import dev.assay.migration.script.ScriptCursor;
import dev.assay.migration.script.StatementPlace;
import dev.assay.schema.Change;
import dev.assay.schema.Relation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a migration while it runs. Not thread-safe. */
final class OpenMigration {
    private static final Comparator<HeldLock> ORDER =
            Comparator.comparing(HeldLock::relation).thenComparing(HeldLock::mode);

    final Stage stage;
    final StartSchema startSchema;
    final Duration start;
    final List<StatementTrace> statements = new ArrayList<>();
    SessionFacts facts;
    private final String firstTransaction;
    private final Map<Long, Counters> unreported;
    private final Map<Long, Relation> relations = new HashMap<>();
    private @Nullable OpenTransaction transaction;
    private final Optional<ScriptCursor> script;

    /** Begin with what was there before. */
    OpenMigration(
            Stage stage,
            StartSchema startSchema,
            Duration start,
            SessionFacts facts,
            Map<Long, Counters> unreported,
            List<Relation> relations) {
        this.stage = stage;
        this.startSchema = startSchema;
        this.start = start;
        this.facts = facts;
        this.firstTransaction = facts.transaction();
        this.unreported = Map.copyOf(unreported);
        this.script = stage.script().map(text -> Script.read(text).follow());
        relations.forEach(this::learn);
    }

    /** Note what relations came, those of the runner left out. */
    void learn(List<Change> changes) {
        for (Change change : changes) {
            if (change.after() instanceof Relation relation) {
                learn(relation);
            }
        }
    }

    /** The first name stays, so that a lock has one name throughout, and a dropped table has one at all. */
    private void learn(Relation relation) {
        relations.putIfAbsent(relation.oid(), relation);
    }

    /** Return where the statement that runs next stands in its file, if there is one. */
    Optional<StatementPlace> locate(String sql) {
        return script.flatMap(cursor -> cursor.locate(sql));
    }

    /** Return the open transaction; if there was none, one has just begun. */
    OpenTransaction openTransaction(Clock clock) {
        OpenTransaction known = transaction;
        if (known == null) {
            known = new OpenTransaction(clock::at);
            transaction = known;
        }
        return known;
    }

    /** Return what the open transaction keeps others from doing; nothing if there is none. */
    Effects effects() {
        return transaction == null ? new Effects() : transaction.effects;
    }

    /** Return what the session had counted before a statement, in the same transaction. */
    Map<Long, Counters> counted(SessionFacts before) {
        Map<Long, Counters> counted =
                new HashMap<>(before.transaction().equals(firstTransaction) ? unreported : Map.of());
        counted.putAll(before.counters());
        return counted;
    }

    /** Return whether a transaction is open. */
    boolean isHolding() {
        return transaction != null;
    }

    /** Return whether the open transaction holds this lock. */
    boolean holds(LockKey lock) {
        return transaction != null && transaction.holds(lock);
    }

    /** End the open transaction, if there is one. */
    void endTransaction(Duration time) {
        if (transaction != null) {
            transaction.end(statements, time);
        }
        transaction = null;
    }

    /** Add a statement, and what the server says since. */
    void advance(StatementTrace trace, List<Change> changes, SessionFacts latest) {
        if (transaction != null && trace.transactional()) {
            transaction.add(statements.size());
        }
        statements.add(trace);
        startSchema.lookThrough(changes);
        facts = latest;
    }

    /** Return these locks with names; catalogs and the tables of the runner have no name here. */
    List<HeldLock> named(Map<LockKey, Duration> since, Map<LockKey, Duration> until) {
        List<HeldLock> locks = new ArrayList<>();
        since.forEach((lock, from) -> {
            Relation relation = relations.get(lock.relation());
            if (relation != null) {
                Duration last = until.getOrDefault(lock, from);
                locks.add(new HeldLock(
                        relation.name(),
                        relation.oid(),
                        table(relation).name(),
                        lock.mode(),
                        stage.made(relation.oid()),
                        from,
                        last));
            }
        });
        locks.sort(ORDER);
        return locks;
    }

    /** Return those of the locks that are on old tables or their old indexes, each with the oid of the table. */
    Map<LockKey, Long> onOldTables(Collection<LockKey> locks) {
        Map<LockKey, Long> tables = new HashMap<>();
        for (LockKey lock : locks) {
            Relation relation = relations.get(lock.relation());
            Relation table = relation == null ? null : table(relation);
            if (table != null && isOldTable(table) && !stage.made(lock.relation())) {
                tables.put(lock, table.oid());
            }
        }
        return tables;
    }

    private boolean isOldTable(Relation relation) {
        return !stage.made(relation.oid()) && (relation.isTable() || relation.isPartitioned());
    }

    /** Return what was stopped, with names, in order. */
    List<Blocked> named(Map<Long, Set<Blocked.Work>> blocked) {
        List<Blocked> named = new ArrayList<>();
        blocked.forEach((oid, works) -> {
            Relation table = relations.get(oid);
            if (table != null) {
                works.forEach(work -> named.add(new Blocked(table.name(), work)));
            }
        });
        named.sort(Comparator.comparing(Blocked::table).thenComparing(Blocked::work));
        return named;
    }

    /** Return what was done with rows of tables, by the oids that these counts have. */
    List<TableActivity> activity(Map<Long, Counters> counts, Map<Long, Counters> earlier) {
        List<TableActivity> activity = new ArrayList<>();
        counts.forEach((oid, count) -> {
            Relation table = relations.get(oid);
            Counters done = count.since(earlier.getOrDefault(oid, Counters.NONE));
            if (table != null && table.isTable() && !done.equals(Counters.NONE)) {
                activity.add(new TableActivity(
                        table.name(),
                        oid,
                        stage.made(oid),
                        done.scanned(),
                        done.inserted(),
                        done.updated(),
                        done.deleted()));
            }
        });
        activity.sort(Comparator.comparingLong(TableActivity::oid));
        return activity;
    }

    private Relation table(Relation relation) {
        return relation.table() == 0 ? relation : relations.getOrDefault(relation.table(), relation);
    }
}

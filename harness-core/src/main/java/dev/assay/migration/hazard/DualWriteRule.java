package dev.assay.migration.hazard;

import dev.assay.migration.trace.HeldLock;
import dev.assay.migration.trace.StatementTrace;
import dev.assay.schema.SqlName;
import dev.assay.schema.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Triggers that keep two columns equal, but not in every write. */
final class DualWriteRule implements HazardRule {
    @Override
    public Stream<Sighting> examine(WholeMigration migration) {
        return migration
                .end()
                .objects(Trigger.class)
                .filter(trigger -> trigger.enabled() && !migration.stage().made(trigger.table()))
                .flatMap(trigger -> maker(migration, trigger).stream()
                        .filter(maker -> TriggerEvents.of(trigger).before())
                        .flatMap(maker ->
                                Stream.concat(gap(migration, trigger, maker), missed(migration, trigger, maker))));
    }

    private static Optional<StatementTrace> maker(WholeMigration migration, Trigger trigger) {
        return migration.statements().stream()
                .filter(statement -> Altered.in(statement, Trigger.class).stream()
                        .anyMatch(changed -> changed.isNew() && changed.is().oid() == trigger.oid()))
                .findFirst();
    }

    private static Stream<Sighting> gap(WholeMigration migration, Trigger trigger, StatementTrace maker) {
        TriggerEvents events = TriggerEvents.of(trigger);
        boolean copies = CopyingFunction.in(migration.statements(), events.function())
                .filter(CopyingFunction::copies)
                .isPresent();
        if (!copies || covers(migration, trigger, events)) {
            return Stream.empty();
        }
        String missing = events.insert() ? "UPDATE" : "INSERT";
        return Stream.of(new Sighting(
                "dual-write-gap",
                maker,
                trigger.tableName(),
                trigger.plainName() + " does not fire on " + missing + " of " + trigger.tableName(),
                "CREATE TRIGGER " + SqlName.of(trigger.plainName()) + " BEFORE INSERT OR UPDATE ON "
                        + SqlName.of(migration.end(), trigger.table())
                        + " FOR EACH ROW EXECUTE FUNCTION " + events.function() + "();"));
    }

    /** Several triggers of one function may share the work. */
    private static boolean covers(WholeMigration migration, Trigger trigger, TriggerEvents events) {
        List<TriggerEvents> all = migration
                .end()
                .objects(Trigger.class)
                .filter(other -> other.table() == trigger.table() && other.enabled())
                .map(TriggerEvents::of)
                .filter(other -> other.function().equals(events.function()))
                .toList();
        return all.stream().anyMatch(TriggerEvents::insert) && all.stream().anyMatch(TriggerEvents::update);
    }

    private static Stream<Sighting> missed(WholeMigration migration, Trigger trigger, StatementTrace maker) {
        return migration.statements().stream()
                .takeWhile(statement -> !statement.equals(maker))
                .filter(statement -> !statement.failed() && fills(migration, statement, trigger))
                .limit(1)
                .map(statement -> Sighting.of(
                        "backfill-before-trigger",
                        statement,
                        trigger.tableName(),
                        "fills " + trigger.tableName() + " before " + trigger.plainName() + " keeps it"));
    }

    private static boolean fills(WholeMigration migration, StatementTrace statement, Trigger trigger) {
        StatementText text = StatementText.of(statement);
        boolean ofTable = text.startsWith("UPDATE")
                && text.firstNamed(migration.end())
                        .filter(table -> table.oid() == trigger.table())
                        .isPresent();
        return ofTable
                && statement.locks().stream().noneMatch(lock -> stopsWriters(lock, trigger.table()))
                && keeps(migration, trigger, RowWrite.of(text).assigned().keySet());
    }

    private static boolean stopsWriters(HeldLock lock, long table) {
        return lock.oid() == table && lock.mode().blocksWrites();
    }

    /** What the function does is known only if the migration made it. */
    private static boolean keeps(WholeMigration migration, Trigger trigger, Set<String> columns) {
        TriggerEvents events = TriggerEvents.of(trigger);
        return CopyingFunction.in(migration.statements(), events.function())
                .map(function -> columns.stream().anyMatch(function::sets))
                .orElse(events.insert());
    }
}

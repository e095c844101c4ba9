package dev.assay.migration.hazard;

import dev.assay.migration.script.Token;
import dev.assay.migration.trace.StatementTrace;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Relation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Statements that do harm, or fail, when their file runs a second time. */
final class RunTwiceRule implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        StatementText text = StatementText.of(step.trace());
        boolean repeats = step.stage().migration().version().isEmpty();
        if (!text.startsWith("UPDATE") || step.trace().failed() || (step.trace().transactional() && !repeats)) {
            return Stream.empty();
        }
        RowWrite write = RowWrite.of(text);
        boolean guarded = write.assigned().keySet().stream().anyMatch(write::asksFor);
        return text.firstNamed(step).filter(table -> !guarded && !step.stage().made(table.oid())).stream()
                .flatMap(table -> write.assigned().entrySet().stream()
                        .filter(RunTwiceRule::computesFromItself)
                        .limit(1)
                        .map(assigned -> changesAgain(step.trace(), table, assigned.getKey())));
    }

    /** A call such as {@code upper(name)} or {@code coalesce(name, '')} mostly gives the same the second time. */
    private static boolean computesFromItself(Map.Entry<String, List<Token>> assigned) {
        boolean computes =
                assigned.getValue().stream().anyMatch(token -> token.text().matches("[-+*/%|]+"));
        return computes && RowWrite.mentions(assigned.getValue(), assigned.getKey());
    }

    private static Sighting changesAgain(StatementTrace trace, Relation table, String column) {
        return Sighting.of(
                "non-idempotent-update",
                trace,
                table.name(),
                "computes " + table.name() + "." + column + " from itself, and can run twice");
    }

    @Override
    public Stream<Sighting> examine(WholeMigration migration) {
        List<StatementTrace> changing = migration.statements().stream()
                .filter(statement -> !statement.changes().isEmpty() || statement.failed())
                .toList();
        return changing.stream()
                .limit(Math.max(0, changing.size() - 1))
                .filter(statement -> !statement.transactional() && !statement.failed() && !isGuarded(statement))
                .flatMap(statement -> made(statement)
                        .map(name -> Sighting.of(
                                "not-rerunnable",
                                statement,
                                name,
                                "makes " + name + " for good, and what follows may fail")));
    }

    private static boolean isGuarded(StatementTrace statement) {
        StatementText text = StatementText.of(statement);
        return text.contains("EXISTS") || text.contains("OR", "REPLACE") || text.isBlock();
    }

    private static Stream<String> made(StatementTrace statement) {
        return statement.changes().stream()
                .filter(change -> change.isNew())
                .map(change -> change.object())
                .sorted(Comparator.comparing(object -> !(object instanceof Relation)))
                .map(object -> object.name())
                .filter(name -> StatementText.of(statement).names(name.substring(name.lastIndexOf('.') + 1)))
                .limit(1);
    }
}

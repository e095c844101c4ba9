package dev.assay.migration.preflight;

import dev.assay.migration.trace.Stage;
import dev.assay.migration.trace.StatementTrace;
import dev.assay.migration.trace.Witness;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Derives {@link Question}s from what migrations did: each constraint, key and narrower type that a table has after a migration and
 * did not have before is turned into a query that counts the rows in its way. Whatever made the change, a file, a DO block or Java,
 * the catalogs tell. What a migration demands of columns that it makes itself cannot be asked before it. For one run, from one thread.
 */
public final class Preflight implements Witness {
    private final List<Question> questions = new ArrayList<>();

    /** Ask nothing yet. */
    public Preflight() {}

    @Override
    public void ended(Stage stage, List<StatementTrace> statements, Schema end, Map<String, String> settings) {
        stage.start()
                .objects(Relation.class)
                .filter(table -> table.isTable() || table.isPartitioned())
                .filter(table ->
                        !table.isPartition() && end.relation(table.oid()).isPresent())
                .map(table -> new ChangedTable(stage.migration().file(), table, stage.start(), end))
                .forEach(table -> questions.addAll(table.questions(stage.serverVersion())));
    }

    /** Return the questions in the order of the migrations. */
    public List<Question> questions() {
        return List.copyOf(questions);
    }
}

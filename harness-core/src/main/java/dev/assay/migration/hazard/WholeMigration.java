package dev.assay.migration.hazard;

import dev.assay.migration.trace.Stage;
import dev.assay.migration.trace.StatementTrace;
import dev.assay.schema.Schema;
import java.util.List;
import java.util.Map;

/**
 * A migration that has ended.
 *
 * @param stage what was there before it
 * @param statements all that it did, in order
 * @param end the schema after it
 * @param settings the settings of the session after it
 */
record WholeMigration(Stage stage, List<StatementTrace> statements, Schema end, Map<String, String> settings) {
    WholeMigration {
        statements = List.copyOf(statements);
        settings = Map.copyOf(settings);
    }
}

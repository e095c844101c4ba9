package dev.assay.migration.trace;

import dev.assay.schema.Schema;
import java.util.Map;

/**
 * A statement that has run, with the schema around it.
 *
 * @param trace what it did
 * @param before the schema before it; readable until the next statement
 * @param after the schema after it; readable until the next statement
 * @param settings settings of the session when it began, by name, as {@code current_setting} writes them: {@code
 *     lock_timeout}, {@code statement_timeout}, {@code TimeZone}, {@code search_path}, {@code maintenance_work_mem}, {@code
 *     session_replication_role}, {@code role}, {@code row_security}, {@code work_mem}, {@code default_transaction_isolation}
 * @param stage its migration
 */
public record Step(StatementTrace trace, Schema before, Schema after, Map<String, String> settings, Stage stage) {
    public Step {
        settings = Map.copyOf(settings);
    }
}

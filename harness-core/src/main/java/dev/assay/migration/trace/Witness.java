package dev.assay.migration.trace;

import dev.assay.schema.Schema;
import java.util.List;
import java.util.Map;

/** Is told of every statement of a traced run, in order, while the schema around it can be read. Called from one thread. */
public interface Witness {
    /** Sees nothing. */
    Witness NONE = new Witness() {};

    /** Note a statement that has run, failed ones included. */
    default void saw(Step step) {}

    /**
     * Note that a migration has ended, or failed.
     *
     * @param stage the migration; its start can still be read
     * @param statements all that it did, in order
     * @param end the schema after it
     * @param settings the settings of the session after it, see {@link Step#settings}
     */
    default void ended(Stage stage, List<StatementTrace> statements, Schema end, Map<String, String> settings) {}
}

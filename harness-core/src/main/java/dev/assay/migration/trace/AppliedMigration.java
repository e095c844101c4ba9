package dev.assay.migration.trace;

import dev.assay.migration.Migration;
import java.time.Duration;
import java.util.List;

/**
 * A migration that ran, to its end or to its failure.
 *
 * @param migration which one
 * @param elapsed how long it took from its begin to its commit, without the time of watching; statements outside of a
 *     transaction have waited for the trace, for as long as it takes to see that they wait, at most a fifth of a second each
 * @param statements its statements in order
 */
public record AppliedMigration(Migration migration, Duration elapsed, List<StatementTrace> statements) {
    public AppliedMigration {
        statements = List.copyOf(statements);
    }
}

package dev.assay.migration.watch;

import dev.assay.migration.Migration;
import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.Refusal;
import dev.assay.migration.script.Script;
import java.util.Optional;

/** Turns what a runner threw into the failure of a migration, with the line that the server means. */
public final class ServerAnswer {
    private ServerAnswer() {}

    /**
     * Return a runner's exception as that of a migration.
     *
     * @param thrown what the runner threw
     * @param migration what ran
     * @param statement what ran last and did not end; empty if none
     * @param script the text of the migration's file, if it has one
     */
    public static MigrationFailedException explain(
            Throwable thrown, Migration migration, String statement, Optional<String> script) {
        Refusal refusal = Refusal.of(thrown);
        // What Java code throws after it has survived a failed statement is not that statement's failure.
        String failed = Refusal.sqlCause(thrown) == null ? "" : statement;
        // A statement that stands more than once, or whose placeholders were replaced, has no known line.
        int line = script.map(text ->
                        Script.read(text).line(failed, refusal.position()).orElse(0))
                .orElse(0);
        return new MigrationFailedException(migration, line, failed, refusal.sqlState(), refusal.problem(), thrown);
    }
}

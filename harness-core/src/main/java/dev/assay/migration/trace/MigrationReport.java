package dev.assay.migration.trace;

import dev.assay.migration.MigrationFailedException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of all migrations of a source on one database that was empty before. Immutable.
 *
 * @param source where the migrations come from, for people
 * @param seeds where the rows come from, for people
 * @param migrations what ran, in order; the last one is the one that failed, if one did
 * @param rows what each version met in each table
 * @param disagreements what the runner found wrong when it validated at the end
 * @param repeated what a second run applied or changed, although nothing was left to do
 * @param failure why the last migration failed; null if none did
 * @param obstacle why the migrations could not be run to an end or judged at all; null if they could
 */
public record MigrationReport(
        String source,
        String seeds,
        List<AppliedMigration> migrations,
        List<TableRows> rows,
        List<String> disagreements,
        List<String> repeated,
        @Nullable MigrationFailedException failure,
        @Nullable Exception obstacle) {

    /**
     * A table that was there before a migration, and was copied by it.
     *
     * @param table the table
     * @param statement the statement that did it
     */
    public record Rewrite(String table, StatementTrace statement) {}

    public MigrationReport {
        migrations = List.copyOf(migrations);
        rows = List.copyOf(rows);
        disagreements = List.copyOf(disagreements);
        repeated = List.copyOf(repeated);
    }

    /** Return this report of migrations that were stopped. */
    MigrationReport stopped(Exception reason) {
        return new MigrationReport(source, seeds, migrations, rows, disagreements, repeated, failure, reason);
    }

    /** Return the versions applied, in order, without what repeats and what failed. */
    public List<String> versions() {
        int succeeded = migrations.size() - (failed() ? 1 : 0);
        return migrations.stream()
                .limit(succeeded)
                .map(applied -> applied.migration().version())
                .filter(version -> !version.isEmpty())
                .toList();
    }

    /** Return every statement, in order. */
    public List<StatementTrace> statements() {
        return migrations.stream()
                .flatMap(applied -> applied.statements().stream())
                .toList();
    }

    /** Return the statements of a version, such as {@code 2.1}; empty if it was not applied. */
    public List<StatementTrace> statementsOf(String version) {
        return statements().stream()
                .filter(statement -> statement.migration().version().equals(version))
                .toList();
    }

    /** Return the tables that were there before a migration and were copied by it. */
    public List<Rewrite> rewrites() {
        return statements().stream()
                .flatMap(statement -> statement.rewrites().stream().map(table -> new Rewrite(table, statement)))
                .toList();
    }

    /** Return how long the migrations took, without the time of loading seeds, and see {@link AppliedMigration#elapsed}. */
    public Duration duration() {
        return migrations.stream().map(AppliedMigration::elapsed).reduce(Duration.ZERO, Duration::plus);
    }

    /** Return whether a migration failed. */
    public boolean failed() {
        return failure != null
                && !migrations.isEmpty()
                && migrations.get(migrations.size() - 1).migration().equals(failure.migration());
    }

    /** Return the report in one line for each migration. */
    public String describe() {
        return migrations.stream()
                .map(applied -> Written.migration(applied, failure))
                .collect(Collectors.joining("\n"));
    }
}

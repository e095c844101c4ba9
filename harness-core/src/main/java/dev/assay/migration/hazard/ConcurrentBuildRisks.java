package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlWords;
import dev.assay.migration.trace.StatementTrace;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Concurrent builds that the server itself does wrong, or that are likely to wait for ever. */
final class ConcurrentBuildRisks implements HazardRule {
    private static final int FIRST_BROKEN = 140_000;
    private static final int FIRST_SOUND = 140_004;
    private static final Set<String> SNAPSHOT_KEPT = Set.of("repeatable read", "serializable");

    @Override
    public Stream<Sighting> examine(WholeMigration migration) {
        return migration.statements().stream()
                .filter(statement -> !statement.transactional() && isBuild(statement))
                .flatMap(statement -> oldTable(statement, migration)
                        .map(table -> Stream.concat(
                                corruption(statement, table, migration).stream(),
                                starvation(statement, table, migration).stream()))
                        .orElse(Stream.empty()));
    }

    private static boolean isBuild(StatementTrace statement) {
        return ConcurrentStatement.of(statement.sql())
                .filter(words -> words.isBuild() || words.isRebuild())
                .isPresent();
    }

    private static Optional<String> oldTable(StatementTrace statement, WholeMigration migration) {
        return Altered.made(statement, Index.class)
                .map(Index::table)
                .filter(table -> !migration.stage().made(table))
                .flatMap(table -> migration.end().relation(table).stream())
                .map(Relation::name)
                .findFirst();
    }

    private static Optional<Sighting> corruption(StatementTrace statement, String table, WholeMigration migration) {
        int version = migration.stage().serverVersion();
        if (version < FIRST_BROKEN || version >= FIRST_SOUND) {
            return Optional.empty();
        }
        return Optional.of(Sighting.of(
                "cic-corruption-14",
                statement,
                table,
                "builds an index of " + table + " concurrently on PostgreSQL 14." + version % 100
                        + ", which may leave rows out"));
    }

    private static Optional<Sighting> starvation(StatementTrace statement, String table, WholeMigration migration) {
        return reason(statement, migration)
                .map(reason -> Sighting.of(
                        "cic-starved", statement, table, "waits for all older snapshots of the database; " + reason));
    }

    private static Optional<String> reason(StatementTrace statement, WholeMigration migration) {
        String isolation = migration.stage().settings().getOrDefault("default_transaction_isolation", "");
        if (SNAPSHOT_KEPT.contains(isolation)) {
            return Optional.of("transactions are " + isolation + " here and keep theirs to their end");
        }
        return migration.statements().stream()
                        .takeWhile(earlier -> !earlier.equals(statement))
                        .anyMatch(ConcurrentBuildRisks::takesAdvisoryLock)
                ? Optional.of("who waits for the advisory lock of this migration has one")
                : Optional.empty();
    }

    private static boolean takesAdvisoryLock(StatementTrace statement) {
        SqlWords words = SqlWords.of(statement.sql());
        return words.contains("pg_advisory_lock") || words.contains("pg_advisory_lock_shared");
    }
}

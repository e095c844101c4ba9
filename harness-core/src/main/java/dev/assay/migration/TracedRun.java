package dev.assay.migration;

import dev.assay.check.MistakeException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One run of a {@link MigrationTracer}. */
final class TracedRun {
    private final MigrationSource source;
    private final SeedScripts seeds;
    private final DataSource database;
    private final List<TableRows> rows = new ArrayList<>();
    private List<String> disagreements = List.of();
    private List<String> repeated = List.of();

    TracedRun(MigrationSource source, SeedScripts seeds, DataSource database) {
        this.source = source;
        this.seeds = seeds;
        this.database = database;
    }

    MigrationReport report(Recorder recorder) throws SQLException {
        try {
            applyAll(recorder);
            return report(recorder, null, null);
        } catch (MigrationFailedException failure) {
            recorder.failed(failure);
            return report(recorder, failure, null);
        } catch (SQLException | MistakeException obstacle) {
            return report(recorder, null, obstacle);
        }
    }

    private void applyAll(Recorder recorder) throws SQLException {
        List<Migration> versions = source.versions(database);
        seeds.requireVersions(versions);
        for (Migration version : versions) {
            count(version.version());
            source.applyUpTo(version, database, recorder);
            seeds.load(version, database);
        }
        count("");
        source.applyAll(database, recorder);
        disagreements = source.validate(database);
        repeated = applyAgain();
    }

    private List<String> applyAgain() throws SQLException {
        Snapshot before = snapshot();
        List<String> again = new ArrayList<>();
        source.applyAll(database, StatementListener.NONE).forEach(file -> again.add(file + " is applied again"));
        Snapshot after = snapshot();
        for (Relation relation : after.relations().values()) {
            Relation earlier = before.relations().get(relation.oid());
            if (earlier == null || earlier.file() != relation.file()) {
                again.add(relation.name() + " is made anew");
            }
        }
        return again;
    }

    private Snapshot snapshot() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Snapshot.take(connection, source.bookkeeping());
        }
    }

    private void count(String before) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (Relation table :
                    Snapshot.take(connection, source.bookkeeping()).tables()) {
                if (table.holdsOwnRows()) {
                    rows.add(new TableRows(before, table.name(), count(statement, table)));
                }
            }
        }
    }

    private static long count(Statement statement, Relation table) throws SQLException {
        String quoted = text(statement, "SELECT " + table.oid() + "::regclass");
        return Long.parseLong(text(statement, "SELECT count(*) FROM " + quoted));
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private MigrationReport report(
            Recorder recorder, @Nullable MigrationFailedException failure, @Nullable Exception obstacle) {
        return new MigrationReport(
                source.describe(),
                seeds.location(),
                recorder.applied(),
                rows,
                disagreements,
                repeated,
                failure,
                obstacle);
    }
}

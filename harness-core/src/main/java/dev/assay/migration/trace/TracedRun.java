package dev.assay.migration.trace;

import dev.assay.check.MistakeException;
import dev.assay.migration.Migration;
import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.StatementListener;
import dev.assay.migration.seed.SeedScripts;
import dev.assay.schema.Change;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One run of a {@link MigrationTracer}. */
final class TracedRun {
    private final MigrationSource source;
    private final SeedScripts seeds;
    private final DataSource database;
    private final Observation observed;
    private List<String> disagreements = List.of();
    private List<String> repeated = List.of();

    TracedRun(MigrationSource source, SeedScripts seeds, DataSource database, Observation observed) {
        this.source = source;
        this.seeds = seeds;
        this.database = database;
        this.observed = observed;
    }

    MigrationReport report(Recorder recorder) throws SQLException {
        try {
            applyAll(recorder);
            return report(recorder, null, null);
        } catch (MigrationFailedException failure) {
            recorder.failed(failure);
            return report(recorder, WatchedLimit.explain(failure), null);
        } catch (SQLException | MistakeException obstacle) {
            return report(recorder, null, WatchedLimit.explain(obstacle));
        }
    }

    private void applyAll(Recorder recorder) throws SQLException {
        List<Migration> versions = source.versions(database);
        seeds.requireVersions(versions);
        for (Migration version : versions) {
            // The runner looks at all of its files each time it is asked, so it is asked only where rows are added.
            if (seeds.fill(version)) {
                source.applyUpTo(version, database, recorder);
                seeds.load(version, database);
                observed.rows.written();
            }
        }
        source.applyAll(database, recorder);
        observed.schema.refresh(observed.session);
        observed.rows.meet("", observed.rows.refresh(observed.schema));
        disagreements = source.validate(database);
        repeated = applyAgain();
    }

    private List<String> applyAgain() throws SQLException {
        observed.schema.refresh(observed.session);
        RowMarks before = RowMarks.read(observed.session, observed.rows.tables(observed.schema));
        List<String> again = new ArrayList<>();
        source.applyLater(database, StatementListener.NONE).forEach(file -> again.add(file + " is applied again"));
        List<Change> all = observed.schema.refresh(observed.session);
        List<Change> others = observed.books.others(all, observed.schema, observed.schema.before(all));
        again.addAll(new SecondRun(others).describe());
        before.differing(observed.session, observed.rows.tables(observed.schema))
                .forEach(table -> again.add("rows of " + table.name() + " are written"));
        return again;
    }

    private MigrationReport report(
            Recorder recorder, @Nullable MigrationFailedException failure, @Nullable Exception obstacle) {
        return new MigrationReport(
                source.describe(),
                seeds.location(),
                recorder.applied(),
                observed.rows.met(),
                disagreements,
                repeated,
                failure,
                obstacle);
    }
}

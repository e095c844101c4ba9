package dev.assay.migration.flyway;

import dev.assay.check.Run;
import dev.assay.migration.data.DataMigration;
import dev.assay.migration.data.RunSettings;
import dev.assay.migration.data.StepProgressListener;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * A data migration that Flyway runs as a version of its own. Name the class as Flyway demands, such as {@code V9__Fill_neighbours},
 * and return the migration from {@link #dataMigration}. Flyway runs it outside of a transaction, and where it is cut off Flyway's
 * next run goes on with it.
 */
public abstract class FlywayDataMigration extends BaseJavaMigration {
    /** Create the migration, as Flyway does by reflection. */
    protected FlywayDataMigration() {}

    /** Return what is to be done; the same each time. */
    protected abstract DataMigration dataMigration();

    /** Return how it is run: by default with progress on standard output. */
    protected RunSettings settings() {
        return RunSettings.with(
                        Run.of(dataMigration().name(), ProcessHandle.current().pid())
                                .random("pauses"))
                .progress(StepProgressListener.standard());
    }

    /** Return a checksum of the steps, so that {@code validate} finds an edited one. */
    @Override
    public Integer getChecksum() {
        return dataMigration().marker().hashCode();
    }

    /** Return false: each batch is a transaction. */
    @Override
    public final boolean canExecuteInTransaction() {
        return false;
    }

    @Override
    public final void migrate(Context context) throws Exception {
        dataMigration().run(context.getConnection(), settings());
    }
}

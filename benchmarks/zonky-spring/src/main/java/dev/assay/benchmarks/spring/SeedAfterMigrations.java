package dev.assay.benchmarks.spring;

import dev.assay.benchmarks.CsvSeeds;
import dev.assay.benchmarks.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Loads the seed when Flyway has migrated, so that zonky's prepared databases hold it too. */
final class SeedAfterMigrations implements Callback {
    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            CsvSeeds.load(Workload.ofProcess(), context.getConnection());
        } catch (SQLException e) {
            throw new FlywayException("The seed does not fit", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String getCallbackName() {
        return "seed";
    }
}

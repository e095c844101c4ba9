package dev.assay.junit.countedmigrations;

import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Tells whether the migrations of a test ran. */
public final class V1__Count extends BaseJavaMigration {
    public static final AtomicInteger RUNS = new AtomicInteger();

    @Override
    public void migrate(Context context) {
        RUNS.incrementAndGet();
    }
}

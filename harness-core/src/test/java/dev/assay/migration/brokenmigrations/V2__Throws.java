package dev.assay.migration.brokenmigrations;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Named as Flyway demands. */
public final class V2__Throws extends BaseJavaMigration {
    @Override
    public void migrate(Context context) {
        throw new IllegalStateException("no rate for EUR");
    }
}

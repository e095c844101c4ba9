package dev.assay.migration.datamigrations;

import dev.assay.migration.data.DataMigration;
import dev.assay.migration.data.Shop;
import dev.assay.migration.flyway.FlywayDataMigration;

/** Named as Flyway demands. */
public final class V1__Fill_cents extends FlywayDataMigration {
    @Override
    protected DataMigration dataMigration() {
        return Shop.fill(10);
    }
}

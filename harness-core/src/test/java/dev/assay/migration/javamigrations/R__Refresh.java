package dev.assay.migration.javamigrations;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Its checksum always differs, so it runs whenever Flyway does. */
public final class R__Refresh extends BaseJavaMigration {
    @Override
    public Integer getChecksum() {
        return (int) System.nanoTime();
    }

    @Override
    public void migrate(Context context) throws SQLException {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute("ANALYZE account");
        }
    }
}

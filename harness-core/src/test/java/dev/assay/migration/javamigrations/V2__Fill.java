package dev.assay.migration.javamigrations;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Named as Flyway demands. */
public final class V2__Fill extends BaseJavaMigration {
    @Override
    public void migrate(Context context) throws SQLException {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute("INSERT INTO account SELECT n, n FROM generate_series(1, 100) n");
            statement.execute("ALTER TABLE account ALTER COLUMN balance TYPE bigint");
        }
    }
}

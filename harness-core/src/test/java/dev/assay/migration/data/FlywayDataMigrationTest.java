package dev.assay.migration.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.TestDatabase;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.flyway.FlywayMigrations;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.Provider.class)
class FlywayDataMigrationTest {
    private final TestDatabases databases;

    FlywayDataMigrationTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void isAVersionOfItsOwn() throws Exception {
        try (TestDatabase database = databases.empty()) {
            Shop.execute(database, "CREATE SCHEMA other");
            Shop.create(database, 25);
            FlywayMigrations migrations =
                    FlywayMigrations.at(List.of("classpath:dev/assay/migration/datamigrations"), Sample.LOADER);
            Shop.execute(
                    database,
                    "ALTER TABLE \"Order Item\" SET SCHEMA other; ALTER DATABASE " + database.name()
                            + " SET search_path = public, other");

            migrations.apply(database);

            assertThat(Shop.filled(database)).isEqualTo(25);
            assertThat(Shop.number(
                            database, "SELECT count(*) FROM flyway_schema_history WHERE success AND version = '1'"))
                    .isOne();
        }
    }
}

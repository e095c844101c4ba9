package dev.assay.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import dev.assay.database.seed.GeneratedRows;
import dev.assay.database.seed.Values;
import dev.assay.migration.flyway.FlywayMigrations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Seeds without annotations. */
class SeedRecipeIT {
    @Test
    void seedsAreRecipes() throws SQLException {
        FlywayMigrations migrations = FlywayMigrations.at(
                List.of("classpath:db/migration"), getClass().getClassLoader());
        // region plain
        TemplateRecipe recipe = GeneratedRows.into("documents")
                .rows(1_000)
                .seed(8731)
                .column("embedding", Values.clusters(64, 10))
                .column("label", Values.zipf(1.1, 9))
                .on(migrations);
        // endregion
        try (Databases databases = Databases.open(DatabaseSettings.defaults().withReadyClones(0));
                TestDatabase database = databases.create(ServerSpec.defaults().withExtensions("vector"), recipe);
                Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM documents")) {
            row.next();
            assertThat(row.getLong(1)).isEqualTo(1_000);
        }
    }
}

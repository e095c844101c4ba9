package dev.assay.samples;

import static dev.assay.quality.Metric.REFERENTIAL_INTEGRITY;
import static dev.assay.quality.Metric.ROW_COUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.seed.GeneratedRows;
import dev.assay.database.seed.Values;
import dev.assay.junit.DatabaseTest;
import dev.assay.junit.QualityGate;
import dev.assay.junit.SeedRows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The application as it will be when it has grown: more rows than the files hold. */
// region grown
@DatabaseTest
@SeedRows(table = "users", rows = 1_000)
@SeedRows(table = "models", rows = 20)
@SeedRows(table = "documents", rows = 2_000, values = GrownIT.Embedded.class)
@SeedRows(table = "predictions", rows = 50_000)
@SeedRows(table = "penguin_features", rows = 100_000, like = "data/penguin_features.csv")
class GrownIT {
    static final class Embedded implements UnaryOperator<GeneratedRows> {
        @Override
        public GeneratedRows apply(GeneratedRows rows) {
            return rows.column("embedding", Values.clusters(64, 10));
        }
    }

    @Test
    @QualityGate(metric = ROW_COUNT, table = "predictions", atLeast = "50000")
    @QualityGate(
            metric = REFERENTIAL_INTEGRITY,
            table = "predictions",
            column = "document_id",
            references = "documents(id)",
            atLeast = "1")
    void everyPredictionHasItsDocument() {}
    // endregion

    @Test
    void penguinsAreHeavyWhereTheirFlippersAreLong(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT corr(flipper_length_mm, body_mass_g), count(DISTINCT id) FROM penguin_features")) {
            row.next();

            // 0.871 in the 342 birds that were measured.
            assertThat(row.getDouble(1)).isBetween(0.86, 0.88);
            assertThat(row.getLong(2)).isEqualTo(100_000);
        }
    }
}

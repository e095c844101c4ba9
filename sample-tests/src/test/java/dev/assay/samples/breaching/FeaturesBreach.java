package dev.assay.samples.breaching;

import static dev.assay.quality.Metric.COMPLETENESS;
import static dev.assay.quality.Metric.CUSTOM_SQL;
import static dev.assay.quality.Metric.FRESHNESS;
import static dev.assay.quality.Metric.RANGE_VALIDITY;
import static dev.assay.quality.Metric.REFERENTIAL_INTEGRITY;
import static dev.assay.quality.Metric.ROW_COUNT;
import static dev.assay.quality.Metric.UNIQUENESS;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.QualityGate;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@DatabaseTest(seed = {"classpath:data/penguin_features.csv", "classpath:data/sensor_readings.csv.gz"})
class FeaturesBreach {
    /** The gaps are those of the source: of eleven penguins nobody knows the sex. */
    @Test
    @QualityGate(
            metric = COMPLETENESS,
            table = "penguin_features",
            column = "sex",
            atLeast = "0.99",
            because = "the model splits by sex")
    @QualityGate(metric = COMPLETENESS, table = "penguin_features", column = "body_mass_g", atLeast = "0.99")
    @QualityGate(metric = ROW_COUNT, table = "penguin_features", atLeast = "1000")
    void penguinsHaveGaps() {}

    @Test
    @QualityGate(
            metric = RANGE_VALIDITY,
            table = "penguin_features",
            column = "body_mass_g",
            min = "3000",
            max = "6000",
            atLeast = "1")
    @QualityGate(metric = UNIQUENESS, table = "penguin_features", column = "flipper_length_mm", atLeast = "50%")
    @QualityGate(metric = CUSTOM_SQL, sql = "SELECT count(DISTINCT island) FROM penguin_features", atMost = "2")
    void penguinsAreOfOddSizes() {}

    @Test
    @QualityGate(metric = FRESHNESS, table = "sensor_readings", column = "measured_at", atMost = "1d")
    void readingsAreOld() {}

    @Test
    @QualityGate(
            metric = REFERENTIAL_INTEGRITY,
            table = "orders",
            column = "user_id",
            references = "users(id)",
            atLeast = "1")
    void ordersPointNowhere(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders AS SELECT n AS id, n AS user_id FROM generate_series(1, 3) AS n");
        }
    }
}

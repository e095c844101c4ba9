package dev.assay.samples;

import static dev.assay.quality.Metric.COMPLETENESS;
import static dev.assay.quality.Metric.CUSTOM_SQL;
import static dev.assay.quality.Metric.RANGE_VALIDITY;
import static dev.assay.quality.Metric.ROW_COUNT;
import static dev.assay.quality.Metric.UNIQUENESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.QualityGate;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@DatabaseTest(seed = {"classpath:data/penguin_features.csv", "classpath:data/nucleus_features.csv.gz"})
class FeaturesIT {
    private static final long PENGUIN_WITHOUT_MEASURES = 4;

    @Test
    @QualityGate(metric = ROW_COUNT, table = "penguin_features", atLeast = "300")
    @QualityGate(metric = UNIQUENESS, table = "penguin_features", column = "id", atLeast = "1")
    @QualityGate(metric = COMPLETENESS, table = "penguin_features", column = "species", atLeast = "1")
    @QualityGate(metric = COMPLETENESS, table = "penguin_features", column = "body_mass_g", atLeast = "0.99")
    @QualityGate(metric = COMPLETENESS, table = "penguin_features", column = "sex", atLeast = "0.95")
    @QualityGate(
            metric = RANGE_VALIDITY,
            table = "penguin_features",
            column = "flipper_length_mm",
            min = "150",
            max = "250",
            atLeast = "1")
    void gapsOfPenguinsAreFewAndFilledByTheirSpecies(Connection connection) throws SQLException {
        Penguin penguin =
                new FeatureStore(connection).penguin(PENGUIN_WITHOUT_MEASURES).orElseThrow();

        assertThat(penguin.species()).isEqualTo("Adelie");
        assertThat(penguin.bodyMass()).isBetween(3700.0, 3701.0);
    }

    @Test
    @QualityGate(metric = ROW_COUNT, table = "nucleus_features", atLeast = "569", atMost = "569")
    @QualityGate(metric = CUSTOM_SQL, sql = """
                    SELECT count(*) FROM nucleus_features
                    WHERE (SELECT count(*) FROM jsonb_object_keys(measures)) <> 30""", atMost = "0", because = "the model takes vectors of thirty numbers")
    void nucleiComeWithTheirMeasuresByName(Connection connection) throws SQLException {
        assertThat(new FeatureStore(connection).nucleus(1)).hasSize(30).containsEntry("radius_mean", 17.99);
    }
}

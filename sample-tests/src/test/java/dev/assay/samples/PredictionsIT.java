package dev.assay.samples;

import static dev.assay.quality.Metric.COMPLETENESS;
import static dev.assay.quality.Metric.FRESHNESS;
import static dev.assay.quality.Metric.REFERENTIAL_INTEGRITY;
import static dev.assay.quality.Metric.ROW_COUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.chaos.ChaosRun;
import dev.assay.junit.ChaosScenario;
import dev.assay.junit.DatabaseTest;
import dev.assay.junit.QualityGate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@DatabaseTest(seed = "classpath:data/documents.csv.gz")
class PredictionsIT {
    private static final int VOTERS = 5;

    @Test
    @QualityGate(metric = ROW_COUNT, table = "predictions", atLeast = "359", atMost = "359")
    @QualityGate(metric = COMPLETENESS, table = "predictions", column = "neighbours", atLeast = "1")
    @QualityGate(
            metric = REFERENTIAL_INTEGRITY,
            table = "predictions",
            column = "model_id",
            references = "models(id)",
            atLeast = "1")
    @QualityGate(metric = FRESHNESS, table = "predictions", column = "created_at", atMost = "10min")
    void digitsAreRecognised(Connection connection, DataSource dataSource) throws SQLException {
        long model = Registered.digitModel(connection);
        DigitClassifier classifier = new DigitClassifier(new SimilaritySearch(connection), VOTERS);
        PredictionLog log = new PredictionLog(dataSource, PredictionTraffic.PATIENT);

        List<Digit> digits = Digit.heldBack(connection);
        int right = 0;
        for (Digit digit : digits) {
            Guess guess = classifier.classify(digit.embedding());
            log.save(new Prediction(PredictionTraffic.request(digit.document()), model, digit.document(), guess));
            right += guess.label() == digit.label() ? 1 : 0;
        }

        assertThat((double) right / digits.size()).as("accuracy").isBetween(0.95, 1.0);
    }

    // region history
    @ChaosScenario(
            faults = "latency(200ms) 1s; partition 500ms; reset 500ms",
            recoveryWithin = "5s",
            maxErrors = "0%",
            survives = "predictions",
            because = "a prediction that was answered must be in the log")
    void savingSurvivesABrokenNetwork(ChaosRun run) throws SQLException {
        PredictionTraffic.register(run);
    }
    // endregion

    @Test
    void promotingRetiresTheVersionBefore(Connection connection) throws SQLException {
        long first = Registered.digitModel(connection);
        long second = Registered.digitModel(connection);

        assertThat(second).isNotEqualTo(first);
        assertThat(new ModelRegistry(connection).production("digits")).hasValue(second);
    }
}

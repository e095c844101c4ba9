package dev.assay.samples;

import static dev.assay.quality.Metric.COMPLETENESS;
import static dev.assay.quality.Metric.FRESHNESS;
import static dev.assay.quality.Metric.REFERENTIAL_INTEGRITY;
import static dev.assay.quality.Metric.ROW_COUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.chaos.ChaosRun;
import dev.assay.database.TestDatabase;
import dev.assay.junit.ChaosScenario;
import dev.assay.junit.DatabaseTest;
import dev.assay.junit.QualityGate;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@DatabaseTest(seed = "classpath:data/documents.csv.gz")
class PredictionsIT {
    private static final int VOTERS = 5;
    private static final Retry PATIENT = Retry.within(Duration.ofSeconds(10), Duration.ofMillis(50));

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
        PredictionLog log = new PredictionLog(dataSource, PATIENT);

        List<Digit> digits = Digit.heldBack(connection);
        int right = 0;
        for (Digit digit : digits) {
            Guess guess = classifier.classify(digit.embedding());
            log.save(new Prediction(request(digit.document()), model, digit.document(), guess));
            right += guess.label() == digit.label() ? 1 : 0;
        }

        assertThat((double) right / digits.size()).as("accuracy").isBetween(0.95, 1.0);
    }

    @ChaosScenario(
            faults = "latency(200ms) 1s; partition 500ms; reset 500ms",
            recoveryWithin = "5s",
            maxErrors = "0%",
            because = "a prediction that was answered must be in the log")
    void savingSurvivesABrokenNetwork(ChaosRun run) throws SQLException {
        PredictionLog log = new PredictionLog(run.dataSource(), PATIENT);
        Set<UUID> saved = ConcurrentHashMap.newKeySet();
        long model = model(run.database());

        run.operation("save", () -> {
            UUID request = request(run.random().nextLong());
            log.save(new Prediction(request, model, 1, new Guess(0, 1, VOTERS)));
            saved.add(request);
        });
        run.after("everything saved is there", () -> assertThat(requests(run.database()))
                .containsAll(saved));
    }

    @Test
    void promotingRetiresTheVersionBefore(Connection connection) throws SQLException {
        long first = Registered.digitModel(connection);
        long second = Registered.digitModel(connection);

        assertThat(second).isNotEqualTo(first);
        assertThat(new ModelRegistry(connection).production("digits")).hasValue(second);
    }

    private static long model(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Registered.digitModel(connection);
        }
    }

    private static UUID request(long number) {
        return UUID.nameUUIDFromBytes(
                ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private static List<UUID> requests(TestDatabase database) throws SQLException {
        List<UUID> requests = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT request FROM predictions")) {
            while (rows.next()) {
                requests.add(rows.getObject(1, UUID.class));
            }
        }
        return requests;
    }
}

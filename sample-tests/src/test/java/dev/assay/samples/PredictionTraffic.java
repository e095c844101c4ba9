package dev.assay.samples;

import dev.assay.chaos.ChaosRun;
import dev.assay.chaos.history.HistoryRecorder;
import dev.assay.chaos.history.Survival;
import dev.assay.database.TestDatabase;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Saves predictions while something is broken, and asks for all of them afterwards. */
final class PredictionTraffic {
    static final Retry PATIENT = Retry.within(Duration.ofSeconds(10), Duration.ofMillis(50));

    private static final Guess GUESS = new Guess(0, 1, 5);

    private PredictionTraffic() {}

    // region recorded
    static void register(ChaosRun run) throws SQLException {
        PredictionLog log = new PredictionLog(run.dataSource(), PATIENT);
        HistoryRecorder predictions =
                run.history("predictions", Survival.everyWriteOnce(() -> requests(run.database())));
        long model = model(run.database());

        run.operation("save", () -> {
            UUID request = request(run.random().nextLong());
            predictions.write(request, () -> log.save(new Prediction(request, model, 1, GUESS)));
        });
    }
    // endregion

    static UUID request(long number) {
        return UUID.nameUUIDFromBytes(
                ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private static long model(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Registered.digitModel(connection);
        }
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

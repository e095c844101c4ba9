package dev.assay.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.chaos.ChaosRun;
import dev.assay.database.TestDatabase;
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

/** Saves predictions while something is broken, and asks for all of them afterwards. */
final class PredictionTraffic {
    static final Retry PATIENT = Retry.within(Duration.ofSeconds(10), Duration.ofMillis(50));

    private static final Guess GUESS = new Guess(0, 1, 5);

    private PredictionTraffic() {}

    static void register(ChaosRun run) throws SQLException {
        PredictionLog log = new PredictionLog(run.dataSource(), PATIENT);
        Set<UUID> saved = ConcurrentHashMap.newKeySet();
        long model = model(run.database());

        run.operation("save", () -> {
            UUID request = request(run.random().nextLong());
            log.save(new Prediction(request, model, 1, GUESS));
            saved.add(request);
        });
        run.after("everything saved is there", () -> assertThat(requests(run.database()))
                .containsAll(saved));
    }

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

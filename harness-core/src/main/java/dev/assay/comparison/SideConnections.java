package dev.assay.comparison;

import dev.assay.check.MistakeException;
import dev.assay.database.TestDatabase;
import dev.assay.load.Capacity;
import java.sql.Connection;
import java.sql.SQLException;

/** Whether a server grants the connections of all sides. */
final class SideConnections {
    private SideConnections() {}

    static void require(TestDatabase database, int concurrency) throws SQLException {
        try (Connection connection = database.connect()) {
            Capacity capacity = Capacity.of(connection);
            int most = (capacity.maxConnections() - capacity.reserve()) / RegressionSides.ALL;
            if (concurrency > most) {
                throw new MistakeException(
                        "@LatencyBudget maxRegression, concurrency = [" + concurrency + "]",
                        "the server has max_connections = [" + capacity.maxConnections() + "], of which ["
                                + capacity.reserve() + "] are reserved",
                        "every worker of a comparison has [" + RegressionSides.ALL
                                + "] connections: to the baseline, to the measured side, and to the baseline again",
                        "concurrency = " + most);
            }
        }
    }
}
